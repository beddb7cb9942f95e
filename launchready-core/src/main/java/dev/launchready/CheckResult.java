package dev.launchready;

import java.time.Duration;
import java.util.List;

/**
 * What came of one check.
 *
 * @param check the check's sentence, which is its display name everywhere
 * @param stage the stage that it belongs to
 * @param impact the worst that the check can find: what an inconclusive outcome leaves open
 * @param outcome how it ended
 * @param waived findings that a valid waiver took out of the outcome
 * @param exhibits what it leaves for the report
 * @param elapsed how long it took
 */
public record CheckResult(
        String check,
        Stage stage,
        Impact impact,
        Outcome outcome,
        List<WaivedFinding> waived,
        List<Exhibit> exhibits,
        Duration elapsed) {

    /** Copies the lists. */
    public CheckResult {
        waived = List.copyOf(waived);
        exhibits = List.copyOf(exhibits);
    }

    /**
     * The result of a check that has just ended; nothing waived yet, the time not yet taken.
     *
     * @param check the check
     * @param findings what is wrong
     * @param unseen what could not be looked at
     * @param exhibits what it leaves for the report
     * @return the result
     */
    public static CheckResult of(
            Check check, List<Finding> findings, List<Unseen> unseen, List<? extends Exhibit> exhibits) {
        return new CheckResult(
                check.name(),
                check.stage(),
                check.impact(),
                Outcome.of(findings, unseen),
                List.of(),
                List.copyOf(exhibits),
                Duration.ZERO);
    }

    /**
     * The same result with another outcome.
     *
     * @param other how it ended
     * @return a copy with it
     */
    public CheckResult withOutcome(Outcome other) {
        return new CheckResult(check, stage, impact, other, waived, exhibits, elapsed);
    }

    /**
     * The same result with the time that it took.
     *
     * @param time how long
     * @return a copy with it
     */
    public CheckResult withElapsed(Duration time) {
        return new CheckResult(check, stage, impact, outcome, waived, exhibits, time);
    }

    /**
     * The same result with findings that are waived.
     *
     * @param findings findings that a valid waiver took out
     * @return a copy with them
     */
    public CheckResult withWaived(List<WaivedFinding> findings) {
        return new CheckResult(check, stage, impact, outcome, findings, exhibits, elapsed);
    }

    /** {@return what is wrong; empty unless failed} */
    public List<Finding> findings() {
        return outcome.findings();
    }

    /** {@return what could not be looked at} */
    public List<Unseen> unseen() {
        return outcome.unseen();
    }
}
