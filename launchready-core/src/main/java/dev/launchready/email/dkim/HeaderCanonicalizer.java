package dev.launchready.email.dkim;

import dev.launchready.email.MailField;
import dev.launchready.email.RawMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts together the octets of the header that a signature covers (RFC 6376 sections 3.4.1, 3.4.2, 3.7 and 5.4.2). */
final class HeaderCanonicalizer {
    private final Map<String, int[]> positions = new HashMap<>();
    private final List<MailField> fields;

    HeaderCanonicalizer(RawMessage message) {
        fields = message.fields();
        Map<String, Integer> counts = new HashMap<>();
        String[] names = new String[fields.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.get(i).name().toLowerCase(Locale.ROOT);
            counts.merge(names[i], 1, Integer::sum);
        }
        counts.forEach((name, count) -> positions.put(name, new int[count]));
        for (int i = 0; i < names.length; i++) {
            int[] found = positions.get(names[i]);
            if (found != null) {
                // the last one first: they are chosen bottom up
                found[counts.merge(names[i], -1, Integer::sum)] = i;
            }
        }
    }

    /** The octets that are signed: the chosen fields, then the signature itself with nothing in {@code b=}. */
    byte[] signedOctets(SignatureReader.Read read) {
        DkimSignature signature = read.signature();
        boolean relaxed = signature.header() == Canonicalization.RELAXED;
        Octets out = new Octets();
        Map<String, int[]> taken = new HashMap<>();
        for (String name : signature.signedHeaders()) {
            int[] found = positions.get(name);
            if (found == null) {
                continue;
            }
            int[] next = taken.computeIfAbsent(name, n -> new int[1]);
            if (next[0] < found.length && fields.get(found[next[0]]).equals(signature.field())) {
                // a signature does not sign itself twice
                next[0]++;
            }
            if (next[0] < found.length) {
                MailField field = fields.get(found[next[0]++]);
                append(out, field, relaxed, field.raw().length(), field.raw().length());
                out.add('\r');
                out.add('\n');
            }
        }
        append(out, signature.field(), relaxed, read.sealFrom(), read.sealTo());
        return out.toArray();
    }

    /** Appends a field without what stands from {@code cutFrom} to {@code cutTo}, and without its line end. */
    private static void append(Octets out, MailField field, boolean relaxed, int cutFrom, int cutTo) {
        String raw = field.raw();
        if (!relaxed) {
            out.add(raw, 0, cutFrom);
            out.add(raw, cutTo, raw.length());
            return;
        }
        String name = field.name();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.add(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        out.add(':');
        boolean space = false;
        boolean begun = false;
        for (int i = field.colon() + 1; i < raw.length(); i++) {
            if (i == cutFrom && cutTo > cutFrom) {
                i = cutTo;
                if (i == raw.length()) {
                    break;
                }
            }
            char c = raw.charAt(i);
            if (c == ' ' || c == '\t') {
                space = true;
            } else if (c == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
                // unfolding takes the line end and leaves the white space
                i++;
            } else {
                if (space && begun) {
                    out.add(' ');
                }
                space = false;
                begun = true;
                out.add(c);
            }
        }
    }

    /** Octets that grow; one char, one octet. */
    private static final class Octets {
        private byte[] octets = new byte[2048];
        private int length;

        void add(int octet) {
            ensure(1);
            octets[length++] = (byte) octet;
        }

        @SuppressWarnings("deprecation") // exactly what is wanted: the low octet of each char, copied at once
        void add(String text, int from, int to) {
            ensure(to - from);
            text.getBytes(from, to, octets, length);
            length += to - from;
        }

        private void ensure(int more) {
            if (length + more > octets.length) {
                octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
            }
        }

        byte[] toArray() {
            return Arrays.copyOf(octets, length);
        }
    }
}
