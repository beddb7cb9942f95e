package dev.launchready.net;

import dev.launchready.net.Location.Flaw;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Hosts as browsers read them (WHATWG URL, "host parsing"), brought into their canonical form. */
final class HostParser {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private HostParser() {}

    /**
     * Reads a host.
     *
     * @param text as it stands in the authority, an IPv6 address in brackets
     * @param flaws to add to
     * @return the canonical host; empty after adding a fatal flaw
     */
    static Optional<String> parse(String text, Set<Flaw> flaws) {
        Optional<String> host = text.startsWith("[") ? bracketed(text) : named(text, flaws);
        if (host.isEmpty()) {
            flaws.add(text.isEmpty() ? Flaw.NO_HOST : Flaw.BAD_HOST);
        }
        return host;
    }

    private static Optional<String> bracketed(String text) {
        if (!text.endsWith("]")) {
            return Optional.empty();
        }
        return ipv6(text.substring(1, text.length() - 1)).map(octets -> "[" + compressed(octets) + "]");
    }

    private static Optional<String> named(String text, Set<Flaw> flaws) {
        String name = text;
        if (name.indexOf('%') >= 0) {
            flaws.add(Flaw.PERCENT_IN_HOST);
            name = Percent.decode(name);
        }
        if (!name.chars().allMatch(c -> c < 128)) {
            flaws.add(Flaw.RAW_IDN);
            try {
                name = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        name = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !name.chars().allMatch(HostParser::mayStandInName)) {
            return Optional.empty();
        }
        if (name.indexOf('_') >= 0) {
            flaws.add(Flaw.UNDERSCORE_HOST);
        }
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        List<String> labels = Arrays.asList(relative.split("\\.", -1));
        if (endsInNumber(labels)) {
            Optional<String> address = looseIpv4(labels);
            if (address.isPresent() && !address.get().equals(text)) {
                flaws.add(Flaw.NUMERIC_HOST);
            }
            return address;
        }
        boolean fits = relative.length() <= LONGEST_NAME
                && labels.stream().allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL);
        return fits ? Optional.of(name) : Optional.empty();
    }

    private static boolean mayStandInName(int c) {
        return c > ' ' && c < 127 && "#/:<>?@[\\]^|%\"`{}".indexOf(c) < 0;
    }

    private static boolean endsInNumber(List<String> labels) {
        String last = labels.get(labels.size() - 1);
        return last.matches("[0-9]+|0x[0-9a-f]*");
    }

    /** One to four numbers, decimal, octal or hexadecimal, of which the last fills what the others leave. */
    private static Optional<String> looseIpv4(List<String> parts) {
        if (parts.size() > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            long number = number(parts.get(i));
            boolean last = i == parts.size() - 1;
            int octetsLeft = last ? 4 - i : 1;
            if (number < 0 || number >= 1L << (8 * octetsLeft)) {
                return Optional.empty();
            }
            address = (address << (8 * octetsLeft)) | number;
        }
        return Optional.of((address >> 24 & 0xFF) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "."
                + (address & 0xFF));
    }

    private static long number(String text) {
        try {
            if (text.startsWith("0x")) {
                return text.length() == 2 ? 0 : Long.parseLong(text.substring(2), 16);
            }
            return text.length() > 1 && text.startsWith("0") ? Long.parseLong(text, 8) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** {@return the four octets of an address written the usual way} */
    static Optional<byte[]> dottedIpv4(String text) {
        if (!text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")) {
            return Optional.empty();
        }
        byte[] octets = new byte[4];
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            int number = Integer.parseInt(parts[i]);
            if (number > 255) {
                return Optional.empty();
            }
            octets[i] = (byte) number;
        }
        return Optional.of(octets);
    }

    /** {@return the sixteen octets of an IPv6 address without brackets and zone (RFC 4291 section 2.2)} */
    static Optional<byte[]> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        Optional<List<Integer>> head = pieces(gap < 0 ? text : text.substring(0, gap), gap < 0);
        Optional<List<Integer>> tail = gap < 0 ? Optional.of(List.of()) : pieces(text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int count = head.get().size() + tail.get().size();
        if (gap < 0 ? count != 8 : count > 7) {
            return Optional.empty();
        }
        byte[] octets = new byte[16];
        put(octets, 0, head.get());
        put(octets, 16 - 2 * tail.get().size(), tail.get());
        return Optional.of(octets);
    }

    private static Optional<List<Integer>> pieces(String text, boolean mayEndInIpv4) {
        List<Integer> pieces = new ArrayList<>();
        String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                pieces.add(Integer.parseInt(parts[i], 16));
                continue;
            }
            Optional<byte[]> v4 = mayEndInIpv4 && i == parts.length - 1 ? dottedIpv4(parts[i]) : Optional.empty();
            if (v4.isEmpty()) {
                return Optional.empty();
            }
            byte[] o = v4.get();
            pieces.add(pair(o[0], o[1]));
            pieces.add(pair(o[2], o[3]));
        }
        return Optional.of(pieces);
    }

    private static int pair(byte high, byte low) {
        return ((high & 0xFF) << 8) | (low & 0xFF);
    }

    private static void put(byte[] octets, int offset, List<Integer> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            octets[offset + 2 * i] = (byte) (pieces.get(i) >> 8);
            octets[offset + 2 * i + 1] = (byte) (int) pieces.get(i);
        }
    }

    /** {@return the shortest form: the first longest run of zero pieces becomes {@code ::} (RFC 5952 section 4)} */
    static String compressed(byte[] octets) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < 16; i += 2) {
            pieces.add(Integer.toHexString(pair(octets[i], octets[i + 1])));
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && pieces.get(i + run).equals("0")) {
                run++;
            }
            if (run > longest) {
                start = i;
                longest = run;
            }
        }
        if (start < 0) {
            return String.join(":", pieces);
        }
        return String.join(":", pieces.subList(0, start)) + "::" + String.join(":", pieces.subList(start + longest, 8));
    }

    /** {@return whether a text holds octets that are UTF-8, one char each, and something beyond ASCII} */
    static boolean isUtf8InOctets(String text) {
        if (text.chars().allMatch(c -> c < 128) || text.chars().anyMatch(c -> c > 255)) {
            return false;
        }
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(octets, new String(octets, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }
}
