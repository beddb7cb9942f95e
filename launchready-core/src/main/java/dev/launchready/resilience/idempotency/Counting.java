package dev.launchready.resilience.idempotency;

import dev.launchready.net.Deadline;
import java.time.Duration;
import java.util.Optional;

/** Counts effects, and waits for those that come after the answer. */
final class Counting {
    private static final Duration USUAL = Duration.ofSeconds(1);
    static final Duration BETWEEN = Duration.ofMillis(5);

    private final Effect effect;
    private final Optional<Duration> settles;
    private final Deadline deadline;

    Counting(Effect effect, Optional<Duration> settles, Deadline deadline) {
        this.effect = effect;
        this.settles = settles;
        this.deadline = deadline;
    }

    /** The effects could not be counted; the message says why. */
    static final class Uncounted extends Exception {
        private static final long serialVersionUID = 1;

        Uncounted(String message, Throwable cause) {
            super(message, cause);
        }
    }

    long now(String operation) throws Uncounted {
        try {
            return Bounded.call("counting them", () -> effect.count(operation), deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Uncounted("the count of effects was interrupted", e);
        } catch (Bounded.Overdue e) {
            throw new Uncounted("the effects could not be counted: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new Uncounted("the effects could not be counted: " + e, e);
        }
    }

    /** {@return how many effects there are beyond {@code before}, after at least one had its time to come} */
    long since(String operation, long before) throws Uncounted {
        long effects = await(operation, before, settles.orElse(USUAL));
        if (settles.isPresent() && effects < 2) {
            var unused = deadline.pause(settles.get());
            effects = now(operation) - before;
        }
        return effects;
    }

    /** {@return how many effects there are beyond {@code before}, as soon as there is one or the time is over} */
    long await(String operation, long before, Duration atMost) throws Uncounted {
        Deadline until = deadline.orSooner(atMost);
        long effects = now(operation) - before;
        while (effects < 1 && !until.hasExpired() && until.pause(BETWEEN)) {
            effects = now(operation) - before;
        }
        return effects;
    }
}
