package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The one duration that tests assert, because the library promises it: whatever the peer does, the end comes within the
 * deadline and 100 ms. A machine that is busy with other things may be late by itself, so the best of three counts.
 */
final class Promise {
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final int TRIES = 3;

    private Promise() {}

    static <T> T within(Duration budget, Callable<T> work) {
        Duration best = Duration.ofDays(1);
        T result = null;
        for (int i = 0; i < TRIES && (result == null || best.compareTo(budget.plus(GRACE)) >= 0); i++) {
            long start = System.nanoTime();
            try {
                result = work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(budget.plus(GRACE));
        return Objects.requireNonNull(result);
    }
}
