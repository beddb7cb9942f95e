package dev.launchready.report;

import dev.launchready.Reference;

/** Text as HTML that shows it and nothing more. Good for element content and for attributes in double quotes. */
final class HtmlText {

    private HtmlText() {}

    /** {@return the text on one line} */
    static String line(String text) {
        return escape(Visible.line(text));
    }

    /** {@return the text with its line breaks, for {@code pre}} */
    static String block(String text) {
        return escape(Visible.block(text));
    }

    /** {@return a link to the web that tells the page nothing; the title alone where the address is none} */
    static String link(Reference reference) {
        String uri = reference.uri().toASCIIString();
        String title = line(reference.title().isBlank() ? uri : reference.title());
        return MarkdownText.isWeb(reference.uri())
                ? "<a href=\"" + escape(uri) + "\" rel=\"noopener noreferrer\">" + title + "</a>"
                : title;
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
