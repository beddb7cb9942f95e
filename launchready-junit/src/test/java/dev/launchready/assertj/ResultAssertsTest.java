package dev.launchready.assertj;

import static dev.launchready.assertj.Facts.messageOf;
import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.dns.HostRecords;
import dev.launchready.dns.Subdomain;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import org.junit.jupiter.api.Test;

class ResultAssertsTest {
    private final ZoneFixture zone = ZoneFixture.of("acme.test")
            .with("app", RecordType.A, "203.0.113.10")
            .with("docs", RecordType.CNAME, "app.acme.test.");
    private final Launch launch = Launch.at("acme.test").withZone(zone.failing("slow.acme.test", DnsStatus.SERVFAIL));

    @Test
    void a_result_is_asserted_by_outcome_and_rule() {
        CheckResult dead = Subdomain.named("forgotten").resolves().run(launch);

        assertThat(Subdomain.named("app").resolves().run(launch)).passes();
        assertThat(dead).hasFinding("dns.dead-name");
        assertThat(messageOf(() -> assertThat(dead).passes())).contains("[launch blocker] dns.dead-name");
        assertThat(messageOf(() -> assertThat(dead).hasFinding("dns.wildcard")))
                .contains("expected a finding of dns.wildcard, but found [dns.dead-name]");
        assertThat(messageOf(() -> assertThat(dead).isInconclusive())).contains("expected to be inconclusive");
        assertThat(Subdomain.named("slow").resolves().run(launch)).isInconclusive();
        assertThat(dead).hasOnlyFindings("dns.dead-name");
        assertThat(messageOf(() -> assertThat(dead).hasOnlyFindings("dns.wildcard")))
                .contains("expected findings of [dns.wildcard] alone, but found [dns.dead-name]");
    }

    @Test
    void a_report_is_asserted_by_verdict_and_rule() {
        LaunchReport ready = launch.run(Subdomain.named("app").resolves());
        LaunchReport blocked = launch.run(Subdomain.named("forgotten").resolves());
        LaunchReport unproven = launch.run(Subdomain.named("slow").resolves());

        assertThat(ready).isReady().hasNoLaunchBlockers();
        assertThat(blocked).hasFinding("dns.dead-name").hasNoFinding("dns.wildcard");
        assertThat(messageOf(() -> assertThat(blocked).hasNoFinding("dns.dead-name")))
                .contains("[launch blocker] dns.dead-name");
        assertThat(unproven).hasNoLaunchBlockers();
        assertThat(messageOf(() -> assertThat(blocked).isReady())).contains("dns.dead-name");
        assertThat(messageOf(() -> assertThat(blocked).hasNoLaunchBlockers())).contains("dns.dead-name");
        assertThat(messageOf(() -> assertThat(unproven).isReady())).contains("SERVFAIL");
        assertThat(messageOf(() -> assertThat(launch.run()).isReady())).contains("nothing was looked at");
        assertThat(messageOf(() -> assertThat(ready).hasFinding("dns.dead-name")))
                .contains("but found []");
    }

    @Test
    void a_host_is_asserted_by_what_its_records_lead_to() {
        HostRecords docs = Subdomain.named("docs").look(launch);

        assertThat(docs).resolves().pointsTo("app.acme.test").pointsTo("203.0.113.10");
        assertThat(messageOf(() -> assertThat(docs).pointsTo("203.0.113.99"))).contains("dns.wrong-target");
        assertThat(messageOf(() ->
                        assertThat(Subdomain.named("forgotten").look(launch)).resolves()))
                .contains("dns.dead-name");
        assertThat(messageOf(
                        () -> assertThat(Subdomain.named("slow").look(launch)).resolves()))
                .contains("not seen");
    }
}
