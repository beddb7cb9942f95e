package dev.launchready.resilience.idempotency;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Deadline;
import dev.launchready.resilience.idempotency.ScheduleRun.Role;
import dev.launchready.resilience.idempotency.ScheduleRun.Step;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The check behind {@link Idempotency#keepsTheNewest}. */
final class NewestWinsCheck implements Check {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration SETTLES = Duration.ofSeconds(1);

    private final String subject;
    private final Delivery older;
    private final Delivery newer;
    private final Idempotency.State state;

    NewestWinsCheck(String subject, Delivery older, Delivery newer, Idempotency.State state) {
        this.subject = subject;
        this.older = older;
        this.newer = newer;
        this.state = state;
    }

    @Override
    public String name() {
        return subject + " keeps the newest state, in whatever order events come";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(
                IdempotencyRule.STALE_OVERWRITES,
                IdempotencyRule.ERROR_ON_DUPLICATE,
                IdempotencyRule.DUPLICATE_REFUSED);
    }

    @Override
    public CheckResult run(Launch launch) {
        List<ScheduleRun> runs = new Play(launch).runs();
        IdempotencyJudge.Verdict verdict = IdempotencyJudge.judge(subject, runs, false);
        Exhibit table =
                new Exhibit.Table("Order of events at the " + subject, ScheduleTable.COLUMNS, ScheduleTable.rows(runs));
        return CheckResult.of(this, verdict.findings(), verdict.unseen(), List.of(table));
    }

    /** One run: in order first, which tells the state that every other order has to end in. */
    private final class Play {
        private final Deadline deadline;
        private final Instant now;
        private final Transport olderWay;
        private final Transport newerWay;
        private final String run = Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);

        Play(Launch launch) {
            this.deadline = launch.startDeadline();
            this.now = launch.clock().instant();
            this.olderWay = Transport.of(older, launch);
            this.newerWay = Transport.of(newer, launch);
        }

        List<ScheduleRun> runs() {
            List<Step> steps = new ArrayList<>();
            String expected;
            try {
                steps.add(new Step(Role.FIRST, olderWay.send(event(0, "older", 1), deadline)));
                steps.add(new Step(Role.FIRST, newerWay.send(event(0, "newer", 1), deadline)));
                if (!steps.stream().allMatch(step -> step.reply().isAcknowledged())) {
                    ScheduleRun shown = ScheduleRun.unseen(Schedule.OUT_OF_ORDER, steps, "");
                    return List.of(ScheduleRun.unseen(
                            Schedule.OUT_OF_ORDER,
                            steps,
                            "the two events in their own order were not both acknowledged (" + shown.shown() + ")"));
                }
                expected = stateOf(thing(0));
            } catch (Exception e) {
                return List.of(ScheduleRun.unseen(Schedule.OUT_OF_ORDER, steps, "the state cannot be told: " + e));
            }
            return List.of(outOfOrder(expected), staleAfterNewer(expected));
        }

        private ScheduleRun outOfOrder(String expected) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(Role.FIRST, newerWay.send(event(1, "newer", 1), deadline)));
            steps.add(new Step(Role.DUPLICATE, olderWay.send(event(1, "older", 1), deadline)));
            return stateAfter(Schedule.OUT_OF_ORDER, steps, expected, thing(1));
        }

        private ScheduleRun staleAfterNewer(String expected) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(Role.FIRST, olderWay.send(event(2, "older", 1), deadline)));
            steps.add(new Step(Role.FIRST, newerWay.send(event(2, "newer", 1), deadline)));
            steps.add(new Step(Role.DUPLICATE, olderWay.send(event(2, "older", 2), deadline)));
            return stateAfter(Schedule.STALE_AFTER_NEWER, steps, expected, thing(2));
        }

        private ScheduleRun stateAfter(Schedule schedule, List<Step> steps, String expected, String thing) {
            Deadline until = deadline.orSooner(SETTLES);
            try {
                String actual = stateOf(thing);
                while (!actual.equals(expected) && !until.hasExpired() && until.pause(Counting.BETWEEN)) {
                    actual = stateOf(thing);
                }
                return ScheduleRun.ofState(schedule, steps, expected, actual);
            } catch (Exception e) {
                return ScheduleRun.unseen(schedule, steps, "the state cannot be told: " + e);
            }
        }

        private String stateOf(String thing) throws Exception {
            return Bounded.call("looking", () -> String.valueOf(state.of(thing)), deadline);
        }

        private Operation event(int number, String which, int attempt) {
            return new Operation(thing(number) + "-" + which, thing(number), attempt, now.plusSeconds(attempt - 1L));
        }

        private String thing(int number) {
            return "lr_" + run + "_" + number + "x";
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
