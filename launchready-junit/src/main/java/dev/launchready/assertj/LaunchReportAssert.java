package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.Verdict;
import dev.launchready.junit.LaunchAssertionError;
import java.util.ArrayList;
import java.util.List;

/** Assertions on a whole report. */
public class LaunchReportAssert extends FactAssert<LaunchReportAssert, LaunchReport> {

    /**
     * Assertions on a report.
     *
     * @param actual the report
     */
    public LaunchReportAssert(LaunchReport actual) {
        super(actual, LaunchReportAssert.class);
    }

    /**
     * Expects the verdict READY.
     *
     * <pre>{@code
     * assertThat(launch.run(checks)).isReady();    // passes where nothing blocks and all blockers were looked at
     * assertThat(broken.run(checks)).isReady();    // fails with the blockers, and what was not seen
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with every launch blocker, and all that may hide one
     */
    public LaunchReportAssert isReady() {
        return verify(() -> {
            if (actual.verdict() == Verdict.READY) {
                return;
            }
            List<Finding> blockers = blockers();
            List<Unseen> unseen = new ArrayList<>(actual.unseen().stream()
                    .filter(u -> u.impact() == Impact.LAUNCH_BLOCKER)
                    .toList());
            actual.missing().forEach(m -> unseen.add(new Unseen(actual.site(), m, Impact.LAUNCH_BLOCKER)));
            if (actual.results().isEmpty()) {
                unseen.add(new Unseen(actual.site(), "nothing was looked at", Impact.LAUNCH_BLOCKER));
            }
            throw LaunchAssertionError.of(blockers, unseen);
        });
    }

    /**
     * Expects no finding that blocks the launch, whatever was not seen.
     *
     * <pre>{@code
     * assertThat(reportWithACleanup).hasNoLaunchBlockers();   // passes
     * assertThat(reportWithALoop).hasNoLaunchBlockers();      // fails with the loop
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with every launch blocker
     */
    public LaunchReportAssert hasNoLaunchBlockers() {
        return verify(() -> {
            if (!blockers().isEmpty()) {
                throw LaunchAssertionError.of(blockers(), List.of());
            }
        });
    }

    /**
     * Expects a finding of a rule.
     *
     * <pre>{@code
     * assertThat(report).hasFinding("redirect.loop");   // passes where there is one
     * assertThat(report).hasFinding("dns.dead-name");   // fails, with the rules that were found
     * }</pre>
     *
     * @param rule the rule's id
     * @return these assertions
     */
    public LaunchReportAssert hasFinding(String rule) {
        return verify(() -> {
            List<String> rules =
                    actual.findings().stream().map(Finding::rule).distinct().toList();
            if (!rules.contains(rule)) {
                failWithActualExpectedAndMessage(
                        rules, rule, "%s: expected a finding of %s, but found %s.", actual.site(), rule, rules);
            }
        });
    }

    /**
     * Expects no finding of a rule.
     *
     * <pre>{@code
     * assertThat(report).hasNoFinding("dns.dead-name");   // passes where there is none
     * assertThat(report).hasNoFinding("redirect.loop");   // fails with the loop
     * }</pre>
     *
     * @param rule the rule's id
     * @return these assertions
     * @throws LaunchAssertionError with every finding of the rule
     */
    public LaunchReportAssert hasNoFinding(String rule) {
        return verify(() -> {
            List<Finding> found = actual.findings().stream()
                    .filter(f -> f.rule().equals(rule))
                    .toList();
            if (!found.isEmpty()) {
                throw LaunchAssertionError.of(found, List.of());
            }
        });
    }

    private List<Finding> blockers() {
        return actual.findings().stream()
                .filter(f -> f.impact() == Impact.LAUNCH_BLOCKER)
                .toList();
    }
}
