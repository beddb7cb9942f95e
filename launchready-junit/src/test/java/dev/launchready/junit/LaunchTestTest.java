package dev.launchready.junit;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Launch;
import dev.launchready.Stage;
import dev.launchready.junit.Fixture.FixtureRule;
import dev.launchready.junit.Lab.Outcomes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestTag;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class LaunchTestTest {

    @Test
    void a_body_that_ends_passes_and_says_so_in_an_entry() {
        Outcomes outcomes = Lab.of(Bodies.class).run();

        assertThat(outcomes.status("all_is_well()")).isEqualTo(SUCCESSFUL);
        assertThat(outcomes.entries("all_is_well()"))
                .containsExactly(Map.of(
                        "launchready.check", "all is well",
                        "launchready.outcome", "passed",
                        "launchready.impact", "launch-blocker",
                        "launchready.stage", "resilience"));
    }

    @Test
    void a_failed_assertion_is_a_finding_of_its_own_with_the_impact_of_the_test() {
        Outcomes outcomes = Lab.of(Bodies.class).run();

        assertThat(outcomes.thrown("answers_200()"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("""
                        1 launch blocker

                        1. [launch blocker] launchtest.failed
                           answers 200: expected 200, but it was 404.
                           why: The team wrote this expectation down as something that the launch depends on.
                        """)
                .cause()
                .hasMessageContaining("404");
        assertThat(outcomes.entries("answers_200()").get(1))
                .containsEntry("launchready.rule", "launchtest.failed")
                .containsEntry("launchready.impact", "launch-blocker");
    }

    @Test
    void an_assertion_without_expected_and_actual_is_told_in_one_line() {
        assertThat(Lab.of(Bodies.class).run().thrown("plainly_wrong()"))
                .hasMessageContaining(
                        "plainly wrong: expected its assertion to hold, but it does not: Expecting empty but was:"
                                + " [\"x\"].");
    }

    @Test
    void a_test_below_the_line_is_successful_and_its_finding_not_enforced() {
        Outcomes outcomes = Lab.of(Bodies.class).run();

        assertThat(outcomes.status("tidy()")).isEqualTo(SUCCESSFUL);
        assertThat(outcomes.entries("tidy()").get(1)).containsEntry("launchready.enforced", "false");
        assertThat(Lab.of(Bodies.class)
                        .with("launchready.failOn", "cleanup")
                        .run()
                        .status("tidy()"))
                .isEqualTo(FAILED);
    }

    @Test
    void findings_that_an_assertion_carries_keep_their_rule_and_take_the_impact_of_the_test() {
        Outcomes outcomes = Lab.of(Bodies.class).run();

        assertThat(outcomes.thrown("carries_findings()"))
                .hasMessageStartingWith("2 support risks\n\n1. [support risk] door.locked\n");
    }

    @Test
    void several_failures_are_several_findings() {
        assertThat(Lab.of(Bodies.class).run().thrown("several()"))
                .hasMessageStartingWith("3 launch blockers\n")
                .hasMessageContaining("1. [launch blocker] launchtest.failed")
                .hasMessageContaining("2. [launch blocker] door.locked")
                .hasMessageContaining("3. [launch blocker] bell.mute");
    }

    @Test
    void what_an_assertion_could_not_see_aborts_or_fails_as_the_setting_has_it() {
        assertThat(Lab.of(Bodies.class).run().status("blind()")).isEqualTo(ABORTED);
        assertThat(Lab.of(Bodies.class)
                        .with("launchready.inconclusive", "fail")
                        .run()
                        .status("blind()"))
                .isEqualTo(FAILED);
    }

    @Test
    void a_failed_assumption_is_inconclusive() {
        Outcomes outcomes = Lab.of(Bodies.class).run();

        assertThat(outcomes.thrown("assumes()"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("the test was given up: Assumption failed: no staging");
        assertThat(outcomes.entries("assumes()").get(0)).containsEntry("launchready.outcome", "inconclusive");
    }

    @Test
    void an_exception_fails_the_test_and_is_reported_as_unseen() {
        Outcomes outcomes =
                Lab.of(Bodies.class).with("launchready.failOn", "none").run();

        assertThat(outcomes.thrown("breaks()"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no database");
        assertThat(outcomes.entries("breaks()"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("launchready.outcome", "inconclusive")
                        .containsEntry(
                                "launchready.unseen",
                                "breaks: the test itself broke down: java.lang.IllegalStateException: no database"));
    }

    @Test
    void plain_and_parameterized_tests_are_reported_and_never_softened() {
        Outcomes outcomes =
                Lab.of(Neighbours.class).with("launchready.failOn", "none").run();

        assertThat(outcomes.status("plain()")).isEqualTo(FAILED);
        assertThat(outcomes.thrown("plain()")).isInstanceOf(AssertionError.class);
        assertThat(outcomes.entries("plain()").get(1))
                .containsEntry("launchready.rule", "launchtest.failed")
                .containsEntry("launchready.impact", "launch-blocker");
        assertThat(outcomes.tests()).containsValues(SUCCESSFUL, FAILED).hasSize(3);
    }

    @Test
    void tags_tell_launch_tests_from_others_and_impacts_apart() {
        Map<String, Set<TestTag>> tags = new HashMap<>();
        Lab.of(Tagged.class)
                .run()
                .results()
                .testEvents()
                .finished()
                .list()
                .forEach(e -> tags.put(
                        e.getTestDescriptor().getDisplayName(),
                        e.getTestDescriptor().getTags()));

        assertThat(tags)
                .containsEntry("blocker()", Set.of(TestTag.create("launchready"), TestTag.create("launch-blocker")))
                .containsEntry("risk()", Set.of(TestTag.create("launchready"), TestTag.create("support-risk")))
                .containsEntry("tidy()", Set.of(TestTag.create("launchready"), TestTag.create("cleanup")))
                .containsEntry("plain()", Set.of(TestTag.create("launchready")));
    }

    @Test
    void an_annotation_composed_of_launch_test_is_one() {
        Outcomes outcomes = Lab.of(Tagged.class).run();

        assertThat(outcomes.status("tidy()")).isEqualTo(SUCCESSFUL);
        assertThat(outcomes.entries("risk()").get(0)).containsEntry("launchready.impact", "support-risk");
    }

    @LaunchReady("acme.dev")
    static class Bodies {
        @LaunchTest(value = LAUNCH_BLOCKER, stage = Stage.RESILIENCE)
        void all_is_well() {}

        @LaunchTest(LAUNCH_BLOCKER)
        void answers_200() {
            Assertions.assertEquals(200, 404);
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void plainly_wrong() {
            assertThat(List.of("x")).isEmpty();
        }

        @LaunchTest(CLEANUP)
        void tidy() {
            Assertions.fail("crumbs");
        }

        @LaunchTest(SUPPORT_RISK)
        void carries_findings() {
            throw LaunchAssertionError.of(
                    List.of(Fixture.finding(FixtureRule.DOOR_LOCKED), Fixture.finding(FixtureRule.MAT_CROOKED)),
                    List.of());
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void several() {
            Assertions.assertAll(() -> Assertions.fail("crumbs"), () -> {
                throw LaunchAssertionError.of(
                        List.of(Fixture.finding(FixtureRule.DOOR_LOCKED), Fixture.finding(FixtureRule.BELL_MUTE)),
                        List.of());
            });
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void blind() {
            throw LaunchAssertionError.of(List.of(), List.of(Fixture.unseen()));
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void assumes() {
            Assumptions.abort("Assumption failed: no staging");
        }

        @LaunchTest(CLEANUP)
        void breaks() {
            throw new IllegalStateException("no database");
        }
    }

    @LaunchReady("acme.dev")
    static class Neighbours {
        @Test
        void plain() {
            Assertions.fail("wrong");
        }

        @ParameterizedTest
        @ValueSource(strings = {"acme.dev", "other.test"})
        void parameterized(String domain, Launch launch) {
            Assertions.assertEquals(domain, launch.site().domain());
        }
    }

    @LaunchReady("acme.dev")
    static class Tagged {
        @LaunchBlocker
        void blocker() {}

        @SupportRisk
        void risk() {}

        @Cleanup
        void tidy() {
            Assertions.fail("crumbs");
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void plain() {}
    }
}
