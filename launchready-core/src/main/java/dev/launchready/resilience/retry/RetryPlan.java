package dev.launchready.resilience.retry;

import dev.launchready.net.fault.Fault;
import java.time.Duration;

/**
 * How retries are provoked.
 *
 * @param fault how the dependency fails
 * @param patience how long one action may take
 * @param actions how many actions are made for a budget; 0 for none
 */
record RetryPlan(Fault fault, Duration patience, int actions) {
    static final RetryPlan USUAL = new RetryPlan(Fault.status(503), Duration.ofSeconds(10), 0);

    /** Chance shows over several calls only. */
    private static final int RUNS_FOR_CHANCE = 4;

    RetryPlan fault(Fault other) {
        return new RetryPlan(other, patience, actions);
    }

    RetryPlan patience(Duration other) {
        return new RetryPlan(fault, other, actions);
    }

    RetryPlan actions(int other) {
        return new RetryPlan(fault, patience, other);
    }

    int runs(RetryTerms terms) {
        return terms.backsOff() ? RUNS_FOR_CHANCE : 1;
    }
}
