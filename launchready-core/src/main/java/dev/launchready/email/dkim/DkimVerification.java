package dev.launchready.email.dkim;

import dev.launchready.email.RawMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of all signatures of a message. A message without signatures has none that holds.
 *
 * @param message the message
 * @param results one for each DKIM-Signature field, from top to bottom
 */
public record DkimVerification(RawMessage message, List<DkimResult> results) {

    /** Copies the list. */
    public DkimVerification {
        results = List.copyOf(results);
    }

    /** {@return whether at least one signature holds} */
    public boolean passes() {
        return results.stream().anyMatch(DkimResult::passes);
    }

    /** {@return whether the message has a signature at all, good or bad} */
    public boolean isSigned() {
        return !results.isEmpty();
    }

    /** {@return the signatures that hold} */
    public Stream<DkimResult> passing() {
        return results.stream().filter(DkimResult::passes);
    }
}
