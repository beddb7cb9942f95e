package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void a_report_of_nothing_proves_nothing() {
        assertThat(report(List.of(), List.of()).verdict()).isEqualTo(Verdict.NOT_PROVEN);
    }

    @Test
    void a_report_that_lacks_a_part_is_not_ready() {
        LaunchReport report = report(List.of(Fixtures.result(List.of(), List.of())), List.of("a test run was killed"));

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void a_blocker_weighs_more_than_what_was_not_seen() {
        CheckResult both = Fixtures.result(
                List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER)), List.of(Fixtures.unseen(Impact.LAUNCH_BLOCKER)));

        assertThat(report(List.of(both), List.of()).verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void support_risks_and_cleanups_do_not_block() {
        CheckResult result = Fixtures.result(
                List.of(Fixtures.finding(Impact.SUPPORT_RISK), Fixtures.finding(Impact.CLEANUP)),
                List.of(Fixtures.unseen(Impact.SUPPORT_RISK)));

        assertThat(report(List.of(result), List.of()).verdict()).isEqualTo(Verdict.READY);
    }

    @Property
    void no_unseen_blocker_ever_yields_ready(@ForAll("results") List<CheckResult> results) {
        Verdict verdict = report(results, List.of()).verdict();

        boolean blockerFound =
                results.stream().flatMap(r -> r.findings().stream()).anyMatch(f -> f.impact() == Impact.LAUNCH_BLOCKER);
        boolean blockerUnseen =
                results.stream().flatMap(r -> r.unseen().stream()).anyMatch(u -> u.impact() == Impact.LAUNCH_BLOCKER);
        if (blockerFound) {
            assertThat(verdict).isEqualTo(Verdict.NOT_READY);
        } else if (blockerUnseen || results.isEmpty()) {
            assertThat(verdict).isEqualTo(Verdict.NOT_PROVEN);
        } else {
            assertThat(verdict).isEqualTo(Verdict.READY);
        }
    }

    @Property
    void more_findings_never_make_a_verdict_better(
            @ForAll("results") List<CheckResult> results, @ForAll("result") CheckResult more) {
        Verdict before = report(results, List.of()).verdict();

        Verdict after = report(concat(results, more), List.of()).verdict();

        if (before == Verdict.NOT_READY) {
            assertThat(after).isEqualTo(Verdict.NOT_READY);
        }
        if (before == Verdict.NOT_PROVEN && !results.isEmpty()) {
            assertThat(after).isNotEqualTo(Verdict.READY);
        }
    }

    @Property
    void an_outcome_is_passed_only_when_all_was_seen_and_nothing_is_wrong(@ForAll("result") CheckResult result) {
        boolean clean = result.findings().isEmpty() && result.unseen().isEmpty();

        assertThat(result.outcome() instanceof Outcome.Passed).isEqualTo(clean);
    }

    @Property
    void findings_are_ranked_by_cost(@ForAll("results") List<CheckResult> results) {
        List<Finding> ranked = report(results, List.of()).findings();

        assertThat(ranked).extracting(Finding::impact).isSorted();
        assertThat(ranked).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<CheckResult>> results() {
        return result().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<CheckResult> result() {
        Arbitrary<List<Finding>> findings = Arbitraries.of(Impact.class)
                .map(impact -> Fixtures.finding(impact))
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Unseen>> unseen =
                Arbitraries.of(Impact.class).map(Fixtures::unseen).list().ofMaxSize(2);
        return Combinators.combine(findings, unseen).as(Fixtures::result);
    }

    private static List<CheckResult> concat(List<CheckResult> results, CheckResult more) {
        return java.util.stream.Stream.concat(results.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    private static LaunchReport report(List<CheckResult> results, List<String> missing) {
        return new LaunchReport("acme.test", Instant.EPOCH, Duration.ofSeconds(1), results, missing);
    }
}
