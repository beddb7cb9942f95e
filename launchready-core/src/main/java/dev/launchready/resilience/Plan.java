package dev.launchready.resilience;

import dev.launchready.net.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is to be tried, and how long anything may take.
 *
 * @param faults the faults that each dependency suffers
 * @param actions what the user does under each
 * @param limit the longest that a user is asked to wait
 * @param patience how long the probe waits for an answer, so that late can be told from never
 * @param recovery how long after a fault the action may take to succeed again
 * @param time how long everything together may take
 */
record Plan(
        Map<Dependency, List<Fault>> faults,
        List<UserAction> actions,
        Duration limit,
        Duration patience,
        Duration recovery,
        Duration time) {}
