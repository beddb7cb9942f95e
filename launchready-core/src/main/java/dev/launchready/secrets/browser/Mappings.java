package dev.launchready.secrets.browser;

import java.util.Optional;

/**
 * The {@code mappings} of a source map (ECMA-426): a segment for each piece of generated code, groups of segments divided
 * by semicolons for lines, numbers in base 64 with a continuation bit, each relative to the one before. Read as a stream:
 * however long they are, nothing is kept.
 */
final class Mappings {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] DIGITS = new byte[128];

    static {
        java.util.Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < 64; i++) {
            DIGITS[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private final String text;
    private int at;

    private Mappings(String text) {
        this.text = text;
    }

    /**
     * Where a piece of generated code comes from; all numbers from 0.
     *
     * @param line the generated line
     * @param column the generated column, in UTF-16 units
     * @param source the number of the source; -1 for code that comes from none
     * @param sourceLine its line
     * @param sourceColumn its column
     */
    record Segment(int line, int column, int source, int sourceLine, int sourceColumn) {}

    /** Takes segments. */
    interface Sink {
        /** Takes one; {@return whether more are wanted} */
        boolean segment(Segment segment);
    }

    /**
     * Reads mappings.
     *
     * @param text the mappings
     * @param sink takes the segments in their order
     * @return what is wrong with them, after the segments before it; empty if nothing
     */
    static Optional<String> read(String text, Sink sink) {
        return new Mappings(text).read(sink);
    }

    private Optional<String> read(Sink sink) {
        int line = 0;
        long column = 0;
        long source = 0;
        long sourceLine = 0;
        long sourceColumn = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';' || c == ',') {
                line += c == ';' ? 1 : 0;
                column = c == ';' ? 0 : column;
                at++;
                continue;
            }
            long[] fields = new long[5];
            int count = 0;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
                long value = number();
                if (value == Long.MIN_VALUE || count == fields.length) {
                    return Optional.of("mappings break off at character " + at + ", in generated line " + (line + 1));
                }
                fields[count++] = value;
            }
            column += fields[0];
            boolean mapped = count >= 4;
            source += mapped ? fields[1] : 0;
            sourceLine += mapped ? fields[2] : 0;
            sourceColumn += mapped ? fields[3] : 0;
            boolean wrong = count == 2 || count == 3 || !fits(column);
            if (wrong || !(fits(source) && fits(sourceLine) && fits(sourceColumn))) {
                return Optional.of("mappings have an impossible segment before character " + at + ", in generated line "
                        + (line + 1));
            }
            boolean more = sink.segment(
                    new Segment(line, (int) column, mapped ? (int) source : -1, (int) sourceLine, (int) sourceColumn));
            if (!more) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean fits(long number) {
        return number >= 0 && number <= Integer.MAX_VALUE;
    }

    /** Reads one number of at most 32 bits; {@code Long.MIN_VALUE} if there is none. */
    private long number() {
        long value = 0;
        for (int shift = 0; at < text.length(); shift += 5) {
            char c = text.charAt(at);
            int digit = c < 128 ? DIGITS[c] : -1;
            if (digit < 0 || shift > 30) {
                return Long.MIN_VALUE;
            }
            at++;
            value |= (long) (digit & 31) << shift;
            if ((digit & 32) == 0) {
                long size = value >>> 1;
                return (value & 1) == 0 ? size : -size;
            }
        }
        return Long.MIN_VALUE;
    }

    /**
     * Looks a place up: the last segment of its line that begins at or before its column.
     *
     * @param text the mappings
     * @param line the generated line, from 0
     * @param column the generated column, from 0
     * @return the segment; empty where the place comes from no source
     */
    static Optional<Segment> find(String text, int line, int column) {
        Segment[] best = new Segment[1];
        Optional<String> unread = read(text, segment -> {
            // within a line columns need not be sorted
            if (segment.line() == line && segment.column() <= column) {
                if (best[0] == null || best[0].column() <= segment.column()) {
                    best[0] = segment;
                }
            }
            return segment.line() <= line;
        });
        boolean known = best[0] != null && best[0].source() >= 0;
        return known || unread.isEmpty() ? Optional.ofNullable(best[0]).filter(s -> s.source() >= 0) : Optional.empty();
    }
}
