package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.report.ReportMerge.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportMergeTest {

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    @Domain(DomainContext.Global.class)
    void the_order_of_arrival_does_not_matter(
            @ForAll @Size(min = 1, max = 6) List<LaunchReport> reports, @ForAll long seed) {
        List<Part> parts = new ArrayList<>();
        reports.forEach(report -> parts.add(new Part("part " + parts.size() % 3, report)));
        List<Part> shuffled = new ArrayList<>(parts);
        shuffled.addAll(parts);
        Collections.shuffle(shuffled, new Random(seed));

        LaunchReport merged = ReportMerge.merge(parts, List.of());

        assertThat(ReportMerge.merge(shuffled, List.of())).isEqualTo(merged);
        assertThat(merged.findings())
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .flatMap(r -> r.findings().stream())
                        .distinct()
                        .toList());
        assertThat(merged.exhibits())
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .flatMap(r -> r.exhibits().stream())
                        .distinct()
                        .toList());
    }

    @Test
    void results_come_in_the_order_of_their_keys() {
        List<Part> parts = IntStream.of(10, 2, 1)
                .mapToObj(i -> part("case " + i, "check " + i))
                .toList();

        assertThat(ReportMerge.merge(parts, List.of()).results())
                .extracting(CheckResult::check)
                .containsExactly("check 1", "check 2", "check 10");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, 0",
        "a2, a10, -1",
        "a10, a2, 1",
        "a, b, -1",
        "a, a1, -1",
        "a1b, a1c, -1",
        "1, a, -1",
        "07, 7, -1",
        "99999999999999999999, 100000000000000000000, -1",
        "'', a, -1",
    })
    void keys_are_compared_as_people_count(String a, String b, int sign) {
        assertThat(Integer.signum(ReportMerge.natural(a, b))).isEqualTo(sign);
        assertThat(Integer.signum(ReportMerge.natural(b, a))).isEqualTo(-sign);
    }

    @Test
    void a_part_that_comes_twice_counts_once_and_a_repeated_one_as_often_as_it_ran() {
        Part first = part("a", "failed at first");
        Part again = part("a", "passed at last");

        assertThat(ReportMerge.merge(List.of(first, again, first), List.of()).results())
                .hasSize(2);
    }

    @Test
    void what_is_missing_stays_missing() {
        LaunchReport killed = new LaunchReport(
                "acme.test", Samples.START, Samples.ELAPSED, Samples.ready().results(), List.of("run 2 was killed"));

        LaunchReport merged = ReportMerge.merge(
                List.of(new Part("a", Samples.ready()), new Part("b", killed)), List.of("run 3 left nothing"));

        assertThat(merged.missing()).containsExactly("run 2 was killed", "run 3 left nothing");
        assertThat(merged.verdict()).isEqualTo(Verdict.NOT_PROVEN);
    }

    @Test
    void a_shared_exhibit_stays_with_the_first_that_shows_it() {
        Exhibit map = RoutingMapSample.graph();
        Part a =
                Part.of("a", "acme.test", Samples.START, Samples.failed("a", SampleRule.LOOP, List.of(), List.of(map)));
        Part b =
                Part.of("b", "acme.test", Samples.START, Samples.failed("b", SampleRule.LOOP, List.of(), List.of(map)));

        List<CheckResult> results = ReportMerge.merge(List.of(b, a), List.of()).results();

        assertThat(results.get(0).exhibits()).containsExactly(map);
        assertThat(results.get(1).exhibits()).isEmpty();
    }

    @Test
    void the_time_runs_from_the_first_begin_to_the_last_end() {
        Part early = new Part("b", at(0, 5));
        Part late = new Part("a", at(10, 2));

        LaunchReport merged = ReportMerge.merge(List.of(late, early), List.of());

        assertThat(merged.startedAt()).isEqualTo(Samples.START);
        assertThat(merged.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void parts_of_several_sites_name_them_all() {
        Part other = Part.of(
                "b", "acme.example", Samples.START, Samples.ready().results().get(0));

        assertThat(ReportMerge.merge(List.of(new Part("a", Samples.ready()), other), List.of())
                        .site())
                .isEqualTo("acme.example, acme.test");
    }

    @Test
    void ten_thousand_findings_merge_and_come_back_from_lines() {
        LaunchReport large = Samples.large(10_000);
        List<Part> parts = new ArrayList<>();
        for (CheckResult result : large.results()) {
            CheckResult read = JsonReport.readLine(JsonReport.writeLine(result));
            parts.add(Part.of("case " + parts.size(), "acme.test", Samples.START, read));
        }
        Collections.shuffle(parts, new Random(7));

        LaunchReport merged = ReportMerge.merge(parts, List.of());

        assertThat(merged.results()).isEqualTo(large.results());
        assertThat(merged.findings()).hasSize(10_000);
    }

    @Test
    void nothing_to_merge_is_refused() {
        assertThatThrownBy(() -> ReportMerge.merge(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no parts to merge; give at least one");
    }

    private static LaunchReport at(int second, int seconds) {
        return new LaunchReport(
                "acme.test", Samples.START.plusSeconds(second), Duration.ofSeconds(seconds), List.of(), List.of());
    }

    private static Part part(String key, String check) {
        Finding finding =
                Finding.of(SampleRule.LOOP, check).expected("a").actual("b").build();
        return Part.of(
                key, "acme.test", Samples.START, Samples.failed(check, SampleRule.LOOP, List.of(finding), List.of()));
    }
}
