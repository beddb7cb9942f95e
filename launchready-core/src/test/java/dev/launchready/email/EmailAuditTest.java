package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.email.dkim.Dkim;
import dev.launchready.email.dmarc.Dmarc;
import dev.launchready.email.spf.Spf;
import dev.launchready.email.transport.MailTransport;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.LoopbackDns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The whole email audit of a domain with twelve includes, against a real server that delays every answer. */
class EmailAuditTest {
    private static final Duration DELAY = Duration.ofMillis(50);

    @Test
    void a_whole_email_audit_asks_each_question_once_and_side_by_side(TestReporter reporter) throws IOException {
        try (LoopbackDns server = LoopbackDns.serving(zone())) {
            audit("warm.test", server);
            int before = server.queries().size();
            server.fail(DnsFault.late(DELAY));

            long began = System.nanoTime();
            LaunchReport report = audit("acme.dev", server);
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            List<String> asked = server.queries().stream()
                    .skip(before)
                    .map(query -> query.name() + " " + query.type())
                    .toList();
            assertThat(asked).hasSizeGreaterThan(30).doesNotHaveDuplicates();
            assertThat(asked)
                    .contains(
                            "s12.test TXT",
                            "s1._domainkey.acme.dev TXT",
                            "_dmarc.acme.dev TXT",
                            "acme.dev._report._dmarc.reports.test TXT",
                            "mx1.acme.dev A",
                            "_mta-sts.acme.dev TXT");
            assertThat(report.unseen()).isEmpty();
            // one after the other they cannot take less, however fast the machine is
            assertThat(took).isLessThan(DELAY.multipliedBy(asked.size()));
            reporter.publishEntry(asked.size() + " questions, 50 ms an answer", took.toMillis() + " ms");
        }
    }

    private static LaunchReport audit(String domain, LoopbackDns server) {
        List<Check> checks = List.of(
                Spf.of(domain),
                Dkim.of(domain).selectors("s1", "s2"),
                Dmarc.of(domain),
                MailTransport.of(domain).withoutConnecting().sendsFrom("192.0.2.25"));
        return Launch.at(domain).withNameServers(server.hostPort()).run(checks);
    }

    private static ZoneFixture zone() {
        String includes = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "include:s" + i + ".test")
                .collect(Collectors.joining(" ", "v=spf1 ", " -all"));
        ZoneFixture zone = ZoneFixture.of(".")
                .with("acme.dev", RecordType.TXT, includes)
                .with("acme.dev", RecordType.MX, "10 mx1.acme.dev.", "20 mx2.acme.dev.")
                .with("mx1.acme.dev", RecordType.A, "192.0.2.1")
                .with("mx2.acme.dev", RecordType.A, "192.0.2.2")
                .with("25.2.0.192.in-addr.arpa", RecordType.PTR, "mail.acme.dev.")
                .with("mail.acme.dev", RecordType.A, "192.0.2.25")
                .with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:acme@reports.test")
                .with("acme.dev._report._dmarc.reports.test", RecordType.TXT, "v=DMARC1;")
                .with("shared.test", RecordType.TXT, "v=spf1 ip4:192.0.2.99 -all");
        for (int i = 1; i <= 12; i++) {
            zone = zone.with(
                    "s" + i + ".test", RecordType.TXT, "v=spf1 ip4:192.0.2." + i + " include:shared.test -all");
        }
        return zone;
    }
}
