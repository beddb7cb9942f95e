package dev.launchready.junit;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Launch;
import dev.launchready.Waiver;
import dev.launchready.junit.Fixture.FixtureRule;
import dev.launchready.junit.Lab.Outcomes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All fixtures look at the launch on 15 November 2026. */
class WaivedTest {

    static Launch launch() {
        return Launch.at("acme.dev").withClock(Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void a_waived_finding_does_not_fail_the_node_and_is_listed() {
        Outcomes outcomes = Lab.of(OnFactory.class).run();

        assertThat(outcomes.tests()).containsEntry("the door opens", SUCCESSFUL).containsEntry("all well", SUCCESSFUL);
        assertThat(outcomes.entries("the door opens").get(0))
                .containsEntry("launchready.waived", "door.locked")
                .containsEntry("launchready.outcome", "passed");
        assertThat(outcomes.containerThrown()).isEmpty();
    }

    @Test
    void a_waiver_covers_its_rule_alone() {
        assertThat(Lab.of(OnFactory.class).run().thrown("the bell rings"))
                .hasMessageStartingWith("1 support risk\n\n1. [support risk] bell.mute");
    }

    @Test
    void an_expired_reasonless_ownerless_or_too_long_waiver_brings_the_finding_back_first_in_line() {
        Outcomes outcomes = Lab.of(Lapsed.class).run();

        assertThat(outcomes.thrown("expired(Launch)"))
                .hasMessageContaining("1. [launch blocker] bell.mute")
                .hasMessageContaining("waiver: the waiver of bell.mute by ops@acme.dev expired on 2026-11-14; mend the"
                        + " finding or renew the waiver with its reason")
                .hasMessageContaining("2. [launch blocker] door.locked");
        assertThat(outcomes.thrown("reasonless(Launch)"))
                .hasMessageContaining("waiver: the waiver of bell.mute gives no reason");
        assertThat(outcomes.thrown("ownerless(Launch)"))
                .hasMessageContaining("waiver: the waiver of bell.mute has no owner");
        assertThat(outcomes.thrown("tooLong(Launch)")).hasMessageContaining("2027-02-13 is the latest day it may name");
    }

    @Test
    void a_waiver_holds_to_the_end_of_its_last_day() {
        assertThat(Lab.of(LastDay.class).run().tests())
                .containsEntry("today(Launch)", SUCCESSFUL)
                .containsEntry("ninety(Launch)", SUCCESSFUL);
    }

    @Test
    void a_waiver_that_nothing_needs_fails_its_test_as_stale() {
        assertThat(Lab.of(StaleOnMethod.class).run().thrown("healthy(Launch)"))
                .hasMessageContaining("1. [support risk] waiver.stale")
                .hasMessageContaining(
                        "waiver of launchtest.failed: expected a finding of launchtest.failed for it to cover, but every"
                                + " check that could find it passed.");
    }

    @Test
    void a_waiver_on_a_factory_or_a_parameterized_test_is_stale_only_when_no_node_needs_it() {
        Outcomes factory = Lab.of(StaleOnFactory.class).run();
        Outcomes parameterized = Lab.of(OnParameterized.class).run();

        assertThat(factory.tests()).containsOnlyKeys("one", "two").doesNotContainValue(FAILED);
        assertThat(factory.containerThrown()).get().asString().contains("waiver.stale");
        assertThat(parameterized.tests()).doesNotContainValue(FAILED);
        assertThat(parameterized.containerThrown()).isEmpty();
        // JUnit 6 wraps what closing a context throws
        assertThat(Lab.of(StaleOnParameterized.class).run().containerThrown())
                .get()
                .satisfies(e -> assertThat(stackTrace(e)).contains("waiver.stale"));
    }

    @Test
    void a_waiver_is_not_called_stale_where_not_all_was_seen() {
        Outcomes outcomes = Lab.of(BlindWithWaiver.class).run();

        assertThat(outcomes.status("blind")).isEqualTo(ABORTED);
        assertThat(outcomes.containerThrown()).isEmpty();
    }

    @Test
    void a_waiver_on_a_class_covers_its_tests_and_those_of_nested_classes() {
        Outcomes outcomes = Lab.of(OnClass.class).run();

        assertThat(outcomes.tests())
                .containsOnlyKeys("the door opens", "deeper", "all well")
                .doesNotContainValue(FAILED);
        assertThat(outcomes.containerThrown()).isEmpty();
    }

    @Test
    void a_waiver_on_a_class_is_stale_when_every_test_of_the_class_ran_without_need() {
        assertThat(Lab.of(StaleOnClass.class).run().containerThrown())
                .get()
                .asString()
                .contains("waiver.stale", "waiver of launchtest.failed");
    }

    @Test
    void a_waiver_on_a_class_is_not_called_stale_by_a_part_of_its_tests() {
        assertThat(Lab.of(StaleOnClass.class, "one", Launch.class).run().containerThrown())
                .isEmpty();
        assertThat(Lab.of(StaleButDisabled.class).run().containerThrown()).isEmpty();
    }

    @Test
    void the_waivers_of_a_launch_count_for_its_class() {
        Outcomes needed = Lab.of(OnLaunch.class).run();
        Outcomes stale = Lab.of(StaleOnLaunch.class).run();

        assertThat(needed.tests()).doesNotContainValue(FAILED);
        assertThat(needed.containerThrown()).isEmpty();
        assertThat(stale.containerThrown()).get().asString().contains("waiver of launchtest.failed");
    }

    @Test
    void a_plain_assertion_can_be_waived_by_the_rule_of_launch_tests() {
        assertThat(Lab.of(PlainAssertions.class).run().tests())
                .doesNotContainValue(FAILED)
                .hasSize(2);
    }

    @Test
    void an_unknown_id_is_named_with_the_ids_that_are_near() {
        assertThat(Lab.of(BadWaivers.class).run().thrown("unknown"))
                .hasMessage("@Waived on BadWaivers.unknown: no rule has the id \"bell.silent\" that a waiver names; did"
                        + " you mean one of bell.mute?");
    }

    @Test
    void a_day_that_is_none_is_named_with_what_to_write() {
        assertThat(Lab.of(BadWaivers.class).run().thrown("badDay()"))
                .hasMessage("@Waived(id = \"bell.mute\") on BadWaivers.badDay: until = \"31.01.2027\" is no day; write"
                        + " year-month-day, for example 2027-01-31");
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @LaunchReady(launch = "launch")
    abstract static class At {
        static Launch launch() {
            return WaivedTest.launch();
        }

        static LaunchAssertionError found(FixtureRule... rules) {
            return LaunchAssertionError.of(
                    Stream.of(rules).map(Fixture::finding).toList(), List.of());
        }
    }

    static class OnFactory extends At {
        @Waived(id = "door.locked", reason = "opening party", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(
                    Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED),
                    Fixture.failing("the bell rings", FixtureRule.BELL_MUTE),
                    Fixture.passing("all well"));
        }
    }

    static class Lapsed extends At {
        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2026-11-14")
        @LaunchTest(LAUNCH_BLOCKER)
        void expired(Launch launch) {
            throw found(FixtureRule.DOOR_LOCKED, FixtureRule.BELL_MUTE);
        }

        @Waived(id = "bell.mute", reason = " ", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchTest(LAUNCH_BLOCKER)
        void reasonless(Launch launch) {
            throw found(FixtureRule.BELL_MUTE);
        }

        @Waived(id = "bell.mute", reason = "ordered", owner = "", until = "2026-12-01")
        @LaunchTest(LAUNCH_BLOCKER)
        void ownerless(Launch launch) {
            throw found(FixtureRule.BELL_MUTE);
        }

        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2027-02-14")
        @LaunchTest(LAUNCH_BLOCKER)
        void tooLong(Launch launch) {
            throw found(FixtureRule.BELL_MUTE);
        }
    }

    static class LastDay extends At {
        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2026-11-15")
        @LaunchTest(LAUNCH_BLOCKER)
        void today(Launch launch) {
            throw found(FixtureRule.BELL_MUTE);
        }

        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2027-02-13")
        @Waived(id = "door.locked", reason = "ordered", owner = "ops@acme.dev", until = "2026-11-15")
        @LaunchTest(LAUNCH_BLOCKER)
        void ninety(Launch launch) {
            throw found(FixtureRule.BELL_MUTE, FixtureRule.DOOR_LOCKED);
        }
    }

    static class StaleOnMethod extends At {
        @Waived(id = "launchtest.failed", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchTest(LAUNCH_BLOCKER)
        void healthy(Launch launch) {}
    }

    static class StaleOnFactory extends At {
        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchChecks
        Stream<DynamicNode> nodes() {
            return checks(Fixture.passing("one"), Fixture.passing("two"));
        }
    }

    static class OnParameterized extends At {
        @Waived(id = "launchtest.failed", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void some(boolean mute, Launch launch) {
            if (mute) { // the other invocation does not need the waiver
                Assertions.fail("crumbs");
            }
        }
    }

    static class StaleOnParameterized extends At {
        @Waived(id = "launchtest.failed", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void some(boolean mute, Launch launch) {}
    }

    static class BlindWithWaiver extends At {
        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchChecks
        Stream<DynamicNode> nodes() {
            return checks(Fixture.passing("one"), Fixture.blind("blind"));
        }
    }

    @Waived(id = "door.locked", reason = "opening party", owner = "ops@acme.dev", until = "2026-12-01")
    @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
    static class OnClass extends At {
        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED), Fixture.passing("all well"));
        }

        @Nested
        class Deeper {
            @LaunchChecks
            Stream<DynamicNode> house() {
                return checks(Fixture.failing("deeper", FixtureRule.BELL_MUTE));
            }
        }
    }

    @Waived(id = "launchtest.failed", reason = "on holiday", owner = "ops@acme.dev", until = "2026-12-01")
    static class StaleOnClass extends At {
        @LaunchTest(LAUNCH_BLOCKER)
        void one(Launch launch) {}

        @LaunchTest(LAUNCH_BLOCKER)
        void two(Launch launch) {}
    }

    @Waived(id = "launchtest.failed", reason = "on holiday", owner = "ops@acme.dev", until = "2026-12-01")
    static class StaleButDisabled extends At {
        @LaunchTest(LAUNCH_BLOCKER)
        void one(Launch launch) {}

        @Disabled("mended tomorrow")
        @LaunchTest(LAUNCH_BLOCKER)
        void two(Launch launch) {}
    }

    private static Waiver waiver(String id) {
        return new Waiver(id, "ordered", "ops@acme.dev", LocalDate.parse("2026-12-01"));
    }

    @LaunchReady(launch = "waiving")
    static class OnLaunch {
        static Launch waiving() {
            return launch().waiving(waiver("bell.mute"));
        }

        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(Fixture.failing("mute", FixtureRule.BELL_MUTE), Fixture.passing("all well"));
        }
    }

    @LaunchReady(launch = "waiving")
    static class StaleOnLaunch {
        static Launch waiving() {
            return launch().waiving(waiver("launchtest.failed"));
        }

        @LaunchChecks
        Stream<DynamicNode> house() {
            return checks(Fixture.passing("all well"));
        }
    }

    static class PlainAssertions extends At {
        @Waived(id = "launchtest.failed", reason = "known", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchTest(LAUNCH_BLOCKER)
        void launchTest(Launch launch) {
            Assertions.fail("crumbs");
        }

        @Waived(id = "launchtest.failed", reason = "known", owner = "ops@acme.dev", until = "2026-12-01")
        @Test
        void plain(Launch launch) {
            Assertions.fail("crumbs");
        }
    }

    static class BadWaivers extends At {
        @Waived(id = "bell.silent", reason = "ordered", owner = "ops@acme.dev", until = "2026-12-01")
        @LaunchChecks
        Stream<DynamicNode> unknown() {
            return checks(Fixture.passing("unknown"));
        }

        @Waived(id = "bell.mute", reason = "ordered", owner = "ops@acme.dev", until = "31.01.2027")
        @LaunchTest(LAUNCH_BLOCKER)
        void badDay() {}
    }
}
