package dev.launchready.junit;

import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Launch;
import dev.launchready.junit.Fixture.FixtureRule;
import dev.launchready.junit.Lab.Outcomes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class CheckNodesTest {

    @Test
    void each_check_is_a_node_that_has_the_name_of_the_check_and_runs_on_the_launch_of_the_class() {
        Outcomes outcomes = Lab.of(Matrix.class).run();

        assertThat(outcomes.tests())
                .containsEntry("the launch is at acme.dev", SUCCESSFUL)
                .containsEntry("the door opens", FAILED)
                .containsEntry("the mat lies straight", SUCCESSFUL)
                .containsEntry("the fog lifts", ABORTED);
    }

    @Test
    void a_failed_check_is_an_assertion_failed_error_with_expected_and_actual() {
        AssertionFailedError error =
                (AssertionFailedError) Lab.of(Matrix.class).run().thrown("the door opens");

        assertThat(error.getExpected().getStringRepresentation())
                .isEqualTo("house of acme: nothing wrong with the door\nhouse of acme: nothing wrong with the bell");
        assertThat(error.getActual().getStringRepresentation())
                .isEqualTo("house of acme: it is locked\nhouse of acme: it is mute");
    }

    @Test
    void the_message_lists_all_findings_the_worst_first() {
        Throwable error = Lab.of(Matrix.class).run().thrown("the door opens");

        assertThat(error).hasMessage("""
                1 launch blocker, 1 support risk

                1. [launch blocker] door.locked
                   house of acme: expected nothing wrong with the door, but it is locked.
                   why: Visitors turn away.
                   do: Mend the door.
                   seen: photo
                     raw line of door.locked
                   see: RFC 9110 section 15.4 https://www.rfc-editor.org/rfc/rfc9110#section-15.4

                2. [support risk] bell.mute
                   house of acme: expected nothing wrong with the bell, but it is mute.
                   why: Visitors turn away.
                   do: Mend the bell.
                   seen: photo
                     raw line of bell.mute
                   see: RFC 9110 section 15.4 https://www.rfc-editor.org/rfc/rfc9110#section-15.4""");
    }

    @Test
    void an_inconclusive_check_is_aborted_and_says_what_it_could_not_see() {
        Throwable error = Lab.of(Matrix.class).run().thrown("the fog lifts");

        assertThat(error)
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("1 not seen\n\nnot seen [launch blocker] house of acme: the fog was too thick");
    }

    @Test
    void an_inconclusive_check_fails_where_the_stage_wants_it() {
        Outcomes outcomes =
                Lab.of(Matrix.class).with("launchready.inconclusive", "fail").run();

        assertThat(outcomes.status("the fog lifts")).isEqualTo(FAILED);
        assertThat(outcomes.thrown("the fog lifts"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("the fog was too thick");
    }

    @Test
    void fail_on_moves_the_line_between_failing_and_ranked_only() {
        Map<String, String> doorsByFailOn = Map.of(
                "launch_blocker", "FAILED SUCCESSFUL SUCCESSFUL",
                "support_risk", "FAILED FAILED SUCCESSFUL",
                "Cleanup", "FAILED FAILED FAILED",
                "none", "SUCCESSFUL SUCCESSFUL SUCCESSFUL");

        doorsByFailOn.forEach((failOn, expected) -> {
            Outcomes outcomes =
                    Lab.of(OneOfEach.class).with("launchready.failOn", failOn).run();
            assertThat(outcomes.status("blocker") + " " + outcomes.status("risk") + " " + outcomes.status("tidy"))
                    .as(failOn)
                    .isEqualTo(expected);
        });
    }

    @Test
    void unless_set_support_risks_fail_and_cleanups_do_not() {
        Outcomes outcomes = Lab.of(OneOfEach.class).run();

        assertThat(outcomes.tests())
                .containsEntry("blocker", FAILED)
                .containsEntry("risk", FAILED)
                .containsEntry("tidy", SUCCESSFUL);
    }

    @Test
    void a_finding_below_the_line_beside_something_unseen_does_not_pass() {
        Outcomes outcomes = Lab.of(TidyButBlind.class).run();

        assertThat(outcomes.status("half seen")).isEqualTo(ABORTED);
        assertThat(outcomes.thrown("half seen"))
                .hasMessageStartingWith("1 cleanup, 1 not seen")
                .hasMessageContaining("1. [cleanup, not enforced] mat.crooked");
    }

    @Test
    void bad_settings_are_named_with_what_to_write() {
        Outcomes failOn =
                Lab.of(OneOfEach.class).with("launchready.failOn", "severe").run();
        Outcomes inconclusive = Lab.of(OneOfEach.class)
                .with("launchready.inconclusive", "ignore")
                .run();

        assertThat(failOn.thrown("tidy"))
                .hasMessage("launchready.failOn=severe is no impact; write launch_blocker, support_risk, cleanup or"
                        + " none");
        assertThat(inconclusive.thrown("tidy"))
                .hasMessage("launchready.inconclusive=ignore is not known; write abort or fail");
    }

    @Test
    void impact_stage_rule_and_evidence_travel_as_report_entries(@TempDir Path directory) {
        Outcomes outcomes = Lab.of(Matrix.class).publishingTo(directory).run();

        assertThat(outcomes.entries("the door opens"))
                .containsExactly(
                        Map.of(
                                "launchready.check", "the door opens",
                                "launchready.outcome", "failed",
                                "launchready.impact", "launch-blocker",
                                "launchready.stage", "domain-and-edge"),
                        entry(FixtureRule.DOOR_LOCKED, true),
                        entry(FixtureRule.BELL_MUTE, true));
        assertThat(outcomes.entries("the mat lies straight")).contains(entry(FixtureRule.MAT_CROOKED, false));
    }

    @Test
    void evidence_is_published_as_files(@TempDir Path directory) {
        Outcomes outcomes = Lab.of(Matrix.class).publishingTo(directory).run();

        assertThat(outcomes.results().allEvents().fileEntryPublished().list())
                .extracting(e -> e.getTestDescriptor().getDisplayName())
                .containsExactlyInAnyOrder("the door opens", "the mat lies straight");
        assertThat(directory.resolve("the_door_opens/launchready/1-door.locked-1.txt"))
                .hasContent("photo\n\nraw line of door.locked\n");
        assertThat(directory.resolve("the_door_opens/launchready/2-bell.mute-1.txt"))
                .exists();
    }

    @Test
    void where_files_cannot_be_published_the_outcome_is_the_same_and_an_entry_says_so() {
        Outcomes outcomes = Lab.of(Matrix.class).run();

        assertThat(outcomes.status("the mat lies straight")).isEqualTo(SUCCESSFUL);
        assertThat(outcomes.entries("the mat lies straight"))
                .last()
                .asString()
                .contains("launchready.unpublished", "evidence could not be published as files");
    }

    @Test
    void nodes_with_a_launch_of_their_own_run_on_it_in_any_class() {
        assertThat(Lab.of(NoAnnotation.class).run().tests())
                .containsEntry("the launch is at other.test", SUCCESSFUL)
                .containsEntry("the launch is at third.test", FAILED);
        assertThat(Lab.of(TwoLaunches.class).run().tests())
                .containsEntry("the launch is at acme.dev", SUCCESSFUL)
                .containsEntry("the launch is at other.test", SUCCESSFUL);
    }

    @Test
    void a_node_that_has_no_launch_says_how_to_give_it_one() {
        assertThat(Lab.of(Homeless.class).run().thrown("nowhere"))
                .hasMessage("\"nowhere\" does not know its launch; annotate the class with @LaunchReady, or name the"
                        + " launch with checks(launch, …)");
    }

    private static Map<String, String> entry(FixtureRule rule, boolean enforced) {
        return Map.of(
                "launchready.rule",
                rule.id(),
                "launchready.impact",
                rule.impact().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "launchready.enforced",
                String.valueOf(enforced),
                "launchready.finding",
                Fixture.finding(rule).message(),
                "launchready.evidence.1",
                "photo\nraw line of " + rule.id());
    }

    @LaunchReady("acme.dev")
    static class Matrix {
        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(
                    Fixture.expectingDomain("acme.dev"),
                    Fixture.failing("the door opens", FixtureRule.BELL_MUTE, FixtureRule.DOOR_LOCKED),
                    Fixture.failing("the mat lies straight", FixtureRule.MAT_CROOKED),
                    Fixture.blind("the fog lifts"));
        }
    }

    @LaunchReady("acme.dev")
    static class OneOfEach {
        @LaunchChecks
        Stream<DynamicNode> house() {
            return Stream.of(DynamicContainer.dynamicContainer(
                    "deeper",
                    checks(
                            Fixture.failing("blocker", FixtureRule.DOOR_LOCKED),
                            Fixture.failing("risk", FixtureRule.BELL_MUTE),
                            Fixture.failing("tidy", FixtureRule.MAT_CROOKED))));
        }
    }

    @LaunchReady("acme.dev")
    static class TidyButBlind {
        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(Fixture.check(
                    "half seen",
                    launch -> List.of(Fixture.finding(FixtureRule.MAT_CROOKED)),
                    List.of(Fixture.unseen())));
        }
    }

    static class NoAnnotation {
        @TestFactory
        Stream<DynamicNode> others() {
            return checks(
                    Launch.at("other.test"),
                    Stream.of(Fixture.expectingDomain("other.test"), Fixture.expectingDomain("third.test")));
        }
    }

    @LaunchReady("acme.dev")
    static class TwoLaunches {
        @LaunchChecks
        Stream<DynamicNode> both(Launch launch) {
            return Stream.concat(
                    checks(launch, Stream.of(Fixture.expectingDomain("acme.dev"))),
                    checks(Launch.at("other.test"), Stream.of(Fixture.expectingDomain("other.test"))));
        }
    }

    static class Homeless {
        @TestFactory
        Stream<DynamicNode> nowhere() {
            return Stream.concat(checks(Fixture.passing("nowhere")), Stream.of(DynamicTest.dynamicTest("x", () -> {})));
        }
    }
}
