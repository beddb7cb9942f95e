package dev.launchready.report;

import java.util.Locale;

/**
 * Text of peers made fit to be looked at. A subject may hold whatever a server sent: an escape sequence that repaints
 * the terminal, a line break that forges a verdict, a mark that turns the reading order around. Such characters are
 * shown as {@code \}{@code u001b}; everything else stays.
 */
final class Visible {

    private Visible() {}

    /** {@return the text on one line} */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
                out.append(space ? "" : " ");
                space = true;
            } else {
                i = append(out, text, c, i);
                space = false;
            }
        }
        return out.toString();
    }

    /** {@return the text with its line breaks, all of them line feeds} */
    static String block(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                out.append(c);
            } else if (c != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                i = append(out, text, c, i);
            }
        }
        return out.toString();
    }

    /** {@return the text for terminals and logs that know ASCII only} */
    static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\u2018', '\u2019' -> out.append('\'');
                case '\u201C', '\u201D' -> out.append('"');
                case '\u2013', '\u2014' -> out.append('-');
                case '\u2026' -> out.append("...");
                case '\u2192' -> out.append("->");
                case '\u00A0' -> out.append(' ');
                default -> {
                    if (c < 0x7F) {
                        out.append(c);
                    } else {
                        escape(out, c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** {@return the text, or its beginning and a note of how much is left out} */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\n[" + (text.length() - end) + " more characters are in the JSON report]";
    }

    private static int append(StringBuilder out, String text, char c, int index) {
        if (Character.isHighSurrogate(c)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1))) {
            out.append(c).append(text.charAt(index + 1));
            return index + 1;
        }
        if (isUnfit(c)) {
            escape(out, c);
        } else {
            out.append(c);
        }
        return index;
    }

    private static boolean isUnfit(char c) {
        return Character.isISOControl(c)
                || Character.isSurrogate(c)
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF'
                || c >= '\uFFFE';
    }

    private static void escape(StringBuilder out, char c) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
}
