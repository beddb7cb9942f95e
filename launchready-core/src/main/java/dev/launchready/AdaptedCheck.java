package dev.launchready;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A check whose findings, and what it could not see, are told differently. */
final class AdaptedCheck implements Check {
    private final Check check;
    private final Impact impact;
    private final UnaryOperator<Finding> change;
    private final UnaryOperator<Unseen> changeUnseen;

    AdaptedCheck(Check check, Impact impact, UnaryOperator<Finding> change, UnaryOperator<Unseen> changeUnseen) {
        this.check = check;
        this.impact = impact;
        this.change = change;
        this.changeUnseen = changeUnseen;
    }

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public Stage stage() {
        return check.stage();
    }

    @Override
    public Impact impact() {
        return impact;
    }

    @Override
    public List<? extends Rule> rules() {
        return check.rules();
    }

    @Override
    public Duration deadline(Launch launch) {
        return check.deadline(launch);
    }

    @Override
    public boolean runsAlone() {
        return check.runsAlone();
    }

    @Override
    public CheckResult run(Launch launch) {
        CheckResult result = check.run(launch);
        List<Finding> findings = result.findings().stream().map(change).toList();
        List<Unseen> unseen = result.unseen().stream().map(changeUnseen).toList();
        return new CheckResult(
                result.check(),
                result.stage(),
                impact,
                Outcome.of(findings, unseen),
                result.waived(),
                result.exhibits(),
                result.elapsed());
    }

    @Override
    public String toString() {
        return name();
    }
}
