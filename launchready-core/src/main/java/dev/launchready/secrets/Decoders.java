package dev.launchready.secrets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Finds what is encoded within a text: base64 of either alphabet, over several lines too, gzip within it, hexadecimal,
 * percent and unicode escapes. Total: what does not decode to text is left out.
 */
final class Decoders {
    /** The literals that lead to escapes: the automaton finds them on its way. */
    static final List<String> ESCAPES =
            List.of("\\u00", "\\x", "%2", "%3", "%4", "%5", "%6", "%7", "\\:", "\\=", "\\#", "\\!");

    private static final int LONGEST = 1 << 20;
    private static final int LARGEST_UNZIPPED = 1 << 20;
    private final byte[] text;
    private final int[] runs;
    private final int[] escapes;
    private final boolean properties;
    private final List<Segment> segments = new ArrayList<>();

    private Decoders(byte[] text, int[] runs, int[] escapes, boolean properties) {
        this.text = text;
        this.runs = runs;
        this.escapes = escapes;
        this.properties = properties;
    }

    /**
     * A decoded stretch.
     *
     * @param bytes what was behind it
     * @param how how it was encoded
     * @param outer for each decoded byte, where in the text it comes from
     * @param start where the stretch begins in the text
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Segment(byte[] bytes, String how, int[] outer, int start) {}

    /**
     * Decodes.
     *
     * @param text the text
     * @param runs what {@link Runs} finds in it
     * @param escapes where one of {@link #ESCAPES} stands, in their order
     * @param properties whether colons and equals signs may be escaped as well
     * @return the decoded stretches of the text, in their order
     */
    static List<Segment> of(byte[] text, int[] runs, int[] escapes, boolean properties) {
        return new Decoders(text, runs, escapes, properties).find();
    }

    private List<Segment> find() {
        for (int i = 0; i < runs.length; i += 2) {
            run(runs[i], runs[i + 1]);
        }
        int until = 0;
        for (int at : escapes) {
            if (at >= until && isEscape(at)) {
                until = escapes(at);
            }
        }
        segments.sort(Comparator.comparingInt(Segment::start));
        return segments;
    }

    private void run(int start, int end) {
        // the path before a value, as in "data/eyJ...", is no part of it: try after each slash only if the whole fails
        if (start < joinedUntil) {
            return;
        }
        if (isHexRun(start, end)) {
            hex(start, end);
        } else if (!base64(start, end)) {
            for (int at = start; at < Math.min(end - Runs.SHORTEST, start + 120); at++) {
                if ((text[at] == '/' || text[at] == '_' || text[at] == '-') && base64(at + 1, end)) {
                    return;
                }
            }
        }
    }

    private int joinedUntil;

    private boolean base64(int start, int end) {
        if (!promises(start)) {
            return false;
        }
        int[] places = new int[Math.min(LONGEST, Math.max(64, end - start))];
        int count = 0;
        int at = start;
        int lineEnd = end;
        while (true) {
            for (; at < lineEnd && count < LONGEST; at++) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, Math.min(LONGEST, count * 2));
                }
                places[count++] = at;
            }
            int next = nextLine(lineEnd, lineEnd - start);
            if (next < 0 || count >= LONGEST) {
                break;
            }
            at = next;
            lineEnd = next;
            while (lineEnd < text.length && Runs.value(text[lineEnd]) >= 0) {
                lineEnd++;
            }
        }
        byte[] out = new byte[count / 4 * 3 + Math.max(0, count % 4 - 1)];
        int[] outer = new int[out.length];
        for (int n = 0; n < out.length; n++) {
            int first = n / 3 * 4 + n % 3;
            int left = Runs.value(text[places[first]]);
            int right = Runs.value(text[places[first + 1]]);
            int shift = 2 * (n % 3 + 1);
            out[n] = (byte) ((left << shift) | (right >> (6 - shift)));
            outer[n] = places[first];
        }
        if (out.length > 2 && (out[0] & 0xff) == 0x1f && (out[1] & 0xff) == 0x8b) {
            byte[] unzipped = gunzip(out);
            int[] all = new int[unzipped.length];
            Arrays.fill(all, start);
            joinedUntil = lineEnd;
            return add(new Segment(unzipped, "gzip in base64", all, start));
        }
        boolean added = isMostlyText(out) && add(new Segment(out, "base64", outer, start));
        if (added) {
            joinedUntil = lineEnd;
        }
        return added;
    }

    private boolean add(Segment segment) {
        if (segment.bytes().length < 8) {
            return false;
        }
        segments.add(segment);
        return true;
    }

    /** Tells by the first sixteen characters whether text, UTF-16 or gzip is behind them. */
    private boolean promises(int start) {
        if (start + 16 > text.length) {
            return false;
        }
        int[] head = new int[12];
        for (int n = 0; n < 12; n++) {
            int first = start + n / 3 * 4 + n % 3;
            int shift = 2 * (n % 3 + 1);
            int left = Runs.value(text[first]);
            int right = Runs.value(text[first + 1]);
            if (left < 0 || right < 0) {
                return false;
            }
            head[n] = ((left << shift) | (right >> (6 - shift))) & 0xff;
        }
        if (head[0] == 0x1f && head[1] == 0x8b) {
            return true;
        }
        boolean wide = head[1] == 0 && head[3] == 0 && head[5] == 0;
        for (int n = 0; n < 12; n++) {
            boolean text = (head[n] >= 32 && head[n] < 127) || (head[n] >= 9 && head[n] <= 13);
            if (!text && !(wide && head[n] == 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMostlyText(byte[] bytes) {
        int other = 0;
        int zeros = 0;
        for (byte b : bytes) {
            other += b < 9 || (b > 13 && b < 32) || b == 127 ? 1 : 0;
            zeros += b == 0 ? 1 : 0;
        }
        return (other - zeros) * 20 <= bytes.length && (zeros * 20 <= bytes.length || zeros * 5 >= bytes.length * 2);
    }

    /** {@return where the next line of the same base64 begins; -1 if the line was short or something else follows} */
    private int nextLine(int end, int length) {
        if (length < 60 || end >= text.length || (text[end] != '\n' && text[end] != '\r' && text[end] != '\\')) {
            return -1;
        }
        int at = end;
        if (text[at] == '\\' && at + 1 < text.length && text[at + 1] == 'n') {
            at += 2;
        }
        while (at < text.length && at - end < 20 && (text[at] == '\n' || text[at] == '\r' || text[at] == ' ')) {
            at++;
        }
        return at > end && at < text.length && Runs.value(text[at]) >= 0 ? at : -1;
    }

    private boolean isHexRun(int start, int end) {
        if (end - start < 32) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (Character.digit(text[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private void hex(int start, int end) {
        int count = Math.min(LONGEST, (end - start) / 2);
        byte[] out = new byte[count];
        int[] outer = new int[count];
        for (int n = 0; n < count; n++) {
            out[n] = (byte) hexByte(start + n * 2);
            outer[n] = start + n * 2;
            if (n == 8 && !isMostlyText(Arrays.copyOf(out, 8))) {
                return;
            }
        }
        boolean printable = true;
        for (int n = 0; n < Math.min(16, count); n++) {
            printable &= out[n] >= 9 && out[n] < 127;
        }
        if (printable && isMostlyText(out)) {
            add(new Segment(out, "hex", outer, start));
        }
    }

    private int hexByte(int at) {
        return at + 1 < text.length ? (Character.digit(text[at], 16) << 4) | Character.digit(text[at + 1], 16) : -1;
    }

    private boolean isEscape(int at) {
        if (text[at] == '%') {
            return hexByte(at + 1) > 0 && Character.digit(text[at + 1], 16) >= 0;
        }
        if (at + 5 < text.length && (text[at + 1] == 'u' || text[at + 1] == 'U')) {
            return Character.digit(text[at + 2], 16) == 0 && Character.digit(text[at + 3], 16) == 0;
        }
        if (at + 3 < text.length && text[at + 1] == 'x') {
            return hexByte(at + 2) > 31 && hexByte(at + 2) < 127;
        }
        return properties
                && at + 1 < text.length
                && (text[at + 1] == ':' || text[at + 1] == '=' || text[at + 1] == '#' || text[at + 1] == '!');
    }

    /** Decodes the line around an escape; returns where the line ends. */
    private int escapes(int at) {
        Text line = Text.of(text);
        int start = line.lineStart(at, 2000);
        int end = line.lineEnd(at, 4000);
        byte[] out = new byte[end - start];
        int[] outer = new int[end - start];
        int count = 0;
        String how = "";
        for (int i = start; i < end; i++) {
            outer[count] = i;
            if ((text[i] == '%' || text[i] == '\\') && isEscape(i)) {
                int width =
                        text[i] == '%' ? 3 : text[i + 1] == 'x' ? 4 : text[i + 1] == 'u' || text[i + 1] == 'U' ? 6 : 2;
                if (i + width > text.length) {
                    break;
                }
                out[count] = width == 2 ? text[i + 1] : (byte) hexByte(i + width - 2);
                how = width == 3 ? "percent" : width == 2 ? "properties escapes" : "unicode escapes";
                i += width - 1;
            } else {
                out[count] = text[i];
            }
            count++;
        }
        add(new Segment(Arrays.copyOf(out, count), how, outer, start));
        return end;
    }

    private static byte[] gunzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[8192];
            int read;
            while (out.size() < LARGEST_UNZIPPED && (read = in.read(buffer)) > 0) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // what came out before it broke is still text
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}
