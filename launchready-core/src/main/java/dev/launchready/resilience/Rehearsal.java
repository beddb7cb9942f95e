package dev.launchready.resilience;

import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Unseen;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Plays a plan through: first each action without a fault, which also tells the dependencies that it uses; then each
 * again under every fault of each of these. Dependencies that no action has in common fail side by side.
 */
final class Rehearsal {
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(3);

    private final Plan plan;
    private final Deadline deadline;
    private final CellProbe probe;
    private final List<Unseen> unseen = new ArrayList<>();
    private final List<Pair> unused = new ArrayList<>();

    /** What was seen. */
    record Seen(List<FailureCell> cells, List<Unseen> unseen, List<Pair> unused) {}

    /** A dependency that an action does not use. */
    record Pair(String dependency, String action) {}

    /** An action that works, and what it uses. */
    private record Usual(UserAction action, UserSaw saw, List<Dependency> uses) {}

    private record Lane(List<Dependency> dependencies, List<Usual> actions) {}

    private record Played(List<FailureCell> cells, List<Unseen> unseen) {}

    Rehearsal(Plan plan, Launch launch) {
        this.plan = plan;
        this.deadline = Deadline.in(plan.time());
        this.probe = new CellProbe(plan, new ActionRun(launch));
    }

    Seen play() {
        List<Usual> usual = new ArrayList<>();
        for (UserAction action : plan.actions()) {
            usual(action, usual);
        }
        List<FailureCell> cells = new ArrayList<>();
        for (Played played : Concurrently.map(lanes(usual), this::play)) {
            cells.addAll(played.cells());
            unseen.addAll(played.unseen());
        }
        return new Seen(List.copyOf(cells), List.copyOf(unseen), List.copyOf(unused));
    }

    private void usual(UserAction action, List<Usual> usual) {
        Map<Dependency, OptionalLong> before = quiet();
        CellProbe.Try first = probe.first(action);
        if (!first.works()) {
            unseen.add(new Unseen(
                    action.name() + " without any fault",
                    "it has to succeed before it can be seen to fail well, and " + first.why(),
                    Impact.LAUNCH_BLOCKER));
            return;
        }
        List<Dependency> uses = new ArrayList<>();
        Deadline background = Deadline.in(CellProbe.BACKGROUND);
        for (Dependency dependency : plan.faults().keySet()) {
            OptionalLong until = before.getOrDefault(dependency, OptionalLong.empty());
            if (CellProbe.reached(dependency, until, background)) {
                uses.add(dependency);
            } else {
                unused.add(new Pair(dependency.name(), action.name()));
            }
        }
        usual.add(new Usual(action, first.saw(), uses));
    }

    /** Waits, not for ever, until what the actions before set off in the background is over: it is none of the next one's. */
    private Map<Dependency, OptionalLong> quiet() {
        Deadline deadline = Deadline.in(QUIET_WITHIN);
        Map<Dependency, OptionalLong> use = use();
        while (!deadline.hasExpired() && deadline.pause(CellProbe.BACKGROUND)) {
            Map<Dependency, OptionalLong> now = use();
            if (now.equals(use)) {
                break;
            }
            use = now;
        }
        return use;
    }

    private Map<Dependency, OptionalLong> use() {
        Map<Dependency, OptionalLong> use = new LinkedHashMap<>();
        plan.faults().keySet().forEach(dependency -> use.put(dependency, dependency.use()));
        return use;
    }

    /** Dependencies that an action has in common share a lane, so that a cell never has two faults in it. */
    private List<Lane> lanes(List<Usual> usual) {
        List<Lane> lanes = new ArrayList<>();
        for (Usual action : usual) {
            if (action.uses().isEmpty()) {
                continue;
            }
            List<Dependency> dependencies = new ArrayList<>(action.uses());
            List<Usual> actions = new ArrayList<>(List.of(action));
            for (Lane lane : List.copyOf(lanes)) {
                if (lane.dependencies().stream().anyMatch(action.uses()::contains)) {
                    lane.dependencies().stream()
                            .filter(dependency -> !dependencies.contains(dependency))
                            .forEach(dependencies::add);
                    actions.addAll(0, lane.actions());
                    lanes.remove(lane);
                }
            }
            lanes.add(new Lane(dependencies, actions));
        }
        return lanes;
    }

    private Played play(Lane lane) {
        List<FailureCell> cells = new ArrayList<>();
        List<Unseen> missed = new ArrayList<>();
        for (Dependency dependency : lane.dependencies()) {
            for (Usual usual : lane.actions()) {
                if (!usual.uses().contains(dependency)) {
                    continue;
                }
                for (Fault fault : plan.faults().getOrDefault(dependency, List.of())) {
                    cell(dependency, fault, usual, cells, missed);
                }
            }
        }
        return new Played(cells, missed);
    }

    private void cell(Dependency dependency, Fault fault, Usual usual, List<FailureCell> cells, List<Unseen> missed) {
        String subject = usual.action().name() + " while " + dependency.name() + " fails (" + fault.title() + ")";
        Duration needed = plan.patience().plus(plan.recovery());
        if (deadline.remaining().compareTo(needed) < 0 || Thread.currentThread().isInterrupted()) {
            missed.add(new Unseen(
                    subject,
                    "no time was left for it within " + plan.time().toSeconds() + " s; give more with within(…)",
                    Impact.LAUNCH_BLOCKER));
            return;
        }
        boolean ill =
                !cells.isEmpty() && !cells.get(cells.size() - 1).recovery().recovered();
        if (ill && !probe.usually(usual.action()).works()) {
            missed.add(new Unseen(
                    subject, "the product has not recovered from the fault before it", Impact.LAUNCH_BLOCKER));
            return;
        }
        try {
            FailureCell cell = probe.look(dependency, fault, usual.action(), usual.saw());
            cells.add(cell);
            if (!cell.reached()) {
                missed.add(new Unseen(
                        subject,
                        "the product answered without turning to " + dependency.name()
                                + ", so that the fault met nobody;" + " let the action ask for what no cache holds",
                        Impact.LAUNCH_BLOCKER));
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            missed.add(new Unseen(subject, "the fault could not be tried: " + e.getMessage(), Impact.LAUNCH_BLOCKER));
        }
    }
}
