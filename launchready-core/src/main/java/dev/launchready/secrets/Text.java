package dev.launchready.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes read as Latin-1 characters, so that patterns run on them without a copy, and offsets are those of the bytes.
 */
class Text implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Text(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static Text of(byte[] bytes) {
        return new Text(bytes, 0, bytes.length);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[from + index] & 0xff);
    }

    /** {@return the character there, or NUL before the beginning and after the end} */
    char at(int index) {
        return index < 0 || index >= length() ? '\0' : charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Text(bytes, from + start, from + end);
    }

    String string(int start, int end) {
        int first = Math.max(0, start);
        int last = Math.min(length(), end);
        return first >= last ? "" : new String(bytes, from + first, last - first, StandardCharsets.ISO_8859_1);
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(bytes, from + start, from + end);
    }

    /** {@return where the line that holds this offset begins, looking back at most so far} */
    int lineStart(int offset, int most) {
        int least = Math.max(0, offset - most);
        int at = Math.min(offset, length());
        while (at > least && charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    /** {@return where the line that holds this offset ends, looking ahead at most so far} */
    int lineEnd(int offset, int most) {
        int limit = (int) Math.min(length(), (long) offset + most);
        int at = offset;
        while (at < limit && charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Tells whether a lower-case ASCII word stands there, in any case. */
    boolean hasWordAt(int index, String word) {
        if (index < 0 || index + word.length() > length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(charAt(index + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the first place at or after the start where the lower-case word stands in any case; -1 if none} */
    int indexOf(String word, int start, int end) {
        int last = Math.min(end, length()) - word.length();
        for (int i = Math.max(0, start); i <= last; i++) {
            if (hasWordAt(i, word)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return length() + " characters";
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    static boolean isAlnum(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
