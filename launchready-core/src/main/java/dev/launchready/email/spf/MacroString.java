package dev.launchready.email.spf;

import java.util.List;

/**
 * A text with macros (RFC 7208 section 7), already taken apart.
 *
 * @param text as written; empty where a mechanism names no domain and means that of its record
 * @param parts literal text and macros in order
 */
public record MacroString(String text, List<Part> parts) {
    static final MacroString EMPTY = new MacroString("", List.of());

    /** Copies the list. */
    public MacroString {
        parts = List.copyOf(parts);
    }

    /** A piece of a macro string. */
    public sealed interface Part {}

    /**
     * Text that stands for itself.
     *
     * @param text the text, escapes such as {@code %%} already resolved
     */
    public record Literal(String text) implements Part {}

    /**
     * A macro.
     *
     * @param letter the macro letter in lower case, one of {@code slodiphcrtv}
     * @param escape whether the value is URL-escaped, as an upper-case letter asks
     * @param keep how many right-hand parts to keep; 0 for all
     * @param reverse whether the parts are reversed first
     * @param delimiters the characters that separate parts
     */
    public record Macro(char letter, boolean escape, int keep, boolean reverse, String delimiters) implements Part {}

    /** {@return whether nothing is written} */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * Tells whether only these macros occur, so that the text can be expanded without a message.
     *
     * @param letters macro letters in lower case
     * @return whether every macro is one of them
     */
    public boolean usesOnly(String letters) {
        for (Part part : parts) {
            if (part instanceof Macro macro && letters.indexOf(macro.letter()) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
