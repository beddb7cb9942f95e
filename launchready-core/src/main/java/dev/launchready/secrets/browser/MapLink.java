package dev.launchready.secrets.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds where a script says that its source map is (ECMA-426 section 11). */
final class MapLink {
    private static final String NAME = "sourceMappingURL=";
    private static final int LONGEST = 4000;

    private MapLink() {}

    /**
     * The address that the last such comment of a script names.
     *
     * @param script the script
     * @return a reference, or a whole {@code data:} address; empty if there is no comment
     */
    static Optional<String> comment(String script) {
        int at = script.lastIndexOf(NAME);
        // "//# sourceMappingURL=" or "//@ …": anything else is code that speaks of such comments
        while (at >= 0 && !isComment(script, at)) {
            at = at == 0 ? -1 : script.lastIndexOf(NAME, at - 1);
        }
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + NAME.length();
        int end = start;
        while (end < script.length() && script.charAt(end) > ' ' && "\"'`".indexOf(script.charAt(end)) < 0) {
            end++;
        }
        String link = script.substring(start, end);
        String bare = link.endsWith("*/") ? link.substring(0, link.length() - 2) : link;
        boolean usable = !bare.isEmpty() && (isData(bare) || bare.length() <= LONGEST);
        return usable ? Optional.of(bare) : Optional.empty();
    }

    private static boolean isComment(String script, int at) {
        int i = at - 1;
        while (i >= 0 && (script.charAt(i) == ' ' || script.charAt(i) == '\t')) {
            i--;
        }
        boolean marked = i >= 2 && (script.charAt(i) == '#' || script.charAt(i) == '@');
        return marked && script.charAt(i - 2) == '/' && "/*".indexOf(script.charAt(i - 1)) >= 0;
    }

    static boolean isData(String link) {
        return link.regionMatches(true, 0, "data:", 0, 5);
    }

    /**
     * Decodes a {@code data:} address (RFC 2397).
     *
     * @param link the address
     * @return its content; empty if it is malformed
     */
    static Optional<String> data(String link) {
        int comma = link.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        String body = link.substring(comma + 1);
        if (!link.substring(0, comma).endsWith(";base64")) {
            return Optional.of(percent(body));
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String percent(String text) {
        byte[] out = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            out[count++] = low >= 0 ? (byte) ((high << 4) | low) : (byte) c;
            i += low >= 0 ? 2 : 0;
        }
        return new String(out, 0, count, StandardCharsets.UTF_8);
    }
}
