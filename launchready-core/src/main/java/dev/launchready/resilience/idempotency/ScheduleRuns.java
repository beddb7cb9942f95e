package dev.launchready.resilience.idempotency;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.util.List;

/**
 * What came of one receiver under all schedules.
 *
 * @param subject what the receiver is called
 * @param runs what came of each schedule, in the order in which they were played
 * @param findings what is wrong with it
 * @param unseen what could not be looked at
 */
public record ScheduleRuns(String subject, List<ScheduleRun> runs, List<Finding> findings, List<Unseen> unseen) {

    /** Copies the lists. */
    public ScheduleRuns {
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        unseen = List.copyOf(unseen);
    }

    static ScheduleRuns judged(String subject, List<ScheduleRun> runs, boolean answersAlike) {
        IdempotencyJudge.Verdict verdict = IdempotencyJudge.judge(subject, runs, answersAlike);
        return new ScheduleRuns(subject, runs, verdict.findings(), verdict.unseen());
    }
}
