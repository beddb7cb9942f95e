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
import java.util.List;
import java.util.Map;

/**
 * One user's action while one dependency fails. First the action has to succeed without a fault; each fault ends before
 * the next begins, and with the check, also when it fails. It runs alone, because other checks would see the fault.
 */
public final class DependencyCheck implements Check {
    /** How long a user is asked to wait unless told otherwise: 5 seconds. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

    /** How long an action may take to succeed again after a fault unless told otherwise: 5 seconds. */
    public static final Duration USUAL_RECOVERY = Duration.ofSeconds(5);

    private final String name;
    private final Dependency dependency;
    private final List<Fault> faults;
    private final UserAction action;
    private final CellJudge.Demand demand;
    private final Duration limit;
    private final Duration recovery;

    DependencyCheck(
            String name, Dependency dependency, List<Fault> faults, UserAction action, CellJudge.Demand demand) {
        this(name, dependency, faults, action, demand, USUAL_LIMIT, USUAL_RECOVERY);
    }

    private DependencyCheck(
            String name,
            Dependency dependency,
            List<Fault> faults,
            UserAction action,
            CellJudge.Demand demand,
            Duration limit,
            Duration recovery) {
        this.name = name;
        this.dependency = dependency;
        this.faults = List.copyOf(faults);
        this.action = action;
        this.demand = demand;
        this.limit = limit;
        this.recovery = recovery;
    }

    /**
     * Sets the longest that a user is asked to wait.
     *
     * @param time more than zero
     * @return a copy with that limit
     * @throws IllegalArgumentException if not more than zero
     */
    public DependencyCheck answersWithin(Duration time) {
        return new DependencyCheck(
                name, dependency, faults, action, demand, Deadline.positive(time, "limit"), recovery);
    }

    /** {@return a copy that also asks the answer to succeed or to name the problem, see {@link Clarity}} */
    public DependencyCheck withClearState() {
        CellJudge.Demand more = demand == CellJudge.Demand.IN_TIME ? CellJudge.Demand.CLEAR : demand;
        return new DependencyCheck(name, dependency, faults, action, more, limit, recovery);
    }

    /**
     * Sets how long the action may take to succeed again after a fault.
     *
     * @param time more than zero
     * @return a copy with that time
     * @throws IllegalArgumentException if not more than zero
     */
    public DependencyCheck recoversWithin(Duration time) {
        return new DependencyCheck(
                name, dependency, faults, action, demand, limit, Deadline.positive(time, "recovery time"));
    }

    @Override
    public String name() {
        String clear = switch (demand) {
            case IN_TIME -> "";
            case CLEAR -> " with a clear state";
            case UNBROKEN -> " and succeeds";
        };
        return name + ": " + action.name() + " answers within " + limit.toMillis() + " ms" + clear;
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

    /** The worst case: every fault is waited for until late can be told from never, and every recovery fails. */
    @Override
    public Duration deadline(Launch launch) {
        Duration effect = action.effect()
                .map(UserAction.Effect::within)
                .orElse(Duration.ZERO)
                .multipliedBy(2);
        Duration each = patience().multipliedBy(2).plus(recovery).plus(effect);
        return each.multipliedBy(faults.size() + 1L).plusSeconds(1);
    }

    private Duration patience() {
        return limit.multipliedBy(2).plusMillis(100);
    }

    /**
     * Looks without judging.
     *
     * @param launch how to look
     * @return what the user saw under each fault
     */
    public List<FailureCell> observe(Launch launch) {
        return rehearse(launch).cells();
    }

    private Rehearsal.Seen rehearse(Launch launch) {
        Plan plan =
                new Plan(Map.of(dependency, faults), List.of(action), limit, patience(), recovery, deadline(launch));
        return new Rehearsal(plan, launch).play();
    }

    @Override
    public CheckResult run(Launch launch) {
        Rehearsal.Seen seen = rehearse(launch);
        CellJudge judge = new CellJudge(limit, demand);
        List<Finding> findings = seen.cells().stream()
                .flatMap(cell -> judge.judge(cell).stream())
                .toList();
        List<Unseen> unseen = new ArrayList<>(seen.unseen());
        seen.unused()
                .forEach(pair -> unseen.add(new Unseen(
                        pair.action() + " with " + pair.dependency(),
                        "without a fault the action did not reach " + pair.dependency()
                                + "; let the product's configuration lead through its proxy",
                        Impact.LAUNCH_BLOCKER)));
        return CheckResult.of(
                this,
                findings,
                unseen,
                MatrixExhibits.of(List.of(dependency.name()), List.of(action.name()), seen.cells(), List.of()));
    }

    @Override
    public String toString() {
        return name();
    }
}
