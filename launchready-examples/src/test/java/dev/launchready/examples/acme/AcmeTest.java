package dev.launchready.examples.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Check;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.junit.EdgeBaseline;
import dev.launchready.net.RecordType;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.DnsTransport;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two states of Acme are told apart, rule by rule. */
class AcmeTest {

    @Test
    void the_prototype_is_not_ready_for_exactly_these_reasons() {
        try (Acme acme = Acme.start(AcmeState.PROTOTYPE)) {
            LaunchReport report = audit(acme.launch());

            assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
            assertThat(report.findings().stream().map(Finding::rule).distinct())
                    .containsExactlyInAnyOrder(
                            "dns.dangling-alias",
                            "dns.few-name-servers",
                            "dns.mx-alias",
                            "dns.private-address",
                            "dns.ttl-too-long",
                            "redirect.flexible-ssl",
                            "redirect.https-not-enforced",
                            "redirect.temporary",
                            "redirect.unreachable",
                            "tls.expired",
                            "tls.expires-soon",
                            "tls.hsts-missing",
                            "tls.incomplete-chain",
                            "tls.no-https");
        }
    }

    @Test
    void the_same_product_launch_ready_has_no_finding_and_leaves_its_routing_map() {
        try (Acme acme = Acme.start(AcmeState.READY)) {
            LaunchReport report = audit(acme.launch());

            assertThat(report.findings()).isEmpty();
            assertThat(report.unseen()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.READY);
            assertThat(report.exhibits())
                    .filteredOn(Exhibit.Graph.class::isInstance)
                    .extracting(Exhibit::title)
                    .containsExactly("Routing map of acme.test");
        }
    }

    @Test
    void a_name_server_that_fails_or_is_silent_proves_nothing() {
        for (DnsFault fault : List.of(DnsFault.of(DnsFault.Kind.SERVFAIL), DnsFault.of(DnsFault.Kind.DROP))) {
            try (Acme acme = Acme.start(AcmeState.READY)) {
                acme.dns().fail(fault);

                LaunchReport report = audit(acme.launch().within(Duration.ofMillis(700)));

                assertThat(report.verdict()).as(fault.toString()).isEqualTo(Verdict.NOT_PROVEN);
                assertThat(report.findings()).isEmpty();
            }
        }
    }

    @Test
    void an_answer_cut_short_over_udp_is_fetched_whole_over_tcp() {
        try (Acme acme = Acme.start(AcmeState.READY)) {
            acme.dns().fail(DnsFault.of(DnsFault.Kind.TRUNCATE).on(DnsTransport.UDP));

            assertThat(audit(acme.launch()).verdict()).isEqualTo(Verdict.READY);
            assertThat(acme.dns().queries("acme.test", RecordType.A))
                    .extracting(query -> query.transport().name())
                    .contains("UDP", "TCP");
        }
    }

    @Test
    void a_real_domain_without_a_network_is_not_proven_and_never_ready() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Launch offline = Launch.at("example.com")
                .with(network -> network.loopbackOnly())
                .withNameServers("127.0.0.1:" + nobody)
                .within(Duration.ofSeconds(1));

        LaunchReport report = audit(offline);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unseen()).isNotEmpty();
    }

    @Test
    void the_prototype_s_mail_is_found_out_defect_by_defect() {
        try (Acme acme = Acme.start(AcmeState.PROTOTYPE)) {
            LaunchReport report =
                    acme.launch().run(AcmeChecks.email("acme.test").toList());

            assertThat(report.findings().stream().map(Finding::rule).distinct())
                    .containsExactlyInAnyOrder(
                            "dkim.key-short",
                            "dkim.testing",
                            "dmarc.no-reports",
                            "dmarc.policy-weak",
                            "dmarc.removed-tag",
                            "mail.mx-alias",
                            "mail.reverse-missing",
                            "mail.starttls-missing",
                            "mta-sts.missing",
                            "spf.dead-include",
                            "spf.pass-all",
                            "spf.ptr",
                            "spf.sender-not-authorised",
                            "tls-rpt.missing");
        }
    }

    @Test
    void the_ready_mail_has_no_finding() {
        try (Acme acme = Acme.start(AcmeState.READY)) {
            LaunchReport report =
                    acme.launch().run(AcmeChecks.email("acme.test").toList());

            assertThat(report.findings()).isEmpty();
            assertThat(report.unseen()).isEmpty();
        }
    }

    private static LaunchReport audit(Launch launch) {
        List<? extends Check> checks = new EdgeBaseline() {}.edgeChecks(launch).toList();
        return launch.run(checks);
    }
}
