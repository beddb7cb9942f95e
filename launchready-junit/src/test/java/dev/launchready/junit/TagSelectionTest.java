package dev.launchready.junit;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.junit.Fixture.FixtureRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What Surefire's groups and Gradle's includeTags select, which both are this filter of the platform. */
class TagSelectionTest {

    @Test
    void the_tag_of_an_impact_selects_its_tests_and_factories_and_the_baseline_that_may_find_the_worst() {
        assertThat(selectedBy("launch-blocker")).containsExactly("all well", "blocker()", "the door opens");
    }

    @Test
    void a_tag_of_a_lesser_impact_selects_its_own_alone() {
        assertThat(selectedBy("support-risk")).containsExactly("risk()", "the bell rings");
        assertThat(selectedBy("cleanup")).containsExactly("tidy()");
    }

    @Test
    void impacts_are_joined_as_tags_are() {
        assertThat(selectedBy("support-risk | cleanup")).containsExactly("risk()", "the bell rings", "tidy()");
        assertThat(selectedBy("launchready & !cleanup"))
                .containsExactly("all well", "blocker()", "plain()", "risk()", "the bell rings", "the door opens");
    }

    private static Set<String> selectedBy(String tags) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(House.class))
                .filters(TagFilter.includeTags(tags))
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        Set<String> ran = new TreeSet<>();
        LauncherFactory.create(alone).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier node, TestExecutionResult result) {
                if (node.isTest()) {
                    ran.add(node.getDisplayName());
                }
            }
        });
        return ran;
    }

    @LaunchReady("acme.dev")
    static class House implements EdgeBaseline {
        @Override
        public Stream<? extends Check> edgeChecks(Launch launch) {
            return Stream.of(Fixture.failing("the door opens", FixtureRule.DOOR_LOCKED), Fixture.passing("all well"));
        }

        @Tag("support-risk")
        @LaunchChecks
        Stream<DynamicNode> bells() {
            return checks(Fixture.failing("the bell rings", FixtureRule.BELL_MUTE));
        }

        @LaunchBlocker
        void blocker() {}

        @SupportRisk
        void risk() {}

        @Cleanup
        void tidy() {}

        @LaunchTest(LAUNCH_BLOCKER)
        void plain() {}
    }
}
