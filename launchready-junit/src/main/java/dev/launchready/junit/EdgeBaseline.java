package dev.launchready.junit;

import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.dns.DeclaredHosts;
import dev.launchready.dns.DnsZone;
import dev.launchready.redirect.Redirects;
import dev.launchready.redirect.RoutingMap;
import dev.launchready.tls.Hsts;
import dev.launchready.tls.Https;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;

/**
 * What every product's edge must do: names that resolve, redirects that end where they should, certificates that hold.
 * A {@link LaunchReady} class implements it and has its checks, a node each; overriding {@link #edgeChecks(Launch)}
 * changes them.
 */
public interface EdgeBaseline {

    /**
     * The checks.
     *
     * @param launch the launch of the class
     * @return the checks in the order of the report
     */
    default Stream<? extends Check> edgeChecks(Launch launch) {
        return Stream.of(
                DeclaredHosts.resolve(),
                DnsZone.ofSite(),
                Redirects.toOneCanonicalOrigin(),
                Redirects.ofDeclaredSubdomains(),
                Https.onEveryDeclaredHost(),
                Hsts.onEveryDeclaredHost(),
                RoutingMap.ofDeclaredHosts());
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
    @DisplayName("edge baseline")
    default Stream<DynamicNode> edgeBaseline(Launch launch) {
        return checks(edgeChecks(launch));
    }
}
