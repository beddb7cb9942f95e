package dev.launchready.resilience.idempotency;

/**
 * Whose rules an API follows.
 *
 * @param quoted whether a key is written as a string of structured fields, in quotes
 * @param required whether a request without a key has to be refused
 * @param conflict the status for a key with another payload
 */
record KeyTerms(boolean quoted, boolean required, int conflict) {
    static final KeyTerms DRAFT = new KeyTerms(true, true, 422);
    static final KeyTerms STRIPE = new KeyTerms(false, false, 400);
}
