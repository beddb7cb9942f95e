package dev.launchready.junit;

import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.email.dmarc.Dmarc;
import dev.launchready.email.spf.Spf;
import dev.launchready.email.transport.MailTransport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;

/**
 * What every product that sends mail must have so that its sign-up mail arrives: SPF, DMARC, and servers that take the
 * answers. A {@link LaunchReady} class implements it and has its checks, a node each; overriding {@link
 * #emailChecks(Launch)} changes them. Mail servers are not connected to, because most networks that tests run in do not let port
 * 25 out. DKIM needs to know a selector or a message and is added there, for example {@code
 * Dkim.of("acme.dev").selectors("s1")}.
 */
public interface EmailBaseline {

    /**
     * The checks.
     *
     * @param launch the launch of the class
     * @return the checks in the order of the report
     */
    default Stream<? extends Check> emailChecks(Launch launch) {
        String domain = launch.site().domain();
        return Stream.of(
                Spf.of(domain).isValid(),
                Dmarc.of(domain).isValid(),
                MailTransport.of(domain).withoutConnecting());
    }

    /**
     * A node for each check, tagged with the worst that they may find. Overridden without {@link LaunchChecks}, it runs
     * no more.
     *
     * @param launch the launch of the class
     * @return the nodes
     */
    @LaunchChecks
    @Tag("launch-blocker")
    @DisplayName("email baseline")
    default Stream<DynamicNode> emailBaseline(Launch launch) {
        return checks(emailChecks(launch));
    }
}
