package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.junit.ForkFixtures.Halls;
import dev.launchready.junit.ForkFixtures.Halts;
import dev.launchready.junit.ForkFixtures.Mats;
import dev.launchready.junit.ForkFixtures.Windows;
import dev.launchready.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README has a CI stage do, with the real Surefire and its own forks. */
class SurefireTest {
    @TempDir
    private Path project;

    @Test
    void two_forks_give_one_report_of_all_that_the_groups_select() {
        SurefireBuild build = build("-Dgroups=launchready", Mats.class, Windows.class);

        assertThat(build.output())
                .contains("[INFO] BUILD SUCCESS", "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(report().verdict()).isEqualTo(Verdict.READY);
        assertThat(report().missing()).isEmpty();
        assertThat(checks())
                .containsExactlyInAnyOrder(
                        "the mat lies straight",
                        "all well",
                        "somebody is in",
                        "the window shuts",
                        "the window is clean");
        // Three lines of each fork; Maven's own JVM, which looks for the tests, says nothing
        assertThat(build.said()).hasSize(6).noneMatch(line -> line.contains("test JVMs came"));
    }

    @Test
    void a_fork_that_halts_in_a_test_leaves_a_report_that_is_not_proven_and_fails_the_gate() {
        SurefireBuild build = build("-Dgroups=launchready", Mats.class, Halts.class);

        assertThat(build.output()).contains("[INFO] BUILD FAILURE");
        assertThat(build.said()).doesNotContain("LaunchReady: acme.dev READY");
        assertGateSays("killed or crashed before its tests ended, during \"halts\"");
    }

    @Test
    void a_fork_that_dies_at_its_start_leaves_a_report_that_is_not_proven_and_fails_the_gate() throws IOException {
        Files.writeString(project.resolve("fork2.flags"), "+NoSuchOptionOfAnyJvm\n");

        SurefireBuild build = build("-Dgroups=launchready", Mats.class, Windows.class);

        assertThat(build.output()).contains("[INFO] BUILD FAILURE");
        assertThat(build.said()).doesNotContain("LaunchReady: acme.dev READY");
        assertThat(report().verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertGateSays("only 1 of 2 test JVMs came");
    }

    @Test
    void forks_that_follow_each_other_are_one_run_without_a_name_of_what_the_group_of_an_impact_selects() {
        SurefireBuild.run(
                project,
                List.of("-DforkCount=1", "-DreuseForks=false", "-Dgroups=launch-blocker"),
                Halls.class,
                Windows.class);

        assertThat(checks()).containsExactlyInAnyOrder("the hall is lit", "the window shuts");
        assertThat(report().verdict()).isEqualTo(Verdict.READY);
    }

    private void assertGateSays(String missing) {
        try (Fork gate =
                Fork.gate(project, Map.of("launchready.run", "build 12", "launchready.forks", "2"), Map.of())) {
            assertThat(gate.output().get(0)).contains("NOT PROVEN", missing);
            assertThat(gate.status()).isEqualTo(2);
        }
    }

    private SurefireBuild build(String argument, Class<?>... fixtures) {
        return SurefireBuild.run(
                project,
                List.of(
                        argument,
                        "-DforkCount=2",
                        "-Dlaunchready.run=build 12",
                        "-Dlaunchready.forks=2",
                        "-Dlaunchready.failOn=launch_blocker"),
                fixtures);
    }

    private List<String> checks() {
        return report().results().stream().map(CheckResult::check).toList();
    }

    private LaunchReport report() {
        return JsonReport.read(project.resolve("target/launchready/report.json"));
    }
}
