package dev.launchready.dns;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.Unseen;
import dev.launchready.net.Network;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackDns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A resolver and the two name servers of a zone, all on loopback. */
final class DnsLab implements AutoCloseable {
    /** Nothing is wrong with it. */
    static final ZoneFixture HEALTHY = ZoneFixture.of("acme.test")
            .withAuthority("ns1", "ns2")
            .with("ns1", A, "203.0.113.1")
            .with("ns2", A, "203.0.113.2")
            .with("@", A, "203.0.113.10")
            .with("@", AAAA, "2001:db8::10")
            .with("@", MX, "10 mx.acme.test")
            .with("mx", A, "203.0.113.25")
            .with("www", CNAME, "acme.test")
            .with("app", A, "203.0.113.20");

    final LoopbackDns resolver;
    final LoopbackDns ns1;
    final LoopbackDns ns2;
    private Duration deadline = Duration.ofSeconds(20);

    DnsLab(ZoneFixture zone) throws IOException {
        this.resolver = LoopbackDns.serving(zone);
        this.ns1 = LoopbackDns.serving(zone);
        this.ns2 = LoopbackDns.serving(zone);
    }

    /** For peers that never answer. */
    DnsLab impatient() {
        deadline = Duration.ofMillis(1500);
        return this;
    }

    Launch launch(String domain) {
        return Launch.at(domain)
                .withNameServers(resolver.hostPort())
                .connectTo("ns1." + domain + ":53", ns1.hostPort())
                .connectTo("ns2." + domain + ":53", ns2.hostPort())
                .with(Network::loopbackOnly)
                .within(deadline);
    }

    CheckResult run(Check check) {
        return check.run(launch("acme.test"));
    }

    /** Exactly these rules broken and exactly this much not seen; each finding complete and a check's own rule. */
    static void assertResult(Check check, CheckResult result, List<String> rules, int unseen) {
        assertThat(result.findings()).extracting(Finding::rule).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(result.unseen()).as("%s", result.unseen()).hasSize(unseen);
        Class<? extends Outcome> outcome = !rules.isEmpty()
                ? Outcome.Failed.class
                : unseen > 0 ? Outcome.Inconclusive.class : Outcome.Passed.class;
        assertThat(result.outcome()).isInstanceOf(outcome);
        assertThat(check.rules()).extracting(rule -> rule.id()).containsAll(rules);
        assertThat(result.findings()).allSatisfy(finding -> {
            assertThat(finding.message())
                    .startsWith(finding.subject() + ": expected ")
                    .endsWith(".");
            assertThat(finding.evidence()).isNotEmpty();
        });
        assertThat(result.unseen()).extracting(Unseen::reason).allMatch(reason -> reason.contains("ended in"));
    }

    @Override
    public void close() {
        resolver.close();
        ns1.close();
        ns2.close();
    }
}
