package dev.launchready.resilience.limit;

import dev.launchready.resilience.UserAction;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * How a backlog is made and watched.
 *
 * @param depth where its depth is read
 * @param stall stalls the consumer until what it returns is closed
 * @param action what fills the queue
 * @param times how often
 * @param bound how soon the depth has to follow
 */
record BacklogPlan(Depth depth, Callable<? extends AutoCloseable> stall, UserAction action, int times, Duration bound) {

    BacklogPlan bound(Duration other) {
        return new BacklogPlan(depth, stall, action, times, other);
    }
}
