package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Check CHECK = new Fixtures.TestCheck("acme.test is in order", l -> new Outcome.Passed());

    @Test
    void a_valid_waiver_takes_its_finding_out_of_the_outcome_and_keeps_it_in_the_report() {
        CheckResult result = apply(waiver("test.blocks", TODAY), blocked());

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
        assertThat(result.waived()).hasSize(1);
        assertThat(result.waived().get(0).waiver().owner()).isEqualTo("ops@acme.test");
    }

    @Test
    void a_waiver_holds_on_its_last_day_and_not_on_the_next() {
        Waiver waiver = waiver("test.blocks", TODAY);

        assertThat(Waivers.fault(waiver, TODAY)).isEmpty();
        assertThat(Waivers.fault(waiver, TODAY.plusDays(1)))
                .hasValue(
                        "the waiver of test.blocks by ops@acme.test expired on 2026-11-24; mend the finding or renew the"
                                + " waiver with its reason");
    }

    @Test
    void an_expired_waiver_brings_its_finding_back_first_in_line() {
        CheckResult lapsed = apply(waiver("test.untidy", TODAY.minusDays(1)), untidy());
        LaunchReport report = new LaunchReport(
                "acme.test", java.time.Instant.EPOCH, java.time.Duration.ZERO, List.of(blocked(), lapsed), List.of());

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("test.untidy", "test.blocks");
        assertThat(report.findings().get(0).lapsed()).contains("expired on 2026-11-23");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', ops@acme.test, 2026-12-01, gives no reason",
        "ramping up, '', 2026-12-01, has no owner",
        "ramping up, ops@acme.test, 2027-02-23, reaches 91 days ahead",
    })
    void a_waiver_that_does_not_say_enough_covers_nothing(String reason, String owner, LocalDate until, String fault) {
        CheckResult result = apply(new Waiver("test.blocks", reason, owner, until), blocked());

        assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(result.findings().get(0).lapsed()).contains(fault);
    }

    @Test
    void a_waiver_that_nothing_needs_is_a_finding_of_its_own() {
        List<CheckResult> results = waivers(waiver("test.annoys", TODAY)).apply(List.of(passed()), TODAY);

        assertThat(results).hasSize(2);
        assertThat(results.get(1).findings()).extracting(Finding::rule).containsExactly("waiver.stale");
    }

    @Test
    void a_waiver_is_not_called_stale_while_something_was_not_seen() {
        CheckResult inconclusive = Fixtures.result(List.of(), List.of(Fixtures.unseen(Impact.LAUNCH_BLOCKER)));

        List<CheckResult> results = waivers(waiver("test.annoys", TODAY)).apply(List.of(inconclusive), TODAY);

        assertThat(results).containsExactly(inconclusive);
    }

    @Test
    void a_waiver_never_hides_what_was_not_seen() {
        CheckResult both = Fixtures.result(
                List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER)), List.of(Fixtures.unseen(Impact.LAUNCH_BLOCKER)));

        CheckResult result = apply(waiver("test.blocks", TODAY), both);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void an_unknown_id_is_refused_with_the_ids_of_its_family() {
        assertThatThrownBy(() -> waivers(waiver("test.block", TODAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule has the id \"test.block\" that a waiver names; did you mean one of test.annoys,"
                        + " test.blocks, test.untidy?");
    }

    @Property
    void a_waiver_covers_exactly_the_days_up_to_its_last_and_at_most_ninety_ahead(
            @ForAll @IntRange(min = -400, max = 400) int days) {
        Waiver waiver = waiver("test.blocks", TODAY.plusDays(days));

        assertThat(Waivers.fault(waiver, TODAY).isEmpty()).isEqualTo(days >= 0 && days <= Waiver.LONGEST_DAYS);
    }

    private static CheckResult apply(Waiver waiver, CheckResult result) {
        return waivers(waiver).apply(List.of(result), TODAY).get(0);
    }

    private static Waivers waivers(Waiver waiver) {
        return Waivers.of(List.of(waiver), List.of(CHECK));
    }

    private static Waiver waiver(String id, LocalDate until) {
        return new Waiver(id, "ramping up", "ops@acme.test", until);
    }

    private static CheckResult passed() {
        return Fixtures.result(List.of(), List.of());
    }

    private static CheckResult blocked() {
        return Fixtures.result(List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER)), List.of());
    }

    private static CheckResult untidy() {
        return Fixtures.result(List.of(Fixtures.finding(Impact.CLEANUP)), List.of());
    }
}
