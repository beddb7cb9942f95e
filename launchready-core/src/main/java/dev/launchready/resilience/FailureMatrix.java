package dev.launchready.resilience;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.net.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each dependency, in every way that it can fail, during each thing that a user does: what do they see? The deliverable
 * of the stage.
 *
 * <pre>{@code
 * FailureMatrix.of(openai, stripe, mail)
 *         .during(signUp, askTheModel, pay)
 *         .answersWithin(Duration.ofSeconds(2))
 * }</pre>
 *
 * <p>An action is tried under the faults of those dependencies that it reaches when nothing fails. Dependencies that no
 * action has in common fail side by side; others one after the other, so that no cell has two faults in it. Each fault
 * ends with its cell, also when something goes wrong.
 */
public final class FailureMatrix implements Check {
    /** How long the whole may take unless told otherwise: 60 seconds. */
    public static final Duration USUAL_TIME = Duration.ofSeconds(60);

    /** How long a user is asked to wait unless told otherwise: 2 seconds. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

    /** How much longer than the limit the probe waits, so that an answer just in time is not cut by our own slowness. */
    private static final Duration MARGIN = Duration.ofMillis(150);

    private final Map<Dependency, List<Fault>> faults;
    private final List<UserAction> actions;
    private final Duration limit;
    private final Duration recovery;
    private final Duration time;

    private FailureMatrix(
            Map<Dependency, List<Fault>> faults,
            List<UserAction> actions,
            Duration limit,
            Duration recovery,
            Duration time) {
        this.faults = faults;
        this.actions = List.copyOf(actions);
        this.limit = limit;
        this.recovery = recovery;
        this.time = time;
    }

    /**
     * Begins a matrix.
     *
     * @param dependencies what can fail, each with a name of its own
     * @return to say what the user does meanwhile
     * @throws IllegalArgumentException if there is none, or two have one name
     */
    public static Dependencies of(Dependency... dependencies) {
        return new Dependencies(List.of(dependencies));
    }

    /** The dependencies of a matrix to be. */
    public static final class Dependencies {
        private final List<Dependency> dependencies;

        private Dependencies(List<Dependency> dependencies) {
            if (dependencies.isEmpty()) {
                throw new IllegalArgumentException(
                        "a failure matrix without a dependency; give at least one, for example Dependency.of(proxy)");
            }
            requireUnlike("dependencies", dependencies.stream().map(Dependency::name));
            this.dependencies = dependencies;
        }

        /**
         * What the user does while they fail.
         *
         * @param actions the actions, each with a name of its own
         * @return the matrix
         * @throws IllegalArgumentException if there is none, or two have one name
         */
        public FailureMatrix during(UserAction... actions) {
            if (actions.length == 0) {
                throw new IllegalArgumentException("a failure matrix without an action; give at least one, for example"
                        + " UserAction.get(\"http://localhost:8080/\")");
            }
            requireUnlike("actions", Stream.of(actions).map(UserAction::name));
            Map<Dependency, List<Fault>> faults = new LinkedHashMap<>();
            dependencies.forEach(dependency -> faults.put(dependency, dependency.faults()));
            return new FailureMatrix(faults, List.of(actions), USUAL_LIMIT, USUAL_LIMIT, USUAL_TIME);
        }
    }

    private static void requireUnlike(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "two " + what + " are named \"" + name + "\"; give each a name of its own with named(…)");
        });
    }

    /**
     * Sets the longest that a user is asked to wait; a cell in which nothing comes costs that much time.
     *
     * @param longest more than zero
     * @return a copy with that limit
     * @throws IllegalArgumentException if not more than zero
     */
    public FailureMatrix answersWithin(Duration longest) {
        return new FailureMatrix(faults, actions, Deadline.positive(longest, "limit"), recovery, time);
    }

    /**
     * Sets how long an action may take to succeed again after a fault: longer than a circuit breaker stays open.
     *
     * @param longest more than zero
     * @return a copy with that time
     * @throws IllegalArgumentException if not more than zero
     */
    public FailureMatrix recoversWithin(Duration longest) {
        return new FailureMatrix(faults, actions, limit, Deadline.positive(longest, "recovery time"), time);
    }

    /**
     * Sets how long the whole may take; cells that are not reached are reported as not seen.
     *
     * @param longest more than zero
     * @return a copy with that time
     * @throws IllegalArgumentException if not more than zero
     */
    public FailureMatrix within(Duration longest) {
        return new FailureMatrix(faults, actions, limit, recovery, Deadline.positive(longest, "time"));
    }

    /**
     * Chooses what a dependency suffers instead of all of {@link Dependency#faults()}.
     *
     * @param dependency one of the matrix
     * @param chosen the faults, in order
     * @return a copy with the choice
     * @throws IllegalArgumentException if the dependency is not of the matrix, or a fault does not apply to it
     */
    public FailureMatrix letting(Dependency dependency, Fault... chosen) {
        if (!faults.containsKey(dependency)) {
            throw new IllegalArgumentException("the matrix has no dependency " + dependency.name() + "; it has "
                    + String.join(
                            ", ", faults.keySet().stream().map(Dependency::name).toList()));
        }
        Stream.of(chosen).forEach(fault -> Resilience.requireApplies(dependency, fault));
        Map<Dependency, List<Fault>> other = new LinkedHashMap<>(faults);
        other.put(dependency, List.of(chosen));
        return new FailureMatrix(other, actions, limit, recovery, time);
    }

    /** {@return the same as one matrix for each dependency, for a JUnit node each} */
    public Stream<FailureMatrix> byDependency() {
        return faults.entrySet().stream()
                .map(entry ->
                        new FailureMatrix(Map.of(entry.getKey(), entry.getValue()), actions, limit, recovery, time));
    }

    @Override
    public String name() {
        return "every failure of " + String.join(", ", names()) + " leaves " + String.join(", ", actionNames())
                + " with a clear state";
    }

    private List<String> names() {
        return faults.keySet().stream().map(Dependency::name).toList();
    }

    private List<String> actionNames() {
        return actions.stream().map(UserAction::name).toList();
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(ResilienceRule.values());
    }

    @Override
    public boolean runsAlone() {
        return true;
    }

    /** The time of the matrix, and what its last cell may need beyond. */
    @Override
    public Duration deadline(Launch launch) {
        return time.plus(limit.plus(MARGIN).multipliedBy(2)).plus(UserAction.EFFECT_WITHIN.multipliedBy(2));
    }

    /**
     * Looks without judging.
     *
     * @param launch how to look
     * @return the cells in order
     */
    public List<FailureCell> observe(Launch launch) {
        return rehearse(launch).cells();
    }

    private Rehearsal.Seen rehearse(Launch launch) {
        Plan plan = new Plan(faults, actions, limit, limit.plus(MARGIN), recovery, time);
        return new Rehearsal(plan, launch).play();
    }

    @Override
    public CheckResult run(Launch launch) {
        Rehearsal.Seen seen = rehearse(launch);
        CellJudge judge = new CellJudge(limit, CellJudge.Demand.CLEAR);
        List<Finding> findings = seen.cells().stream()
                .flatMap(cell -> judge.judge(cell).stream())
                .toList();
        List<Unseen> unseen = new ArrayList<>(seen.unseen());
        for (String name : names()) {
            boolean used = actions.stream()
                    .anyMatch(action -> !seen.unused().contains(new Rehearsal.Pair(name, action.name())));
            if (!used) {
                unseen.add(new Unseen(
                        name,
                        "no action reached it without a fault; let the product's configuration lead through its proxy,"
                                + " or add an action that uses it",
                        Impact.LAUNCH_BLOCKER));
            }
        }
        return CheckResult.of(
                this, findings, unseen, MatrixExhibits.of(names(), actionNames(), seen.cells(), seen.unused()));
    }

    @Override
    public String toString() {
        return name();
    }
}
