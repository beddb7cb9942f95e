package dev.launchready.secrets;

/** Brings text of any encoding to one byte for each character, so that all rules see ASCII as ASCII. */
final class Encoding {
    /** How much of a text is looked at to tell its encoding. */
    private static final int SAMPLE = 2048;

    private Encoding() {}

    /**
     * A text in single bytes.
     *
     * @param bytes the text; characters beyond Latin-1 are question marks
     * @param name what it was
     * @param start how many bytes a mark took at the beginning
     * @param width how many bytes a character took
     */
    @SuppressWarnings("ArrayRecordComponent") // as large as a file, and never compared
    record Plain(byte[] bytes, String name, int start, int width) {
        int outer(int offset) {
            return start + offset * width;
        }
    }

    static Plain of(byte[] bytes) {
        if (bytes.length >= 2) {
            int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            if (mark == 0xfffe) {
                return wide(bytes, 2, 0, "UTF-16LE");
            }
            if (mark == 0xfeff) {
                return wide(bytes, 2, 1, "UTF-16BE");
            }
            int[] zeros = zeros(bytes);
            int half = Math.min(bytes.length, SAMPLE) / 2;
            if (half >= 8 && zeros[1] > half * 7 / 10 && zeros[0] <= half / 20) {
                return wide(bytes, 0, 0, "UTF-16LE");
            }
            if (half >= 8 && zeros[0] > half * 7 / 10 && zeros[1] <= half / 20) {
                return wide(bytes, 0, 1, "UTF-16BE");
            }
        }
        return new Plain(bytes, "", 0, 1);
    }

    private static int[] zeros(byte[] bytes) {
        int[] zeros = new int[2];
        int end = Math.min(bytes.length, SAMPLE) & ~1;
        for (int i = 0; i < end; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Takes the low byte of each unit, which stands first in little endian order. */
    private static Plain wide(byte[] bytes, int start, int low, String name) {
        byte[] plain = new byte[(bytes.length - start) / 2];
        for (int i = 0; i < plain.length; i++) {
            int at = start + i * 2;
            plain[i] = bytes[at + 1 - low] == 0 ? bytes[at + low] : (byte) '?';
        }
        return new Plain(plain, name, start, 2);
    }
}
