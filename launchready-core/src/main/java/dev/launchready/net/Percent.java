package dev.launchready.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1) with the sets of characters that browsers encode (WHATWG URL). */
final class Percent {
    /** Encoded in a path. */
    static final String PATH = " \"#<>?^`{}";
    /** Encoded in a query of http and https. */
    static final String QUERY = " \"#<>'";
    /** Encoded in a fragment. */
    static final String FRAGMENT = " \"<>`";

    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** Encodes controls, everything beyond ASCII (as UTF-8) and the characters of a set; leaves percent signs alone. */
    static String encode(String text, String set) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c > ' ' - 1 && c < 127 && set.indexOf(c) < 0) {
                out.append((char) c);
                return;
            }
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            String character = Character.toString(lone ? 0xFFFD : c);
            for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(HEX.charAt(octet >> 4 & 0xF)).append(HEX.charAt(octet & 0xF));
            }
        });
        return out.toString();
    }

    /** Decodes what is well-formed as UTF-8; other percent signs stay. */
    static String decode(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (isEncoded(in, i)) {
                out.write(digit(in[i + 1]) << 4 | digit(in[i + 2]));
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Undoes the encoding of unreserved characters and writes the rest in upper case (RFC 3986 section 6.2.2). */
    static String normalized(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean encoded = c == '%'
                    && i + 2 < text.length()
                    && digit(text.charAt(i + 1)) >= 0
                    && digit(text.charAt(i + 2)) >= 0;
            if (!encoded) {
                out.append(c);
                continue;
            }
            int octet = (digit(text.charAt(i + 1)) << 4) | digit(text.charAt(i + 2));
            boolean unreserved = octet < 128 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
            if (unreserved) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
            }
            i += 2;
        }
        return out.toString();
    }

    /** Encodes octets beyond ASCII, one char each, one by one. */
    static String octets(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c < 128) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.charAt((c >> 4) & 0xF)).append(HEX.charAt(c & 0xF));
            }
        });
        return out.toString();
    }

    /** {@return whether some percent sign is not followed by two hexadecimal digits} */
    static boolean isBroken(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || digit(text.charAt(i + 1)) < 0 || digit(text.charAt(i + 2)) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEncoded(byte[] in, int i) {
        return in[i] == '%' && i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0;
    }

    private static int digit(int c) {
        return c >= 0 && c < 128 ? Character.digit(c, 16) : -1;
    }
}
