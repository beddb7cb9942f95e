package dev.launchready.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits the octets of a message in one pass over its header. */
final class MessageSplitter {
    private final byte[] octets;
    private final boolean local;
    private final List<MailField> fields = new ArrayList<>(32);
    private final List<String> stray = new ArrayList<>();

    MessageSplitter(byte[] given) {
        local = firstLineEndIsLf(given);
        octets = local ? toCrlf(given, false) : given.clone();
    }

    RawMessage split() {
        int at = 0;
        while (at < octets.length) {
            int end = lineEnd(at);
            if (end == at && isLineEnd(at)) {
                return new RawMessage(octets, local, fields, stray, at + 2, true);
            }
            // what follows and begins with white space belongs to the same field
            int next = Math.min(octets.length, end + 2);
            while (next < octets.length && isWsp(octets[next])) {
                end = lineEnd(next);
                next = Math.min(octets.length, end + 2);
            }
            add(at, end);
            at = next;
        }
        return new RawMessage(octets, local, fields, stray, octets.length, false);
    }

    private void add(int from, int to) {
        int colon = from;
        while (colon < to && octets[colon] > ' ' && octets[colon] < 127 && octets[colon] != ':') {
            colon++;
        }
        int nameEnd = colon;
        while (colon < to && isWsp(octets[colon])) {
            colon++;
        }
        String raw = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        if (nameEnd == from || colon == to || octets[colon] != ':') {
            stray.add(raw);
        } else {
            fields.add(new MailField(raw.substring(0, nameEnd - from), raw, colon - from));
        }
    }

    /** Where the line that begins at an offset ends: at its CRLF, or at the end of the octets. */
    private int lineEnd(int from) {
        int i = from;
        while (i < octets.length && !isLineEnd(i)) {
            i++;
        }
        return i;
    }

    private boolean isLineEnd(int at) {
        return octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
    }

    private static boolean isWsp(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean firstLineEndIsLf(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                return i == 0 || octets[i - 1] != '\r';
            }
        }
        return false;
    }

    /** Makes each LF that has no CR before it a CRLF, and each CR that has no LF after it, too, if told so. */
    static byte[] toCrlf(byte[] from, boolean alsoCr) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length + from.length / 16 + 16);
        for (int i = 0; i < from.length; i++) {
            if (from[i] == '\n' && (i == 0 || from[i - 1] != '\r')) {
                to.write('\r');
            }
            to.write(from[i]);
            if (alsoCr && from[i] == '\r' && (i + 1 == from.length || from[i + 1] != '\n')) {
                to.write('\n');
            }
        }
        return to.toByteArray();
    }
}
