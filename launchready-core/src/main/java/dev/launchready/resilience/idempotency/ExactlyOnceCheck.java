package dev.launchready.resilience.idempotency;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The check behind {@link Idempotency#hasExactlyOneEffect()}. */
final class ExactlyOnceCheck implements Check {
    private static final Set<IdempotencyRule> RULES =
            EnumSet.range(IdempotencyRule.DUPLICATED, IdempotencyRule.DIFFERENT_ANSWER);

    private final String subject;
    private final Plan plan;
    private final Function<Launch, ScheduleRuns> play;

    ExactlyOnceCheck(String subject, Plan plan, Function<Launch, ScheduleRuns> play) {
        this.subject = subject;
        this.plan = plan;
        this.play = play;
    }

    @Override
    public String name() {
        return subject + " has exactly one effect, however often an operation is delivered";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.copyOf(RULES);
    }

    @Override
    public CheckResult run(Launch launch) {
        ScheduleRuns played = play.apply(launch);
        return CheckResult.of(this, played.findings(), played.unseen(), List.of(table(played.runs())));
    }

    private Exhibit table(List<ScheduleRun> runs) {
        List<List<String>> rows = new ArrayList<>(ScheduleTable.rows(runs));
        if (plan.failing().isEmpty() && plan.checkpoints().isEmpty()) {
            rows.add(notPlayed(Schedule.FAILED_FIRST, "failing(…) or withCheckpoints(…)"));
        }
        if (plan.restart().isEmpty()) {
            rows.add(notPlayed(Schedule.AFTER_RESTART, "restarting(…)"));
        }
        if (plan.checkpoints().isEmpty()) {
            rows.add(notPlayed(Schedule.CRASHED, "withCheckpoints(…)"));
            rows.add(notPlayed(Schedule.FIRST_STILL_RUNNING, "withCheckpoints(…)"));
            rows.add(notPlayed(Schedule.INTERLEAVED, "withCheckpoints(…)"));
        }
        return new Exhibit.Table("Deliveries to the " + subject, ScheduleTable.COLUMNS, rows);
    }

    private static List<String> notPlayed(Schedule schedule, String needs) {
        return List.of(schedule.title(), "not played: needs " + needs, "", "");
    }

    @Override
    public String toString() {
        return name();
    }
}
