package dev.launchready.resilience.idempotency;

import java.util.List;

/** What was played, for the report. */
final class ScheduleTable {
    static final List<String> COLUMNS = List.of("schedule", "detail", "attempts", "outcome");

    private ScheduleTable() {}

    static List<List<String>> rows(List<ScheduleRun> runs) {
        return runs.stream().map(ScheduleTable::row).toList();
    }

    private static List<String> row(ScheduleRun run) {
        String outcome = run.unseen()
                .map(why -> "not seen: " + why)
                .or(() -> run.state().map(state -> "state " + state))
                .orElseGet(() -> run.effects().isPresent()
                        ? run.effects().getAsLong() + (run.effects().getAsLong() == 1 ? " effect" : " effects")
                        : "");
        return List.of(run.schedule().title(), run.detail(), run.shown(), outcome);
    }
}
