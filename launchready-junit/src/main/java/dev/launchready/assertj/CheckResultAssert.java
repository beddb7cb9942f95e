package dev.launchready.assertj;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Outcome;
import dev.launchready.junit.LaunchAssertionError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Assertions on what came of one check. */
public class CheckResultAssert extends FactAssert<CheckResultAssert, CheckResult> {

    /**
     * Assertions on a result.
     *
     * @param actual the result
     */
    public CheckResultAssert(CheckResult actual) {
        super(actual, CheckResultAssert.class);
    }

    /**
     * Expects that all was seen and all is well.
     *
     * <pre>{@code
     * assertThat(DnsZone.ofSite().run(launch)).passes();    // passes where the zone is sound
     * assertThat(DnsZone.ofSite().run(broken)).passes();    // fails with the zone's findings
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with all findings and all that was not seen
     */
    public CheckResultAssert passes() {
        return verify(() -> {
            if (!(actual.outcome() instanceof Outcome.Passed)) {
                throw LaunchAssertionError.of(actual.findings(), actual.unseen());
            }
        });
    }

    /**
     * Expects a finding of a rule.
     *
     * <pre>{@code
     * assertThat(result).hasFinding("redirect.loop");      // passes where there is one
     * assertThat(result).hasFinding("redirect.lop");       // fails, with the rules that were found
     * }</pre>
     *
     * @param rule the rule's id
     * @return these assertions
     */
    public CheckResultAssert hasFinding(String rule) {
        return verify(() -> {
            List<String> rules = actual.findings().stream().map(Finding::rule).toList();
            if (!rules.contains(rule)) {
                failWithActualExpectedAndMessage(
                        rules, rule, "%s: expected a finding of %s, but found %s.", actual.check(), rule, rules);
            }
        });
    }

    /**
     * Expects that nothing wrong was seen and not all was seen.
     *
     * <pre>{@code
     * assertThat(resultOfATimeout).isInconclusive();   // passes
     * assertThat(resultOfAPage).isInconclusive();      // fails: it passed
     * }</pre>
     *
     * @return these assertions
     */
    public CheckResultAssert isInconclusive() {
        return verify(() -> {
            if (!(actual.outcome() instanceof Outcome.Inconclusive)) {
                failWithMessage(
                        "%s: expected to be inconclusive, but it ended as %s.", actual.check(), actual.outcome());
            }
        });
    }

    /**
     * Expects findings of these rules and of no others, each at least once, in any order.
     *
     * <pre>{@code
     * assertThat(resultOfALoop).hasOnlyFindings("redirect.loop");    // passes
     * assertThat(resultOfALoop).hasOnlyFindings();                   // fails, with the rules that were found
     * }</pre>
     *
     * @param rules the rules' ids; none for no finding at all
     * @return these assertions
     */
    public CheckResultAssert hasOnlyFindings(String... rules) {
        return verify(() -> {
            Set<String> expected = new TreeSet<>(List.of(rules));
            Set<String> found = new TreeSet<>();
            actual.findings().forEach(finding -> found.add(finding.rule()));
            if (!found.equals(expected)) {
                failWithActualExpectedAndMessage(
                        found,
                        expected,
                        "%s: expected findings of %s alone, but found %s.",
                        actual.check(),
                        expected,
                        found);
            }
        });
    }
}
