package dev.launchready.email;

/**
 * Why a text is not what its grammar allows, and where.
 *
 * @param offset the index of the first character that does not fit, from 0; the text's length when something is missing
 *     at its end
 * @param problem what is wrong there, to be read after "at character n:"
 */
public record SyntaxFault(int offset, String problem) {

    /** {@return where and what, in one line; characters are counted from 1 as people do} */
    public String describe() {
        return "at character " + (offset + 1) + ": " + problem;
    }

    /**
     * The text around the fault with a mark under it, for evidence.
     *
     * @param text the text that was parsed
     * @return two lines: an excerpt of at most 72 characters, control characters shown as {@code ?}, and a caret
     */
    public String point(String text) {
        int from = Math.max(0, Math.min(offset, text.length()) - 36);
        int to = Math.min(text.length(), from + 72);
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.append('\n')
                .append(" ".repeat(Math.max(0, offset - from)))
                .append('^')
                .toString();
    }
}
