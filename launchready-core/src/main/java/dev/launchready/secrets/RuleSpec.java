package dev.launchready.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule finds what it names.
 *
 * @param kind how it looks
 * @param words the literals that lead to it, in lower case: what stands in the text for a token, what stands in the name
 *     for a named value
 * @param also words of which the name, or the text around a token, must hold one as well; empty for no such condition
 * @param pattern the shape: of the token from where it begins, or of the whole value. Bounded quantifiers only
 * @param parser for what no pattern can tell; null for the other kinds
 * @param back how many bytes before the literal the token may begin
 * @param entropy bits for each character below which it is a placeholder
 * @param check what the provider's own structure says
 * @param nature what sort of thing it is
 * @param path which files it is looked for in; null for all
 * @param head the characters that every match begins with, in their case
 * @param open whether more letters and digits may follow the token
 */
record RuleSpec(
        Kind kind,
        List<String> words,
        List<String> also,
        @Nullable LazyPattern pattern,
        @Nullable Parser parser,
        int back,
        double entropy,
        Structure check,
        Nature nature,
        @Nullable LazyPattern path,
        String head,
        boolean open) {

    /** Tells, without trying the pattern, whether a match can begin there. */
    boolean mayBeginAt(Text text, int at) {
        for (int i = 0; i < head.length(); i++) {
            if (text.at(at + i) != head.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How a rule looks. */
    enum Kind {
        /** The secret is known by its own shape. */
        TOKEN,
        /** The secret is known by the name that it is given and the shape of the value. */
        NAMED,
        /** The secret has a grammar of its own. */
        PARSED,
        /** A file of this name holds it, somewhere. */
        FILE,
        /** A rule of somebody's own says so. */
        CUSTOM,
        /** Any name that says secret, any value that looks like one. */
        GENERIC
    }
}
