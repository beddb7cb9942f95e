package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.junit.ForkFixtures.Doors;
import dev.launchready.junit.ForkFixtures.Mats;
import dev.launchready.junit.ForkFixtures.NoLaunch;
import dev.launchready.junit.ForkFixtures.Waits;
import dev.launchready.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One report of several real JVMs, however they come and go. */
class ForkedReportTest {
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_jvm_reports_all_its_nodes_and_prints_three_lines(boolean parallel) {
        List<String> output = run(parallel(parallel), Doors.class, Mats.class);

        assertThat(output)
                .containsExactly(
                        "LaunchReady: acme.dev NOT READY",
                        "LaunchReady: 1 launch blocker, 0 support risks, 1 cleanup, 0 not seen, 0 waived, of 24 checks",
                        "LaunchReady: " + reports().resolve("report.html").toUri(),
                        "TESTS 23 successful, 1 failed, 0 aborted");
        assertThat(report().isComplete()).isTrue();
        assertThat(checks(report())).hasSize(24).contains("the door opens", "door 19 opens", "somebody is in");
        assertThat(reports().resolve("report.html")).exists();
        assertThat(reports().resolve("report.md")).content().contains("door.locked");
        assertThat(reports().resolve("report.sarif")).content().contains("door.locked");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void two_jvms_at_the_same_time_give_the_report_of_one(boolean parallel) {
        try (Fork first = start(parallel(parallel), Waits.class, Doors.class);
                Fork second = start(parallel(parallel), Waits.class, Mats.class)) {
            first.await("WAITING");
            second.await("WAITING");
            first.goOn();
            second.goOn();
            List<String> firstSays = first.output();
            List<String> secondSays = second.output();

            LaunchReport report = report();
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
            assertThat(report.missing()).isEmpty();
            assertThat(checks(report)).hasSize(25).contains("the door opens", "somebody is in", "waits at the door");
            assertThat(report.findings()).extracting(Finding::rule).containsExactly("door.locked", "mat.crooked");
            // Both may have been the last; one at least said what the report says
            assertThat(List.of(firstSays.get(0), secondSays.get(0))).contains("LaunchReady: acme.dev NOT READY");
        }
    }

    @Test
    void a_jvm_killed_before_the_other_ends_leaves_an_incomplete_report_that_names_it_and_its_test() {
        try (Fork killed = start(NONE, Waits.class);
                Fork other = start(NONE, Waits.class, Mats.class)) {
            killed.await("WAITING");
            other.await("WAITING");
            killed.kill();
            List<String> output = other.goOn().output();

            String missing = "test JVM " + killed.pid()
                    + " was killed or crashed before its tests ended, during \"waits at the door\"";
            assertThat(report().missing()).containsExactly(missing);
            assertThat(report().verdict()).isEqualTo(Verdict.NOT_PROVEN);
            assertThat(output.get(0)).isEqualTo("LaunchReady: acme.dev NOT PROVEN (INCOMPLETE: " + missing + ")");
            assertThat(reports().resolve("report.md")).content().contains("INCOMPLETE", missing);
            assertThat(reports().resolve("report.html")).content().contains("INCOMPLETE");
        }
    }

    @Test
    void a_jvm_killed_after_the_other_ended_leaves_an_incomplete_report() {
        try (Fork killed = start(NONE, Waits.class);
                Fork other = start(NONE, Waits.class, Mats.class)) {
            killed.await("WAITING");
            other.await("WAITING").goOn().output();
            killed.kill();

            assertThat(report().missing()).containsExactly("test JVM " + killed.pid() + " has not ended yet");
            assertThat(checks(report())).contains("all well");
        }
    }

    @Test
    void the_only_jvm_killed_leaves_an_incomplete_report_in_place_of_the_last_one() {
        run(NONE, Mats.class);
        assertThat(report().verdict()).isEqualTo(Verdict.READY);

        try (Fork killed = start(NONE, Waits.class)) {
            killed.await("WAITING").kill();

            assertThat(report().missing()).containsExactly("test JVM " + killed.pid() + " has not ended yet");
            assertThat(report().verdict()).isEqualTo(Verdict.NOT_PROVEN);
            assertThat(report().results()).isEmpty();
        }
    }

    @Test
    void fragments_of_another_run_are_dropped_also_of_one_that_was_killed() throws IOException {
        run(NONE, Doors.class);
        try (Fork killed = start(NONE, Waits.class)) {
            killed.await("WAITING").kill();
        }

        run(NONE, Mats.class);

        assertThat(report().isComplete()).isTrue();
        assertThat(checks(report())).containsExactlyInAnyOrder("the mat lies straight", "all well", "somebody is in");
        try (Stream<Path> files = Files.list(reports().resolve("fragments"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".jsonl"))).hasSize(1);
        }
    }

    @Test
    void jvms_one_after_the_other_are_one_run_when_the_run_has_a_name() {
        Map<String, String> named = Map.of("launchready.run", "build 12");

        run(named, Doors.class);
        run(named, Mats.class);

        assertThat(checks(report())).hasSize(24).contains("the door opens", "all well");
        run(Map.of("launchready.run", "build 13"), Mats.class);
        assertThat(checks(report())).hasSize(3);
    }

    @Test
    void a_step_summary_holds_the_last_report_of_the_run_once_and_keeps_what_others_wrote() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "Built in 12 s\n");
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
        Map<String, String> named = Map.of("launchready.run", "build 12");

        run(named, environment, Doors.class);
        run(named, environment, Mats.class);

        assertThat(summary)
                .content()
                .startsWith("Built in 12 s\n")
                .contains("mat.crooked")
                .doesNotContain("INCOMPLETE");
        assertThat(Files.readString(summary).split("NOT READY", -1)).hasSizeLessThan(4);
        assertThat(Files.readString(summary)).containsOnlyOnce("# acme.dev: NOT READY");
    }

    @Test
    void an_environment_variable_names_the_directory() {
        Map<String, String> environment = Map.of("LAUNCHREADY_REPORTS", "elsewhere/launch");

        run(NONE, environment, Mats.class);

        assertThat(directory.resolve("elsewhere/launch/report.json")).exists();
        assertThat(reports()).doesNotExist();
    }

    @Test
    void a_report_directory_that_cannot_be_written_is_named_with_the_remedy_and_changes_no_test() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "a file, no directory");

        List<String> output =
                run(Map.of("launchready.reports", file.resolve("reports").toString()), Mats.class);

        assertThat(output).hasSize(2).last().isEqualTo("TESTS 3 successful, 0 failed, 0 aborted");
        assertThat(output.get(0))
                .startsWith("LaunchReady: NOT PROVEN, the report could not be written to " + file.resolve("reports"))
                .endsWith("make the directory writable, or name another with -Dlaunchready.reports=DIRECTORY");
    }

    @Test
    void a_jvm_without_launch_tests_writes_and_prints_nothing() {
        assertThat(run(NONE, NoLaunch.class)).containsExactly("TESTS 1 successful, 0 failed, 0 aborted");
        assertThat(reports()).doesNotExist();
    }

    private static Map<String, String> parallel(boolean on) {
        return on
                ? Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                : NONE;
    }

    private List<String> run(Map<String, String> properties, Class<?>... fixtures) {
        return run(properties, Map.of(), fixtures);
    }

    private List<String> run(Map<String, String> properties, Map<String, String> environment, Class<?>... fixtures) {
        try (Fork fork = Fork.start(directory, properties, environment, fixtures)) {
            return fork.output();
        }
    }

    private Fork start(Map<String, String> properties, Class<?>... fixtures) {
        return Fork.start(directory, properties, Map.of(), fixtures);
    }

    private Path reports() {
        return directory.resolve("target").resolve("launchready");
    }

    private LaunchReport report() {
        return JsonReport.read(reports().resolve("report.json"));
    }

    private static List<String> checks(LaunchReport report) {
        return report.results().stream().map(CheckResult::check).toList();
    }
}
