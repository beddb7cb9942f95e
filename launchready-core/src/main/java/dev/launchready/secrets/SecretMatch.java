package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.Impact;
import java.util.ArrayList;
import java.util.List;

/**
 * A secret, or what looks like one, and where it stands.
 *
 * @param rule what it is
 * @param value itself, unprintable
 * @param path where it was found
 * @param offset how many bytes of the file are before it; for a decoded secret, before the place that it was decoded from
 * @param line its line, from 1
 * @param column its column in that line, from 1, in bytes
 * @param confidence how sure it is
 * @param impact what it costs
 * @param excerpt what stands before it on its line and its edges, fit to be printed
 * @param reasons why it is thought to be one, or to be harmless
 * @param decoded how it was encoded, outermost first, for example {@code base64}; empty for plain text
 * @param provenance how it got there
 */
public record SecretMatch(
        SecretRule rule,
        SecretValue value,
        String path,
        int offset,
        int line,
        int column,
        Confidence confidence,
        Impact impact,
        String excerpt,
        List<String> reasons,
        List<String> decoded,
        Provenance provenance) {

    /** Copies the lists. */
    public SecretMatch {
        reasons = List.copyOf(reasons);
        decoded = List.copyOf(decoded);
    }

    /**
     * The same match elsewhere.
     *
     * @param other where it was found
     * @return a copy with that path; where the path holds the secret, that part of it is left out
     */
    public SecretMatch at(String other) {
        return at(Excerpts.path(other, value), line, provenance);
    }

    /** The same match of which more is known. */
    SecretMatch knowing(Confidence sure, Impact cost, String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new SecretMatch(rule, value, path, offset, line, column, sure, cost, excerpt, more, decoded, provenance);
    }

    /** The same match, whose place says nothing of any secret. */
    SecretMatch silent(Silence silence) {
        return new SecretMatch(
                rule,
                value,
                silence.of(path),
                offset,
                line,
                column,
                confidence,
                impact,
                silence.of(excerpt),
                reasons,
                decoded,
                provenance instanceof Provenance.InHistory history ? history.silent(silence) : provenance);
    }

    /** The same secret in an object or an archive. */
    SecretMatch from(Provenance other) {
        return at(path, line, other);
    }

    /** The same secret under another name for its place. */
    SecretMatch at(String otherPath, int otherLine, Provenance other) {
        return new SecretMatch(
                rule,
                value,
                otherPath,
                offset,
                otherLine,
                column,
                confidence,
                impact,
                excerpt,
                reasons,
                decoded,
                other);
    }

    /** {@return the place, as {@code path:line}} */
    public String place() {
        return path + ":" + line;
    }
}
