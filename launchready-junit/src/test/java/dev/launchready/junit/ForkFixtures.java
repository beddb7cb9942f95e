package dev.launchready.junit;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Launch;
import dev.launchready.junit.Fixture.FixtureRule;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

/** Launch tests for JVMs of their own. */
final class ForkFixtures {
    private ForkFixtures() {}

    @LaunchReady("acme.dev")
    static class Doors {
        @LaunchChecks
        Stream<DynamicNode> doors() {
            return Stream.concat(
                    checks(Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED)),
                    checks(IntStream.range(0, 20).mapToObj(i -> Fixture.passing("door " + i + " opens"))));
        }
    }

    @LaunchReady("acme.dev")
    static class Mats {
        @LaunchChecks
        Stream<DynamicNode> mats() {
            return checks(
                    Fixture.failing("the mat lies straight", FixtureRule.MAT_CROOKED), Fixture.passing("all well"));
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void somebody_is_in(Launch launch) {}
    }

    /** Tells that it runs, and waits for a line. */
    @LaunchReady("acme.dev")
    static class Waits {
        @LaunchTest(LAUNCH_BLOCKER)
        void waits_at_the_door(Launch launch) throws IOException {
            System.out.println("\nWAITING");
            int unused = System.in.read();
        }
    }

    @LaunchReady("acme.dev")
    static class Windows {
        @LaunchBlocker
        void the_window_shuts() {}

        @Cleanup
        void the_window_is_clean() {}
    }

    @LaunchReady("acme.dev")
    static class Halls {
        @LaunchBlocker
        void the_hall_is_lit() {}

        @SupportRisk
        void the_hall_is_warm() {}
    }

    /** Takes its JVM with it. */
    @LaunchReady("acme.dev")
    static class Halts {
        @LaunchTest(LAUNCH_BLOCKER)
        void halts() {
            Runtime.getRuntime().halt(134);
        }
    }

    /** A JVM as it looks from outside when it dies at its start. */
    static final class DiesAtOnce {
        private DiesAtOnce() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime().halt(134);
        }
    }

    static class NoLaunch {
        @Test
        void ordinary() {}
    }
}
