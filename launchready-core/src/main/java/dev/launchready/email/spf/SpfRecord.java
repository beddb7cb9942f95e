package dev.launchready.email.spf;

import dev.launchready.email.Parsed;
import java.util.List;
import java.util.Optional;

/**
 * A syntactically correct SPF record (RFC 7208 section 4.5).
 *
 * @param text as published, strings joined
 * @param terms mechanisms and modifiers in the order written
 */
public record SpfRecord(String text, List<SpfTerm> terms) {
    /** Copies the list. */
    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /**
     * Parses a record.
     *
     * @param text any text, one char for an octet
     * @return the record, or the first place that does not fit the grammar of RFC 7208 section 12
     */
    public static Parsed<SpfRecord> parse(String text) {
        return new SpfParser(text).parse();
    }

    /**
     * Tells whether a TXT record is meant as an SPF record, correct or not.
     *
     * @param text the record's strings, joined
     * @return whether it is {@code v=spf1} in any case, followed by a space or nothing
     */
    public static boolean isSpf(String text) {
        return text.regionMatches(true, 0, "v=spf1", 0, 6) && (text.length() == 6 || text.charAt(6) == ' ');
    }

    /** {@return the {@code redirect} modifier, if there is one} */
    public Optional<SpfTerm.Redirect> redirect() {
        return first(SpfTerm.Redirect.class);
    }

    /** {@return the {@code exp} modifier, if there is one} */
    public Optional<SpfTerm.Explanation> explanation() {
        return first(SpfTerm.Explanation.class);
    }

    /** {@return the first {@code all} mechanism, if there is one} */
    public Optional<SpfTerm.All> all() {
        return first(SpfTerm.All.class);
    }

    /** {@return the record in its plain form, which parses to the same terms} */
    public String print() {
        StringBuilder out = new StringBuilder("v=spf1");
        for (SpfTerm term : terms) {
            out.append(' ').append(term.print());
        }
        return out.toString();
    }

    <T extends SpfTerm> Optional<T> first(Class<T> kind) {
        for (SpfTerm term : terms) {
            if (kind.isInstance(term)) {
                return Optional.of(kind.cast(term));
            }
        }
        return Optional.empty();
    }
}
