package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.junit.Fixture.FixtureRule;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

class BaselineTest {

    /** A launch that sees nothing: DNS fails, and nothing leaves the machine. */
    static Launch offline() {
        return Launch.at("acme.test")
                .withHosts("app")
                .withZone((name, type) -> DnsAnswer.of(name, type, DnsStatus.SERVFAIL, "bad day"))
                .with(Network::loopbackOnly);
    }

    @Test
    void the_checks_of_a_baseline_have_names_of_their_own() {
        List<String> names = new EdgeBaseline() {}.edgeChecks(Launch.at("acme.dev"))
                .map(Check::name)
                .toList();

        assertThat(names).isNotEmpty().doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void a_class_that_implements_a_baseline_has_its_checks_as_nodes_and_offline_none_is_passed() {
        Lab.Outcomes outcomes = Lab.of(Quick.class).run();

        assertThat(outcomes.tests()).isNotEmpty();
        assertThat(outcomes.tests().values()).containsOnly(ABORTED);
    }

    @Test
    void overriding_the_checks_changes_them() {
        assertThat(Lab.of(Overridden.class).run().tests())
                .containsOnlyKeys("the door opens", "all well")
                .containsEntry("the door opens", FAILED)
                .containsEntry("all well", SUCCESSFUL);
    }

    @Test
    void overriding_the_factory_without_its_annotation_leaves_the_baseline_out() {
        assertThat(Lab.of(Without.class).run().tests()).isEmpty();
    }

    @LaunchReady(launch = "offline")
    static class Quick implements QuickAuditBaseline {
        static Launch offline() {
            return BaselineTest.offline();
        }
    }

    @LaunchReady("acme.dev")
    static class Overridden implements EdgeBaseline {
        @Override
        public Stream<? extends Check> edgeChecks(Launch launch) {
            return Stream.of(Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED), Fixture.passing("all well"));
        }
    }

    @LaunchReady("acme.dev")
    static class Without implements EdgeBaseline {
        @Override
        public Stream<DynamicNode> edgeBaseline(Launch launch) {
            return Stream.empty();
        }
    }
}
