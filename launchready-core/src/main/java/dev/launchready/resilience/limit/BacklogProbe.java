package dev.launchready.resilience.limit;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Stalls a consumer, fills its queue and watches the depth. */
final class BacklogProbe {
    private static final Duration POLL = Duration.ofMillis(25);

    private final Launch launch;
    private final BacklogPlan plan;

    BacklogProbe(Launch launch, BacklogPlan plan) {
        this.launch = launch;
        this.plan = plan;
    }

    // What the user's own code throws is their news, told as such; the stall ends in any case
    @SuppressWarnings("IllegalCatch")
    BacklogSeen look() {
        OptionalDouble before = plan.depth().read(launch, Deadline.in(plan.bound()));
        OptionalDouble peak;
        try (AutoCloseable stalled = plan.stall().call()) {
            int succeeded = 0;
            for (int i = 0; i < plan.times(); i++) {
                succeeded += plan.action().perform(launch, plan.bound()).claimsSuccess() ? 1 : 0;
            }
            if (succeeded == 0) {
                return unseen("nothing was put into the queue: " + plan.action().name() + " never succeeded while "
                        + stalled + " was in force");
            }
            peak = watch(depth -> depth > before.orElse(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unseen("interrupted while the consumer was stalled");
        } catch (Exception e) {
            return unseen("the consumer could not be stalled, or not let go on: " + e);
        }
        OptionalDouble end = watch(depth -> depth <= before.orElse(0));
        return new BacklogSeen(before, peak, end, "");
    }

    /** Reads until the depth is as asked, or the bound is over; gives the last that was read. */
    private OptionalDouble watch(DoublePredicate asked) {
        Deadline deadline = Deadline.in(plan.bound());
        OptionalDouble depth = OptionalDouble.empty();
        while (true) {
            OptionalDouble now = plan.depth().read(launch, deadline);
            // a reading that the end of the bound cut off says nothing about the depth
            depth = now.isPresent() || !deadline.hasExpired() ? now : depth;
            if (deadline.hasExpired() || (depth.isPresent() && asked.test(depth.getAsDouble()))) {
                return depth;
            }
            if (!deadline.pause(POLL)) {
                return depth;
            }
        }
    }

    private static BacklogSeen unseen(String reason) {
        return new BacklogSeen(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }
}
