package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.junit.ForkFixtures.Doors;
import dev.launchready.junit.ForkFixtures.Mats;
import dev.launchready.junit.ForkFixtures.NoLaunch;
import dev.launchready.junit.ForkFixtures.Waits;
import dev.launchready.report.JsonReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM that died before it could say anything leaves behind, and who notices. */
class MissingForkTest {
    private static final String ONE_OF_TWO =
            "only 1 of 2 test JVMs came; another has yet to start, or died before its tests began";
    private static final Map<String, String> TWO_FORKS =
            Map.of("launchready.run", "build 12", "launchready.forks", "2");

    @TempDir
    private Path directory;

    @Test
    void a_jvm_that_dies_before_its_session_is_missed_where_the_number_of_jvms_is_known() {
        List<String> output = run(TWO_FORKS, Mats.class);
        try (Fork dies = Fork.dying(directory, TWO_FORKS)) {
            assertThat(dies.output()).isEmpty();
        }

        assertThat(output.get(0)).isEqualTo("LaunchReady: acme.dev NOT PROVEN (INCOMPLETE: " + ONE_OF_TWO + ")");
        assertThat(report().verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report().missing()).containsExactly(ONE_OF_TWO);
    }

    @Test
    void the_report_is_complete_once_all_jvms_came_also_one_that_got_no_launch_test() {
        run(TWO_FORKS, NoLaunch.class);
        List<String> output = run(TWO_FORKS, Mats.class);

        assertThat(output.get(0)).isEqualTo("LaunchReady: acme.dev READY");
        assertThat(report().missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "0", "-1", "1.5", "10000"})
    void a_number_of_jvms_that_is_none_is_named_with_the_remedy(String forks) {
        run(Map.of("launchready.forks", forks), Mats.class);

        assertThat(report().missing())
                .containsExactly("launchready.forks=" + forks
                        + " is no number from 1 to 9999; write how many test JVMs the run starts");
    }

    @Test
    void a_variable_left_empty_says_nothing_of_jvms_and_names_no_run() {
        Map<String, String> empty = Map.of("LAUNCHREADY_FORKS", "", "LAUNCHREADY_RUN", "");
        try (Fork first = Fork.start(directory, Map.of(), empty, Doors.class)) {
            first.output();
        }
        try (Fork second = Fork.start(directory, Map.of(), empty, Mats.class)) {
            second.output();
        }

        assertThat(report().missing()).isEmpty();
        assertThat(report().verdict()).isEqualTo(Verdict.READY);
    }

    @ParameterizedTest
    @CsvSource({"READY, 0", "NOT READY, 1"})
    void the_gate_repeats_what_the_tests_of_its_run_found(String verdict, int status) {
        run(Map.of("launchready.run", "build 12"), verdict.equals("READY") ? Mats.class : Doors.class);

        List<String> output = gate("build 12", status);

        assertThat(output).hasSize(3);
        assertThat(output.get(0)).isEqualTo("LaunchReady: acme.dev " + verdict);
        assertThat(output.get(2))
                .isEqualTo("LaunchReady: " + reports().resolve("report.html").toUri());
    }

    @Test
    void a_run_that_dies_at_once_does_not_pass_with_the_report_of_the_last_one() {
        run(Map.of("launchready.run", "build 11"), Mats.class);
        try (Fork dies = Fork.dying(directory, Map.of("launchready.run", "build 12"))) {
            dies.output();
        }
        assertThat(report().verdict()).isEqualTo(Verdict.READY);

        List<String> output = gate("build 12", 2);

        assertThat(output.get(0))
                .isEqualTo("LaunchReady: no site named NOT PROVEN (INCOMPLETE: only 0 of 1 test JVMs came; another has"
                        + " yet to start, or died before its tests began)");
        assertThat(report().verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report().results()).isEmpty();
    }

    @Test
    void the_gate_tells_that_the_last_jvm_was_killed() {
        try (Fork killed = Fork.start(directory, Map.of("launchready.run", "build 12"), Map.of(), Waits.class)) {
            killed.await("WAITING").kill();

            gate("build 12", 2);

            assertThat(report().missing())
                    .containsExactly("test JVM " + killed.pid()
                            + " was killed or crashed before its tests ended, during \"waits at the door\"");
        }
    }

    @Test
    void the_gate_misses_jvms_that_only_it_was_told_of() {
        run(Map.of("launchready.run", "build 12"), Mats.class);
        assertThat(report().verdict()).isEqualTo(Verdict.READY);

        try (Fork gate = Fork.gate(directory, TWO_FORKS, Map.of())) {
            assertThat(gate.output().get(0)).contains("NOT PROVEN", ONE_OF_TWO);
            assertThat(gate.status()).isEqualTo(2);
        }
    }

    @Test
    void the_gate_refuses_a_run_without_a_name_and_says_how_to_name_it() {
        run(Map.of(), Mats.class);

        assertThat(gate("", 2))
                .containsExactly(
                        "LaunchReady: NOT PROVEN, without its name this run cannot be told from an earlier one;"
                                + " set launchready.run for the tests and for the gate, for example to the number of the CI"
                                + " job");
        assertThat(report().verdict()).isEqualTo(Verdict.READY);
    }

    private List<String> gate(String run, int status) {
        try (Fork gate = Fork.gate(directory, Map.of(), Map.of("LAUNCHREADY_RUN", run))) {
            List<String> output = gate.output();
            assertThat(gate.status()).isEqualTo(status);
            return output;
        }
    }

    private List<String> run(Map<String, String> properties, Class<?>... fixtures) {
        try (Fork fork = Fork.start(directory, properties, Map.of(), fixtures)) {
            return fork.output();
        }
    }

    private Path reports() {
        return directory.resolve("target").resolve("launchready");
    }

    private LaunchReport report() {
        return JsonReport.read(reports().resolve("report.json"));
    }
}
