package dev.launchready.resilience.idempotency;

/** Counts what an operation brought about: rows, charges, mails. */
@FunctionalInterface
public interface Effect {

    /**
     * Counts. Called often; has to end by itself.
     *
     * @param operation the operation's id
     * @return how many effects there have been so far: of this operation, or of all, as only the difference is looked at
     * @throws Exception if they cannot be counted, which leaves the check inconclusive
     */
    long count(String operation) throws Exception;
}
