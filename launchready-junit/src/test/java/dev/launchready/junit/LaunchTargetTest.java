package dev.launchready.junit;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Launch;
import dev.launchready.junit.Lab.Outcomes;
import dev.launchready.net.HostPort;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class LaunchTargetTest {
    private static final HostPort HTTPS = HostPort.of("acme.dev:443");

    @Test
    void the_launch_is_injected_into_constructors_lifecycle_methods_and_tests() {
        assertThat(Lab.of(Everywhere.class).run().tests())
                .containsEntry("here(Launch)", SUCCESSFUL)
                .doesNotContainValue(FAILED);
        assertThat(Everywhere.SEEN).hasValue(5);
    }

    @Test
    void a_nested_class_has_the_launch_around_it_unless_it_has_its_own() {
        assertThat(Lab.of(Outer.class).run().tests())
                .containsEntry("around(Launch)", SUCCESSFUL)
                .containsEntry("own(Launch)", SUCCESSFUL)
                .containsEntry("the launch is at acme.dev", SUCCESSFUL)
                .hasSize(3);
    }

    @Test
    void the_annotation_is_inherited_and_may_be_part_of_another() {
        assertThat(Lab.of(Heir.class).run().tests()).containsEntry("is_heir(Launch)", SUCCESSFUL);
        assertThat(Lab.of(Composed.class).run().tests()).containsEntry("is_composed(Launch)", SUCCESSFUL);
    }

    @Test
    void a_property_points_the_class_at_another_domain() {
        Lab unset = Lab.of(ByProperty.class);
        Lab set = Lab.of(ByProperty.class).with("acme.target", "staging.acme.dev");

        assertThat(unset.run().tests()).containsEntry("acme(Launch)", SUCCESSFUL);
        assertThat(set.run().thrown("acme(Launch)")).hasMessageContaining("it was staging.acme.dev");
    }

    @Test
    void an_empty_annotation_takes_the_property_that_everybody_knows() {
        Lab set = Lab.of(ByDefaultProperty.class).with("launchready.domain", "acme.dev");

        assertThat(set.run().tests()).containsEntry("acme(Launch)", SUCCESSFUL);
    }

    @Test
    void a_property_that_nobody_set_is_named_with_three_remedies() {
        assertThat(Lab.of(ByDefaultProperty.class).run().thrown("acme(Launch)"))
                .rootCause()
                .hasMessage("nothing is set for ${launchready.domain}; pass -Dlaunchready.domain=acme.dev, set the"
                        + " environment variable LAUNCHREADY_DOMAIN, or give a default:"
                        + " ${launchready.domain:acme.dev}");
    }

    @Test
    void a_static_method_may_give_the_launch_and_is_asked_once_and_late() {
        assertThat(Lab.of(Supplied.class).run().tests())
                .containsEntry("first(Launch)", SUCCESSFUL)
                .containsEntry("second(Launch)", SUCCESSFUL);
        assertThat(Supplied.CALLS).hasValue(1);
    }

    @Test
    void the_method_may_take_the_context_and_return_a_domain() {
        assertThat(Lab.of(SuppliedByContext.class)
                        .with("port.of.the.day", "8443")
                        .run()
                        .tests())
                .containsEntry("has_port(Launch)", SUCCESSFUL);
        assertThat(Lab.of(SuppliedDomain.class).run().tests()).containsEntry("inside(Launch)", SUCCESSFUL);
    }

    @Test
    void a_wrong_target_is_named_with_its_remedy() {
        assertThat(message(WithScheme.class))
                .endsWith("@LaunchReady on WithScheme: \"https://acme.dev/\" is a URL, not a domain; write \"acme.dev\""
                        + " without scheme and path");
        assertThat(message(Both.class))
                .endsWith("@LaunchReady on Both has both a domain, \"acme.dev\", and a method, \"launch\"; keep one of"
                        + " them");
        assertThat(message(NoSuch.class))
                .endsWith("@LaunchReady on NoSuch names the method nowhere, which the class does not have; write static"
                        + " Launch nowhere()");
        assertThat(message(NotStatic.class))
                .contains("launch(), which cannot give a launch; make it static")
                .endsWith("with no parameter or an ExtensionContext, and let it return a Launch or a String");
        assertThat(message(GivesNull.class)).endsWith("which returned null; return a Launch or a domain");
        assertThat(message(NotAnnotated.class))
                .endsWith("NotAnnotated asks for a launch and does not say of what; annotate the class with"
                        + " @LaunchReady(\"acme.dev\")");
    }

    @Test
    void a_launch_test_that_needs_no_launch_runs_in_any_class() {
        assertThat(Lab.of(TestsOnly.class).run().status("counts()")).isEqualTo(SUCCESSFUL);
    }

    private static String message(Class<?> fixture) {
        Outcomes outcomes = Lab.of(fixture).run();
        Throwable thrown = outcomes.thrown("asks(Launch)");
        return String.valueOf(thrown.getMessage());
    }

    @LaunchReady("acme.dev")
    static class Everywhere {
        static final AtomicInteger SEEN = new AtomicInteger();

        Everywhere(Launch launch) {
            count(launch);
        }

        @BeforeAll
        static void beforeAll(Launch launch) {
            SEEN.set(0);
            count(launch);
        }

        @BeforeEach
        void beforeEach(Launch launch) {
            count(launch);
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void here(Launch launch) {
            count(launch);
        }

        @AfterEach
        void afterEach(Launch launch) {
            count(launch);
        }

        @AfterAll
        static void afterAll(Launch launch) {
            assertThat(launch.site().domain()).isEqualTo("acme.dev");
        }

        private static void count(Launch launch) {
            if (launch.site().domain().equals("acme.dev")) {
                SEEN.incrementAndGet();
            }
        }
    }

    @LaunchReady("acme.dev")
    static class Outer {
        @Nested
        class Inner {
            @LaunchTest(LAUNCH_BLOCKER)
            void around(Launch launch) {
                assertThat(launch.site().domain()).isEqualTo("acme.dev");
            }

            @LaunchChecks
            Stream<DynamicNode> nodes() {
                return checks(Fixture.expectingDomain("acme.dev"));
            }
        }

        @Nested
        @LaunchReady("other.test")
        class Other {
            @LaunchTest(LAUNCH_BLOCKER)
            void own(Launch launch) {
                assertThat(launch.site().domain()).isEqualTo("other.test");
            }
        }
    }

    @LaunchReady("acme.dev")
    static class Parent {}

    static class Heir extends Parent {
        @LaunchTest(LAUNCH_BLOCKER)
        void is_heir(Launch launch) {
            assertThat(launch.site().domain()).isEqualTo("acme.dev");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @LaunchReady("acme.dev")
    @interface AcmeLaunch {}

    @AcmeLaunch
    static class Composed {
        @LaunchTest(LAUNCH_BLOCKER)
        void is_composed(Launch launch) {
            assertThat(launch.site().domain()).isEqualTo("acme.dev");
        }
    }

    @LaunchReady("${acme.target:acme.dev}")
    static class ByProperty {
        @LaunchTest(LAUNCH_BLOCKER)
        void acme(Launch launch) {
            Assertions.assertEquals("acme.dev", launch.site().domain());
        }
    }

    @LaunchReady
    static class ByDefaultProperty {
        @LaunchTest(LAUNCH_BLOCKER)
        void acme(Launch launch) {
            assertThat(launch.site().domain()).isEqualTo("acme.dev");
        }
    }

    @LaunchReady(launch = "launch")
    static class Supplied {
        static final AtomicInteger CALLS = new AtomicInteger();
        private static String startedAt = "";

        @BeforeAll
        static void start() {
            CALLS.set(0);
            startedAt = "127.0.0.1:8443";
        }

        static Launch launch() {
            CALLS.incrementAndGet();
            return Launch.at("acme.dev").connectTo("acme.dev:443", startedAt);
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void first(Launch launch) {
            assertThat(launch.network().detour(HTTPS).orElseThrow().getPort()).isEqualTo(8443);
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void second(Launch launch) {
            assertThat(launch.network().detour(HTTPS).orElseThrow().getPort()).isEqualTo(8443);
        }
    }

    @LaunchReady(launch = "launch")
    static class SuppliedByContext {
        static Launch launch(ExtensionContext context) {
            String port = context.getConfigurationParameter("port.of.the.day").orElseThrow();
            return Launch.at("acme.dev").connectTo("*:443", "127.0.0.1:" + port);
        }

        @LaunchTest(LAUNCH_BLOCKER)
        void has_port(Launch launch) {
            assertThat(launch.network().detour(HTTPS).orElseThrow().getPort()).isEqualTo(8443);
        }
    }

    @LaunchReady(launch = "domain")
    static class SuppliedDomain {
        static String domain() {
            return "acme.dev";
        }

        @Nested
        class Inside {
            @LaunchTest(LAUNCH_BLOCKER)
            void inside(Launch launch) {
                assertThat(launch.site().domain()).isEqualTo("acme.dev");
            }
        }
    }

    abstract static class Asks {
        @LaunchTest(LAUNCH_BLOCKER)
        void asks(Launch launch) {
            assertThat(launch).isNotNull();
        }
    }

    @LaunchReady("https://acme.dev/")
    static class WithScheme extends Asks {}

    @LaunchReady(value = "acme.dev", launch = "launch")
    static class Both extends Asks {}

    @LaunchReady(launch = "nowhere")
    static class NoSuch extends Asks {}

    @LaunchReady(launch = "launch")
    static class NotStatic extends Asks {
        Launch launch() {
            return Launch.at("acme.dev");
        }
    }

    @LaunchReady(launch = "launch")
    static class GivesNull extends Asks {
        @SuppressWarnings("NullAway")
        static Launch launch() {
            return null;
        }
    }

    static class NotAnnotated extends Asks {}

    static class TestsOnly {
        @LaunchTest(LAUNCH_BLOCKER)
        void counts() {}
    }
}
