package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.Deadline;
import dev.launchready.net.Network;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.LoopbackDns;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.SmtpClient;
import dev.launchready.net.loopback.SmtpFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTargetTest {
    private static final Fault NXDOMAIN = Fault.dns(DnsFault.of(DnsFault.Kind.NXDOMAIN));
    private static final Fault SERVFAIL = Fault.dns(DnsFault.of(DnsFault.Kind.SERVFAIL));
    private static final Fault FULL = Fault.smtp(SmtpFault.MAILBOX_FULL);
    private static final Fault BUSY = Fault.smtp(SmtpFault.MAILBOX_BUSY);

    @Test
    void a_name_server_suffers_for_some_names_until_its_fault_ends() throws IOException {
        try (LoopbackDns dns = LoopbackDns.serving(zone())) {
            FaultTarget target = FaultTarget.of("names", dns, "api.acme.test");

            try (ActiveFault unknown = target.inject(NXDOMAIN)) {
                assertThat(unknown.fault()).isSameAs(NXDOMAIN);
                assertThat(status(dns, "api.acme.test")).isEqualTo("NXDOMAIN");
                assertThat(status(dns, "www.acme.test")).isEqualTo("FOUND");
            }

            assertThat(status(dns, "api.acme.test")).isEqualTo("FOUND");
        }
    }

    @Test
    void a_name_server_suffers_for_all_names() throws IOException {
        try (LoopbackDns dns = LoopbackDns.serving(zone());
                ActiveFault failing = FaultTarget.of("names", dns).inject(SERVFAIL)) {
            assertThat(failing.fault().title()).isEqualTo("its name server fails (SERVFAIL)");
            assertThat(status(dns, "api.acme.test")).isEqualTo("SERVFAIL");
            assertThat(status(dns, "www.acme.test")).isEqualTo("SERVFAIL");
        }
    }

    @Test
    void the_same_fault_set_twice_ends_twice_and_another_stays() throws IOException {
        try (LoopbackDns dns = LoopbackDns.serving(zone())) {
            FaultTarget target = FaultTarget.of("names", dns);
            ActiveFault first = target.inject(NXDOMAIN);
            ActiveFault second = target.inject(NXDOMAIN);
            dns.fail("www.acme.test", DnsFault.of(DnsFault.Kind.REFUSED));

            first.close();
            first.close();
            assertThat(status(dns, "api.acme.test")).isEqualTo("NXDOMAIN");
            second.close();

            assertThat(status(dns, "api.acme.test")).isEqualTo("FOUND");
            assertThat(status(dns, "www.acme.test")).isEqualTo("REFUSED");
        }
    }

    @Test
    void a_mail_server_suffers_the_last_fault_that_is_set() {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                SmtpClient client = new SmtpClient(smtp)) {
            FaultTarget target = FaultTarget.of("mail", smtp);
            assertThat(client.hears()).startsWith("220");

            ActiveFault full = target.inject(FULL);
            assertThat(client.mail("1")).endsWith("552");
            ActiveFault busy = target.inject(BUSY);
            assertThat(client.mail("2")).endsWith("450");
            busy.close();
            assertThat(client.mail("3")).endsWith("552");
            full.close();
            full.close();

            assertThat(client.mail("4")).endsWith("250");
            assertThat(smtp.mails()).hasSize(1);
        }
    }

    @Test
    void each_tells_which_faults_apply_and_says_why_another_does_not() throws IOException {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                LoopbackDns dns = LoopbackDns.serving(zone())) {
            FaultTarget mail = FaultTarget.of("mail", smtp);
            FaultTarget names = FaultTarget.of("names", dns);

            assertThat(mail.faults()).isEqualTo(FaultCatalogue.of(FaultLayer.SMTP));
            assertThat(names.faults()).isEqualTo(FaultCatalogue.of(FaultLayer.DNS));
            assertThat(mail.canInject(NXDOMAIN)).isFalse();
            assertThatThrownBy(() -> mail.inject(NXDOMAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mail is a mail server, to which dns-nxdomain (its name does not exist (NXDOMAIN)) of"
                            + " DNS does not apply; give Fault.smtp(…)");
            assertThatThrownBy(() -> names.inject(Fault.status(503)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give Fault.dns(…)");
        }
    }

    @Test
    void a_mail_server_behind_a_proxy_says_no_and_is_cut_off() {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                FaultProxy proxy = FaultProxy.to(smtp.hostPort()).named("mail").start()) {
            FaultTarget mail = proxy.and(FaultTarget.of("mail server", smtp));

            assertThat(mail.name()).isEqualTo("mail");
            assertThat(mail.layers()).containsExactlyInAnyOrder(FaultLayer.TCP, FaultLayer.TLS, FaultLayer.SMTP);
            assertThat(mail.faults())
                    .containsAll(FaultCatalogue.of(FaultLayer.SMTP))
                    .containsAll(proxy.faults());
            assertThat(greeting(proxy)).startsWith("220");
            try (ActiveFault away = mail.inject(Fault.smtp(SmtpFault.UNAVAILABLE));
                    ActiveFault late = mail.inject(Fault.latency(Duration.ofMillis(1)))) {
                assertThat(away.fault().layer()).isEqualTo(FaultLayer.SMTP);
                assertThat(late.fault().layer()).isEqualTo(FaultLayer.TCP);
                assertThat(greeting(proxy)).startsWith("421");
            }
            try (ActiveFault cut = mail.inject(Fault.limitData(3))) {
                assertThat(cut.fault().id()).isEqualTo("limit-data");
                assertThat(greeting(proxy)).isEqualTo("220");
            }
            assertThat(mail.connections()).isEqualTo(proxy.connections()).hasSize(3);
            assertThat(mail.requests()).isEmpty();
            assertThat(mail.traffic()).isEqualTo(proxy.traffic());
            assertThat(mail.canInject(NXDOMAIN)).isFalse();
            assertThatThrownBy(() -> mail.inject(NXDOMAIN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_server_is_spoilt_as_a_whole() {
        assertThatThrownBy(() -> FULL.withProbability(0.5)).hasMessageContaining("leave out withProbability");
        assertThatThrownBy(() -> NXDOMAIN.onConnections(1, 2)).hasMessageContaining("leave out onConnections");
        assertThatThrownBy(() -> NXDOMAIN.onRequests(1, 2)).hasMessageContaining("leave out onRequests");
        assertThatThrownBy(FULL::upstream).hasMessageContaining("leave out upstream()");
        assertThatThrownBy(() -> Fault.smtp(SmtpFault.NONE)).hasMessageContaining("is no fault");
    }

    private static String greeting(FaultProxy proxy) {
        try (SmtpClient client = new SmtpClient(proxy.address())) {
            return client.hears();
        }
    }

    private static ZoneFixture zone() {
        return ZoneFixture.of("acme.test")
                .with("api.acme.test", RecordType.A, "127.0.0.1")
                .with("www.acme.test", RecordType.A, "127.0.0.1");
    }

    private static String status(LoopbackDns dns, String name) {
        return Network.system()
                .withNameServers(List.of(dns.address()))
                .dns()
                .query(name, RecordType.A, Deadline.in(Duration.ofSeconds(10)))
                .status()
                .name();
    }
}
