package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dkim.DkimVerifier;
import dev.launchready.email.spf.SpfEvaluator;
import dev.launchready.email.spf.SpfOutcome;
import dev.launchready.email.spf.SpfResult;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.NetFailure;
import dev.launchready.net.ZoneFixture;
import dev.launchready.tls.CertificateSummary;
import dev.launchready.tls.HostCertificate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmailAssertsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final ZoneFixture zone = ZoneFixture.of("acme.test").withText("@", "v=spf1 ip4:203.0.113.25 -all");

    @Test
    void an_spf_outcome_is_asserted_by_its_result() throws UnknownHostException {
        assertThat(spf(zone, "203.0.113.25")).hasResult(SpfResult.PASS).costsLookupsAtMost(0);

        assertThatThrownBy(() -> assertThat(spf(zone, "203.0.113.99")).hasResult(SpfResult.PASS))
                .isInstanceOf(LaunchAssertionError.class)
                .hasMessageContaining("fact.spf-result")
                .hasMessageContaining("acme.test: expected the SPF result pass, but it is fail by -all in acme.test.");
    }

    @Test
    void an_spf_outcome_that_dns_did_not_allow_is_unseen() throws UnknownHostException {
        SpfOutcome outcome = spf(zone.failing("acme.test", DnsStatus.SERVFAIL), "203.0.113.25");

        LaunchAssertionError error = catchThrowableOfType(
                LaunchAssertionError.class, () -> assertThat(outcome).hasResult(SpfResult.PASS));

        assertThat(error.findings()).isEmpty();
        assertThat(error.unseen()).hasSize(1);
    }

    @Test
    void an_unsigned_message_does_not_pass() {
        byte[] octets = "From: hello@acme.test\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
        DkimVerification unsigned = DkimVerifier.create().verify(octets, zone);

        assertThatThrownBy(() -> assertThat(unsigned).passes())
                .isInstanceOf(LaunchAssertionError.class)
                .hasMessageContaining("message: expected a signature that holds, but it is not signed.");
        assertThatThrownBy(() -> assertThat(unsigned).passesFor("acme.test"))
                .hasMessageContaining("a signature of acme.test that holds");
    }

    @Test
    void a_host_certificate_is_asserted_by_trust_and_days() {
        HostCertificate good = host(Optional.empty(), NOW.plusSeconds(60L * 86_400));

        assertThat(good).isTrusted().isValidFor(21, NOW);
        assertThatThrownBy(() -> assertThat(good).isValidFor(90, NOW))
                .hasMessageContaining("tls.expires-soon")
                .hasMessageContaining("it has 60 left");
        HostCertificate refused = host(Optional.of(new NetFailure(NetFailure.Kind.REFUSED, "nobody listens")), NOW);
        assertThatThrownBy(() -> assertThat(refused).isTrusted()).hasMessageContaining("tls.no-https");
        HostCertificate silent = host(Optional.of(new NetFailure(NetFailure.Kind.CONNECT_TIMEOUT, "no answer")), NOW);
        assertThatThrownBy(() -> assertThat(silent).isTrusted()).hasMessageContaining("not seen");
    }

    private static HostCertificate host(Optional<NetFailure> failure, Instant until) {
        CertificateSummary leaf = new CertificateSummary(
                "CN=acme.test", "CN=ca", NOW.minusSeconds(86_400), until, List.of("acme.test"), "1", "EC 256", "x");
        return new HostCertificate(
                "acme.test",
                443,
                Optional.empty(),
                failure.isPresent() ? "" : "TLSv1.3",
                failure.isPresent() ? List.of() : List.of(leaf),
                List.of(),
                failure);
    }

    private static SpfOutcome spf(ZoneFixture zone, String address) throws UnknownHostException {
        return SpfEvaluator.over(zone)
                .checkHost(InetAddress.getByName(address), "acme.test", "hello@acme.test", "mx1.acme.test");
    }
}
