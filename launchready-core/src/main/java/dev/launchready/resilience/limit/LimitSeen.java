package dev.launchready.resilience.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rate limit showed.
 *
 * @param paced the answers to a caller at the pace of normal use
 * @param burst the answers to the same caller's burst, in the order of their requests
 * @param second the answers to another caller right behind the burst; empty when there is none
 * @param after the answer to the first caller when its Retry-After was over; empty when that was not waited for
 * @param waited how long was waited before it
 * @param at when the burst ended, by which a date in Retry-After is read
 */
public record LimitSeen(
        List<LimitAnswer> paced,
        List<LimitAnswer> burst,
        List<LimitAnswer> second,
        Optional<LimitAnswer> after,
        Duration waited,
        Instant at) {

    /** Copies the lists. */
    public LimitSeen {
        paced = List.copyOf(paced);
        burst = List.copyOf(burst);
        second = List.copyOf(second);
    }

    /** {@return how many requests of the burst were served before the first was refused with 429} */
    public int servedBeforeLimit() {
        int served = 0;
        for (LimitAnswer answer : burst) {
            if (answer.isLimited()) {
                return served;
            }
            served++;
        }
        return served;
    }
}
