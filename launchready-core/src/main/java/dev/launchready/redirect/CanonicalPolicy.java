package dev.launchready.redirect;

/**
 * What to prefer where the shortest chain and the one that HSTS preloading demands exclude each other: {@code
 * http://acme.dev} to {@code https://www.acme.dev} in one hop is shortest, by way of {@code https://acme.dev} is what
 * preloading demands.
 */
public enum CanonicalPolicy {
    /** Both are right. */
    EITHER,
    /** One redirect to the end, always. */
    SHORTEST,
    /** First to https on the same host, then to the canonical host. */
    HSTS_PRELOAD
}
