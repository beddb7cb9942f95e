package dev.launchready.resilience.retry;

import java.time.Duration;

/**
 * What is expected of retries.
 *
 * @param attempts how many attempts a call may have at most, the first included
 * @param backsOff whether the pauses have to grow and to differ
 * @param honoursRetryAfter whether a Retry-After has to be waited for
 * @param amplification how many requests may reach the innermost layer for each usual one
 * @param budget how many retries there may be for each action, over many; 0 when not asked
 */
record RetryTerms(int attempts, boolean backsOff, boolean honoursRetryAfter, int amplification, double budget) {
    /** Three attempts; nothing else is asked beyond what is never right. */
    static final RetryTerms USUAL = new RetryTerms(3, false, false, Integer.MAX_VALUE, 0);

    /** A pause shorter than this is none. */
    static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);

    RetryTerms attempts(int most) {
        return new RetryTerms(most, backsOff, honoursRetryAfter, amplification, budget);
    }

    RetryTerms backingOff() {
        return new RetryTerms(attempts, true, honoursRetryAfter, amplification, budget);
    }

    RetryTerms honouring() {
        return new RetryTerms(attempts, backsOff, true, amplification, budget);
    }

    RetryTerms amplifying(int most) {
        return new RetryTerms(attempts, backsOff, honoursRetryAfter, most, budget);
    }

    RetryTerms budget(double share) {
        return new RetryTerms(attempts, backsOff, honoursRetryAfter, amplification, share);
    }
}
