package dev.launchready.resilience.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a check was told.
 *
 * @param delivery how an operation is delivered
 * @param effect how its effects are counted
 * @param atOnce how many deliveries are let go at once
 * @param rounds how often that is done, each time with a new operation
 * @param settles how long effects may take after the answer; empty where they are there by then
 * @param answersAlike whether a duplicate's answer has to be the first's
 * @param checkpoints the application's checkpoints
 * @param restart starts the application anew
 * @param failing makes the effect fail until it is closed
 */
record Plan(
        @Nullable Delivery delivery,
        @Nullable Effect effect,
        int atOnce,
        int rounds,
        Optional<Duration> settles,
        boolean answersAlike,
        Optional<Interleaving> checkpoints,
        Optional<Runnable> restart,
        Optional<Callable<? extends AutoCloseable>> failing) {

    static final Plan EMPTY =
            new Plan(null, null, 8, 200, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    Plan with(Delivery other) {
        return new Plan(other, effect, atOnce, rounds, settles, answersAlike, checkpoints, restart, failing);
    }

    Plan with(Effect other) {
        return new Plan(delivery, other, atOnce, rounds, settles, answersAlike, checkpoints, restart, failing);
    }

    Plan stress(int deliveries, int times) {
        return new Plan(delivery, effect, deliveries, times, settles, answersAlike, checkpoints, restart, failing);
    }

    Plan settling(Duration time) {
        return new Plan(
                delivery, effect, atOnce, rounds, Optional.of(time), answersAlike, checkpoints, restart, failing);
    }

    Plan alike() {
        return new Plan(delivery, effect, atOnce, rounds, settles, true, checkpoints, restart, failing);
    }

    Plan with(Interleaving other) {
        return new Plan(delivery, effect, atOnce, rounds, settles, answersAlike, Optional.of(other), restart, failing);
    }

    Plan restarting(Runnable other) {
        return new Plan(
                delivery, effect, atOnce, rounds, settles, answersAlike, checkpoints, Optional.of(other), failing);
    }

    Plan failing(Callable<? extends AutoCloseable> other) {
        return new Plan(
                delivery, effect, atOnce, rounds, settles, answersAlike, checkpoints, restart, Optional.of(other));
    }
}
