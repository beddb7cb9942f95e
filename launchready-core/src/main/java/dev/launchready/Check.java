package dev.launchready;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An expectation of a launch: an immutable value that looks and then judges. The same value runs from {@link
 * Launch#run(Check...)}, from a JUnit node or from tooling.
 */
public interface Check {

    /** {@return what is expected, as a sentence without a full stop; the display name everywhere} */
    String name();

    /** {@return the stage that it belongs to} */
    Stage stage();

    /** {@return the worst that it can find: the impact of the worst of its rules, cleanup where it has none} */
    default Impact impact() {
        return rules().stream().map(Rule::impact).min(Impact::compareTo).orElse(Impact.CLEANUP);
    }

    /** {@return the rules that it can find broken} */
    List<? extends Rule> rules();

    /**
     * How long it may take. A check that has to wait for more than one answer, one after the other, names a time of its
     * own.
     *
     * @param launch the launch
     * @return the launch's deadline unless the check needs another
     */
    default Duration deadline(Launch launch) {
        return launch.deadline();
    }

    /**
     * {@return whether nothing else may be looked at meanwhile: a check that makes a dependency fail would be seen by
     * every other; such checks run one after the other, behind all others}
     */
    default boolean runsAlone() {
        return false;
    }

    /**
     * Looks and judges. Ends within its {@link #deadline(Launch)} plus 100 ms, whatever the peer does.
     *
     * @param launch where and how to look
     * @return what was found, and what could not be looked at
     */
    CheckResult run(Launch launch);

    /**
     * The same check whose findings all cost something else here.
     *
     * @param impact what each finding costs
     * @return a check with that impact
     */
    default Check withImpact(Impact impact) {
        return new AdaptedCheck(
                this,
                impact,
                finding -> finding.withImpact(impact),
                unseen -> new Unseen(unseen.subject(), unseen.reason(), impact));
    }

    /**
     * The same check with another impact for one of its rules.
     *
     * @param rule one of {@link #rules()}
     * @param impact what a finding of that rule costs here
     * @return a check with that impact
     * @throws IllegalArgumentException if the check has no such rule
     */
    default Check withImpact(Rule rule, Impact impact) {
        if (rules().stream().noneMatch(r -> r.id().equals(rule.id()))) {
            throw new IllegalArgumentException("\"" + name() + "\" never finds " + rule.id() + "; its rules are "
                    + String.join(", ", rules().stream().map(Rule::id).toList()));
        }
        return new AdaptedCheck(
                this,
                impact(),
                finding -> finding.rule().equals(rule.id()) ? finding.withImpact(impact) : finding,
                UnaryOperator.identity());
    }

    /**
     * The same check for a stated reason, which each finding gives as why it matters.
     *
     * @param reason why it matters here
     * @return a check that says so
     */
    default Check because(String reason) {
        return new AdaptedCheck(this, impact(), finding -> finding.because(reason), UnaryOperator.identity());
    }
}
