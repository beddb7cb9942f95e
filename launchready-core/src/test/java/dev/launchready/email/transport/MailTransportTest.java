package dev.launchready.email.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.SmtpFault;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTransportTest {
    private static final ZoneFixture BARE = ZoneFixture.of("acme.dev");
    private static final MailTransport ACME = MailTransport.of("acme.dev");

    private final MailWorld world = new MailWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void mail_that_is_in_order_passes() {
        CheckResult result = world.run(ACME.enforcesMtaSts().hasTlsReporting(), MailWorld.ZONE);

        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        assertThat(result.exhibits())
                .singleElement()
                .satisfies(exhibit -> assertThat(((Exhibit.Table) exhibit).rows())
                        .singleElement()
                        .satisfies(row -> assertThat(row)
                                .containsExactly(
                                        "10", "mx1.acme.dev", "127.0.0.1", "TLSv1.3, certificate valid", "0")));
    }

    @Test
    void a_domain_without_mx_loses_its_replies() {
        assertThat(world.messages(ACME, BARE)).containsExactly("acme.dev: expected an MX record, but there is none.");
    }

    @Test
    void a_null_mx_is_right_for_a_domain_that_receives_nothing_and_wrong_for_others() {
        ZoneFixture none = BARE.with("@", RecordType.MX, "0 .");

        assertThat(world.run(ACME.receivesNoMail(), none).outcome()).isEqualTo(new Outcome.Passed());
        assertThat(world.rules(ACME, none)).containsExactly("mail.null-mx");
        assertThat(world.rules(ACME.receivesNoMail(), BARE)).containsExactly("mail.receives-mail");
        assertThat(world.rules(
                        ACME,
                        none.and(BARE)
                                .with("@", RecordType.MX, "10 mx1.acme.dev")
                                .with("mx1", RecordType.A, "127.0.0.1")))
                .containsExactly("mail.null-mx-beside-others");
    }

    @Test
    void a_mail_server_has_a_name_of_its_own_with_an_address() {
        ZoneFixture zone = BARE.with("@", RecordType.MX, "10 192.0.2.1.", "20 gone.acme.dev", "30 alias.acme.dev")
                .with("alias", RecordType.CNAME, "mx1.acme.dev")
                .with("mx1", RecordType.A, "127.0.0.1");

        assertThat(world.messages(ACME.withoutConnecting(), zone))
                .containsExactly(
                        "acme.dev: expected the name of a mail server in MX, but it is the address 192.0.2.1.",
                        "gone.acme.dev: expected a mail server with an address, but it has none.",
                        "alias.acme.dev: expected a name with its own address, but it is an alias of mx1.acme.dev.");
    }

    @Test
    void dns_that_does_not_answer_leaves_the_question_open() {
        CheckResult mx = world.run(ACME, MailWorld.ZONE.failing("@", RecordType.MX, DnsStatus.SERVFAIL));
        CheckResult address = world.run(ACME, MailWorld.ZONE.failing("mx1", DnsStatus.TIMEOUT));

        assertThat(mx.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(address.outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void a_server_without_starttls_is_worse_where_the_policy_insists_on_it() {
        ZoneFixture relaxed = BARE.with("@", RecordType.MX, "10 mx1.acme.dev").with("mx1", RecordType.A, "127.0.0.1");
        try (LoopbackSmtp plain = LoopbackSmtp.start()) {
            CheckResult insisted =
                    ACME.run(world.launch(MailWorld.ZONE).connectTo("mx1.acme.dev:25", plain.hostPort()));
            CheckResult free = ACME.run(world.launch(relaxed).connectTo("mx1.acme.dev:25", plain.hostPort()));

            assertThat(insisted.findings())
                    .extracting(Finding::message)
                    .containsExactly("mx1.acme.dev: expected STARTTLS, but it offers none.");
            assertThat(insisted.findings()).extracting(Finding::impact).containsExactly(Impact.LAUNCH_BLOCKER);
            assertThat(free.findings()).extracting(Finding::impact).containsExactly(Impact.SUPPORT_RISK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_UNAVAILABLE, mail.starttls-fails",
        "PLAIN_AFTER_STARTTLS, mail.starttls-fails",
        "INJECTS, mail.starttls-injection",
        "NO_EHLO, mail.starttls-missing"
    })
    void starttls_that_misbehaves_is_told(SmtpFault fault, String rule) {
        world.smtp.fail(fault);

        assertThat(world.rules(ACME, MailWorld.ZONE)).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({"SILENT", "CLOSES", "UNAVAILABLE", "REFUSES", "GARBAGE", "SILENT_AFTER_STARTTLS"})
    void a_server_that_will_not_talk_is_not_judged(SmtpFault fault) {
        world.smtp.fail(fault);

        CheckResult result = ACME.run(world.launch(MailWorld.ZONE).within(Duration.ofMillis(1500)));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen()).extracting(unseen -> unseen.subject()).contains("mx1.acme.dev");
    }

    @Test
    void a_certificate_for_another_server_is_told() {
        ZoneFixture zone = BARE.with("@", RecordType.MX, "10 mx2.acme.dev").with("mx2", RecordType.A, "127.0.0.1");

        assertThat(world.run(ACME, zone).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("mail.certificate");
            assertThat(finding.actual()).startsWith("it is not to be trusted: ").contains("mx2.acme.dev");
        });
    }

    @Test
    void tlsa_counts_only_where_dnssec_vouches_for_it() {
        ZoneFixture zone = MailWorld.ZONE.with("_25._tcp.mx1", RecordType.TLSA, "3 1 1 " + "00".repeat(32));

        assertThat(world.rules(ACME, zone)).containsExactly("mail.tlsa-unsigned");
        assertThat(world.rules(ACME, authenticated(zone))).containsExactly("mail.tlsa-mismatch");
    }

    @Test
    void tlsa_that_fits_passes_and_other_usages_do_not_count() throws Exception {
        byte[] key = world.launch(MailWorld.ZONE)
                .network()
                .smtp()
                .probe("mx1.acme.dev", 25, world.launch(MailWorld.ZONE).startDeadline())
                .tls()
                .orElseThrow()
                .leaf()
                .orElseThrow()
                .getPublicKey()
                .getEncoded();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        ZoneFixture good = MailWorld.ZONE.with("_25._tcp.mx1", RecordType.TLSA, "3 1 1 " + hash);
        ZoneFixture pkix = MailWorld.ZONE.with("_25._tcp.mx1", RecordType.TLSA, "1 1 1 " + hash);

        assertThat(world.rules(ACME, authenticated(good))).isEmpty();
        assertThat(world.rules(ACME, authenticated(pkix))).containsExactly("mail.tlsa-usage");
    }

    @Test
    void each_sending_address_leads_back_to_itself() {
        ZoneFixture reverse = ZoneFixture.of("2.0.192.in-addr.arpa")
                .with("1", RecordType.PTR, "mx1.acme.dev")
                .with("2", RecordType.PTR, "out.acme.dev");
        ZoneFixture zone = MailWorld.ZONE.with("out", RecordType.A, "192.0.2.2").and(reverse);

        assertThat(world.messages(ACME.sendsFrom("192.0.2.1", "192.0.2.2", "192.0.2.3"), zone))
                .containsExactly(
                        "192.0.2.1: expected a reverse name that leads back to it, but mx1.acme.dev does not.",
                        "192.0.2.3: expected a reverse name (PTR), but there is none.");
        assertThat(world.run(ACME.sendsFrom("2001:db8::1"), zone).unseen())
                .extracting(unseen -> unseen.reason())
                .singleElement()
                .asString()
                .startsWith("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR: REFUSED");
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatThrownBy(() -> ACME.sendsFrom("mail.acme.dev"))
                .hasMessage("\"mail.acme.dev\" is no IP address; write for example 198.51.100.7");
    }

    @Test
    void the_records_that_are_missing_are_shown_ready_to_publish() {
        ZoneFixture zone = BARE.with("@", RecordType.MX, "10 mx1.acme.dev").with("mx1", RecordType.A, "127.0.0.1");

        CheckResult result = world.run(ACME.hasMtaSts().hasTlsReporting().hasBimi(), zone);

        assertThat(result.findings())
                .extracting(Finding::rule)
                .containsExactly("mta-sts.missing", "tls-rpt.missing", "bimi.missing");
        Exhibit.Table publish = (Exhibit.Table) result.exhibits().get(1);
        assertThat(publish.rows()).hasSize(3);
        assertThat(publish.rows().get(1).get(2))
                .isEqualTo("version: STSv1\nmode: testing\nmx: mx1.acme.dev\nmax_age: 604800\n");
        assertThat(MtaStsPolicy.parse(publish.rows().get(1).get(2)).problems()).isEmpty();
    }

    private static DnsLookup authenticated(DnsLookup zone) {
        return (name, type) -> {
            DnsAnswer answer = zone.lookup(name, type);
            return new DnsAnswer(
                    answer.name(),
                    answer.type(),
                    answer.status(),
                    answer.records(),
                    answer.aliases(),
                    true,
                    answer.authoritative(),
                    answer.server(),
                    answer.elapsed(),
                    answer.detail());
        };
    }
}
