package dev.launchready.examples.acme;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.dns.Subdomain;
import dev.launchready.junit.LaunchChecks;
import dev.launchready.junit.LaunchReady;
import dev.launchready.junit.LaunchTest;
import dev.launchready.junit.QuickAuditBaseline;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.redirect.Redirects;
import dev.launchready.secrets.Secrets;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;

/**
 * The launch tests of Acme. Without further words they look at the launch-ready product in this JVM; {@code
 * -Dacme.state=prototype} makes it the prototype, and {@code -Dlaunchready.domain=example.com} a real domain.
 */
@LaunchReady(launch = "launch")
class AcmeLaunchTest implements QuickAuditBaseline {
    private static final AcmeTarget TARGET = new AcmeTarget();

    static Launch launch() {
        return TARGET.launch();
    }

    @AfterAll
    static void stop() throws IOException {
        TARGET.close();
    }

    @Override
    public Stream<? extends Check> emailChecks(Launch launch) {
        return AcmeChecks.email(launch.site().domain());
    }

    @LaunchTest(LAUNCH_BLOCKER)
    void old_pricing_link_redirects_once(Launch launch) {
        String www = "https://www." + launch.site();
        assertThat(Redirects.from(www + "/pricing.html").follow(launch))
                .endsAt(www + "/pricing")
                .hasHopsAtMost(1);
    }

    @LaunchTest(SUPPORT_RISK)
    void health_is_told_to_monitors(Launch launch) {
        Url health = Url.of("https://api." + launch.site() + "/healthz");
        Deadline deadline = launch.startDeadline();
        assertThat(launch.network().http().exchange(HttpCall.get(health), deadline))
                .hasStatus(200);
    }

    @LaunchChecks
    Stream<DynamicNode> subdomains() {
        return checks(Stream.of("app", "api", "docs")
                .map(name -> Subdomain.named(name).resolves()));
    }

    @LaunchChecks
    Stream<DynamicNode> no_secret_in_the_repository() throws IOException {
        return checks(TARGET.repository().map(Secrets::inRepository).stream());
    }

    @LaunchChecks
    Stream<DynamicNode> vendors_that_fail() {
        return checks(TARGET.failures().stream().flatMap(AcmeFailures::all));
    }
}
