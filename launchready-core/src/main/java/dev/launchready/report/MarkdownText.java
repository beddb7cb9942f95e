package dev.launchready.report;

import dev.launchready.Reference;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Text as Markdown that shows it and nothing more. */
final class MarkdownText {

    private MarkdownText() {}

    /** {@return text of peers in one line of prose or one cell of a table} */
    static String line(String text) {
        return line(text, false);
    }

    /** {@return text of our own, in which addresses may become links} */
    static String prose(String text) {
        return line(text, true);
    }

    private static String line(String text, boolean links) {
        String shown = Visible.line(text).strip();
        StringBuilder out = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\\', '`', '*', '[', ']', '|', '~', '!', '$' ->
                    out.append('\\').append(c);
                case '_' -> out.append(isWord(shown, i - 1) && isWord(shown, i + 1) ? "_" : "\\_");
                // Nothing that a comment stands in is taken for a mention or an issue, and nobody sees the comment
                case '@', '#' -> out.append(c).append(!links && isWord(shown, i + 1) ? "<!-- -->" : "");
                case ':' -> out.append(!links && shown.startsWith("://", i) ? "&#58;" : ":");
                case '.' -> out.append(!links && endsWithWww(shown, i) ? "&#46;" : ".");
                case '-', '+', '=' -> out.append(i == 0 ? "\\" : "").append(c);
                default -> out.append(c);
            }
        }
        return atStart(out.toString());
    }

    /** {@return the text as code, within a line} */
    static String code(String text) {
        String shown = Visible.line(text).replace("|", "\u2223");
        String ticks = "`".repeat(longestRun(shown) + 1);
        String pad = shown.startsWith("`") || shown.endsWith("`") || shown.isBlank() ? " " : "";
        return ticks + pad + shown + pad + ticks;
    }

    /** {@return the text as a block of code} */
    static String fence(String text) {
        String shown = Visible.block(text);
        String ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return ticks + "text\n" + shown + (shown.endsWith("\n") ? "" : "\n") + ticks + "\n";
    }

    /** {@return a link to the web; the title alone where the address is none} */
    static String link(Reference reference) {
        String title = line(reference.title());
        if (!isWeb(reference.uri())) {
            return title;
        }
        String address = reference.uri().toASCIIString().replace("(", "%28").replace(")", "%29");
        return "[" + (title.isEmpty() ? line(address) : title) + "](" + address + ")";
    }

    /** {@return whether an address leads to a page and does nothing else} */
    static boolean isWeb(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return List.of("https", "http").contains(scheme) && uri.getHost() != null;
    }

    // "1. " and "1) " would begin a list
    private static String atStart(String text) {
        return text.replaceFirst("^(\\d{1,9})([.)])(?=\\s|$)", "$1\\\\$2");
    }

    private static boolean isWord(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    private static boolean endsWithWww(String text, int index) {
        return index >= 3 && text.regionMatches(true, index - 3, "www", 0, 3);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
