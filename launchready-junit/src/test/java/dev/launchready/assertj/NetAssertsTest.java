package dev.launchready.assertj;

import static dev.launchready.assertj.Facts.answered;
import static dev.launchready.assertj.Facts.failed;
import static dev.launchready.assertj.Facts.messageOf;
import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Distrust;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.NetFailure;
import dev.launchready.net.RecordType;
import dev.launchready.net.TlsSession;
import dev.launchready.net.ZoneFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetAssertsTest {
    private final HttpExchange page = answered("https://acme.test/", 200, HttpHeader.of("Cache-Control", "no-store"));

    @Test
    void an_exchange_is_asserted_by_status_header_and_form() {
        assertThat(page).hasStatus(200).hasHeader("cache-control", "no-store").isWellFormed();

        assertThat(messageOf(() -> assertThat(page).hasStatus(204)))
                .contains("https://acme.test/: expected status 204, but it answers HTTP/1.1 200.");
        assertThat(messageOf(() -> assertThat(page).hasHeader("Cache-Control", "public")))
                .contains("https://acme.test/: expected Cache-Control: public, but its values are [no-store].");
    }

    @Test
    void an_exchange_without_an_answer_fails_every_assertion_with_its_reason() {
        HttpExchange refused =
                failed("https://acme.test/", new NetFailure(NetFailure.Kind.REFUSED, "127.0.0.1:1 refused"));

        assertThat(messageOf(() -> assertThat(refused).hasStatus(200)))
                .contains("https://acme.test/: expected an answer, but 127.0.0.1:1 refused.");
        assertThat(messageOf(() -> assertThat(refused).isWellFormed())).contains("127.0.0.1:1 refused");
    }

    @Test
    void an_answer_of_dns_is_asserted_by_status_and_record() {
        ZoneFixture zone = ZoneFixture.of("acme.test").with("@", RecordType.MX, "10 mx1.acme.test.");
        DnsAnswer mx = zone.lookup("acme.test", RecordType.MX);

        assertThat(mx).hasStatus(DnsStatus.FOUND).hasRecord("10 mx1.acme.test.");
        assertThat(messageOf(() -> assertThat(mx).hasRecord("10 mx2.acme.test.")))
                .contains("acme.test MX: expected 10 mx2.acme.test., but acme.test MX: 10 mx1.acme.test..");
        assertThat(messageOf(() -> assertThat(zone.lookup("nowhere.acme.test", RecordType.A))
                        .hasStatus(DnsStatus.FOUND)))
                .contains("expected FOUND")
                .contains("NXDOMAIN");
    }

    @Test
    void a_session_is_asserted_by_trust_and_its_reasons() {
        TlsSession expired = new TlsSession(
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "",
                List.of(),
                List.of(new Distrust(Distrust.Reason.EXPIRED, "it ended yesterday", "CN=acme.test")),
                Duration.ZERO);

        assertThat(expired).isDistrustedFor(Distrust.Reason.EXPIRED);
        assertThat(messageOf(() -> assertThat(expired).isTrusted()))
                .contains("expected a certificate chain that browsers accept, but EXPIRED (it ended yesterday).");
        assertThat(messageOf(() -> assertThat(expired).isDistrustedFor(Distrust.Reason.WRONG_HOST)))
                .contains("distrusted for WRONG_HOST, but the reasons are [EXPIRED]");
    }
}
