package dev.launchready;

import java.time.LocalDate;

/**
 * A known finding that somebody answers for, for a while.
 *
 * @param id the rule's id, for example {@code dmarc.policy-none}
 * @param reason why it is acceptable for now
 * @param owner who answers for it
 * @param until the last day on which it holds, in UTC
 */
public record Waiver(String id, String reason, String owner, LocalDate until) {
    /** How many days ahead a waiver may reach. */
    public static final int LONGEST_DAYS = 90;
}
