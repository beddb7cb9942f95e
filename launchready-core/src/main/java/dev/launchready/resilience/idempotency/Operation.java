package dev.launchready.resilience.idempotency;

import java.time.Instant;

/**
 * One attempt to deliver one operation.
 *
 * @param id names the operation: the event's id, the Idempotency-Key; the same for each attempt, never used before
 * @param subject what the operation is about: the same as the id, but for an older and a newer event of one thing, which
 *     have it in common
 * @param attempt counts the attempts, from 1
 * @param at the time of this attempt, which a sender signs
 */
public record Operation(String id, String subject, int attempt, Instant at) {

    static Operation first(String id, Instant at) {
        return new Operation(id, id, 1, at);
    }

    /** The next attempt in the very same octets: for a sender that signs the time, as within one second. */
    Operation again() {
        return new Operation(id, subject, attempt + 1, at);
    }

    /** The next attempt at a later time. */
    Operation againAt(Instant later) {
        return new Operation(id, subject, attempt + 1, later);
    }
}
