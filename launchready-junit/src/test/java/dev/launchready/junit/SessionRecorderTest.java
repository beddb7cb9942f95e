package dev.launchready.junit;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.Verdict;
import dev.launchready.WaivedFinding;
import dev.launchready.junit.Fixture.FixtureRule;
import dev.launchready.report.JsonReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the report has of each node, whatever became of it. */
class SessionRecorderTest {
    @TempDir
    private Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void dynamic_nodes_waivers_exhibits_and_the_site_are_in_the_report() {
        LaunchReport report = record(Map.of(), House.class);

        assertThat(report.site()).isEqualTo("acme.dev");
        assertThat(report.results())
                .extracting(CheckResult::check)
                .containsExactly("the door opens", "the bell rings", "all well");
        assertThat(report.waived())
                .extracting(WaivedFinding::waiver)
                .singleElement()
                .satisfies(waiver -> assertThat(waiver.owner()).isEqualTo("ops@acme.dev"));
        assertThat(report.exhibits()).extracting(Exhibit::title).contains("what all well saw");
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void findings_that_fail_no_test_are_ranked_and_listed_as_not_enforced() {
        LaunchReport report = record(Map.of("launchready.failOn", "launch_blocker"), House.class);

        assertThat(report.findings()).extracting(f -> f.rule()).containsExactly("bell.mute");
        assertThat(report.exhibits())
                .filteredOn(e -> e.title().startsWith("Found, and not enforced"))
                .singleElement()
                .asString()
                .contains("bell.mute", "failOn=launch_blocker");
    }

    @Test
    void a_stale_waiver_is_a_finding_of_the_report() {
        assertThat(record(Map.of(), Stale.class).findings())
                .extracting(f -> f.rule())
                .containsExactly("waiver.stale");
    }

    @Test
    void a_test_that_breaks_down_is_unseen_and_the_launch_not_proven() {
        LaunchReport report = record(Map.of(), BreaksDown.class);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.unseen())
                .extracting(Unseen::reason)
                .containsExactlyInAnyOrder(
                        "the test itself broke down: java.lang.IllegalStateException: no database",
                        "the test failed outside of its body: java.lang.IllegalStateException: cannot tidy up");
    }

    @Test
    void a_class_that_cannot_begin_is_unseen() {
        LaunchReport report = record(Map.of(), CannotBegin.class);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .startsWith("everything in it failed outside of its body: ")
                        .contains("no container"));
    }

    @Test
    void a_skipped_test_is_unseen_with_its_own_impact() {
        LaunchReport report = record(Map.of(), Skipped.class);

        assertThat(report.unseen())
                .containsExactly(
                        new Unseen("blocker", "the test was skipped: mended tomorrow", Impact.LAUNCH_BLOCKER),
                        new Unseen("risk", "the test was skipped: mended tomorrow", Impact.SUPPORT_RISK),
                        new Unseen("tidy", "the test was skipped: mended tomorrow", Impact.CLEANUP));
    }

    @Test
    void a_bad_setting_leaves_its_tests_unseen() {
        LaunchReport report = record(Map.of("launchready.failOn", "severe"), House.class);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.unseen())
                .hasSize(3)
                .allSatisfy(unseen -> assertThat(unseen.reason()).contains("launchready.failOn=severe is no impact"));
    }

    @Test
    void a_test_that_no_extension_watched_is_unseen() {
        LaunchReport report = record(Map.of(), TaggedOnly.class);

        assertThat(report.site()).isEqualTo("no site named");
        assertThat(report.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason()).contains("did not reach the report"));
    }

    @Test
    void a_class_that_ran_twice_counts_once_where_it_found_the_same() {
        SessionRecorder recorder = recorder();
        execute(recorder, Map.of(), House.class);
        execute(recorder, Map.of(), House.class);
        recorder.close();

        assertThat(report().results()).hasSize(3);
    }

    @Test
    void the_directory_is_that_of_the_build() throws IOException {
        assertThat(RunDirectory.standard(project)).isEqualTo(project.resolve("target/launchready"));
        Files.createFile(project.resolve("build.gradle.kts"));
        assertThat(RunDirectory.standard(project)).isEqualTo(project.resolve("build/launchready"));
        Files.createFile(project.resolve("pom.xml"));
        assertThat(RunDirectory.standard(project)).isEqualTo(project.resolve("target/launchready"));
    }

    private LaunchReport record(Map<String, String> parameters, Class<?> fixture) {
        SessionRecorder recorder = recorder();
        execute(recorder, parameters, fixture);
        recorder.close();
        return report();
    }

    private LaunchReport report() {
        return JsonReport.read(project.resolve("target/launchready/report.json"));
    }

    private SessionRecorder recorder() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new SessionRecorder(project, Clock.systemUTC(), out, name -> Optional.empty());
    }

    private static void execute(SessionRecorder recorder, Map<String, String> parameters, Class<?> fixture) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(fixture))
                                .configurationParameters(parameters)
                                .build(),
                        recorder);
    }

    @LaunchReady("acme.dev")
    static class House {
        @Waived(id = "door.locked", reason = "opening party", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchChecks
        Stream<DynamicNode> house() {
            Launch launch = WaivedTest.launch();
            return checks(
                    launch,
                    Stream.of(
                            Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED),
                            Fixture.failing("the bell rings", FixtureRule.BELL_MUTE),
                            Fixture.passing("all well")));
        }
    }

    @LaunchReady("acme.dev")
    static class Stale {
        @Waived(id = "launchtest.failed", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchTest(LAUNCH_BLOCKER)
        void healthy() {}
    }

    @LaunchReady("acme.dev")
    static class BreaksDown {
        @LaunchTest(LAUNCH_BLOCKER)
        void breaks() {
            throw new IllegalStateException("no database");
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void cannot_tidy_up() {}

        @AfterEach
        void tidyUp(TestInfo test) {
            if (test.getDisplayName().startsWith("cannot")) {
                throw new IllegalStateException("cannot tidy up");
            }
        }
    }

    @LaunchReady("acme.dev")
    static class CannotBegin {
        @BeforeAll
        static void begin() {
            Assertions.fail("no container");
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void never() {}
    }

    @LaunchReady("acme.dev")
    static class Skipped {
        @Disabled("mended tomorrow")
        @LaunchTest(LAUNCH_BLOCKER)
        void blocker() {}

        @Disabled("mended tomorrow")
        @SupportRisk
        void risk() {}

        @Disabled("mended tomorrow")
        @LaunchTest(CLEANUP)
        void tidy() {}
    }

    @Tag("launchready")
    static class TaggedOnly {
        @Test
        void unwatched() {}
    }
}
