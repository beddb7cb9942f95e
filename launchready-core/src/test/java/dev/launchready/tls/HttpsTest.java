package dev.launchready.tls;

import static dev.launchready.net.loopback.LoopbackCertificate.Digest.SHA1;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_1024;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.Verdict;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.TlsPeer;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From a server on loopback to the finding that a founder reads. */
class HttpsTest {
    private static final String HOST = "www.acme.test";
    private static final LoopbackCa CA = LoopbackCa.create();

    static Stream<Arguments> scenarios() {
        LoopbackCertificate good = CA.certificateFor(HOST, "acme.test");
        return Stream.of(
                arguments("a good certificate", good, List.of()),
                arguments("a week and a half left", good.expiringIn(Duration.ofDays(11)), List.of("tls.expires-soon")),
                arguments("six of six days left", shortLived(good, 6, 6), List.of()),
                arguments("one of six days left", shortLived(good, 6, 1), List.of("tls.expires-soon")),
                arguments("an expired one", good.expiredSince(Duration.ofDays(1)), List.of("tls.expired")),
                arguments("one for later", good.startingIn(Duration.ofDays(1)), List.of("tls.not-yet-valid")),
                arguments("another host's", CA.certificateFor("shop.test"), List.of("tls.wrong-host")),
                arguments("its own", good.selfSigned(), List.of("tls.self-signed")),
                arguments("a stranger's", LoopbackCa.create().certificateFor(HOST), List.of("tls.unknown-issuer")),
                arguments("no intermediate", good.withoutIntermediates(), List.of("tls.incomplete-chain")),
                arguments("a short key", good.withKey(RSA_1024), List.of("tls.weak-key")),
                arguments("SHA-1", good.signedWith(SHA1), List.of("tls.weak-signature")),
                arguments("one for clients", good.forClientsOnly(), List.of("tls.invalid-chain")),
                arguments(
                        "everything wrong",
                        CA.certificateFor("old.test")
                                .withKey(RSA_1024)
                                .signedWith(SHA1)
                                .expiredSince(Duration.ofDays(9)),
                        List.of("tls.expired", "tls.wrong-host", "tls.weak-key", "tls.weak-signature")),
                arguments("the wrong order", good.outOfOrder(), List.of()));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("scenarios")
    void a_server_with(String what, LoopbackCertificate certificate, List<String> rules) throws IOException {
        try (TlsPeer peer = TlsPeer.showing(CA, certificate)) {
            CheckResult result = Https.on(HOST).run(launch(peer));

            assertThat(result.findings()).extracting(Finding::rule).containsExactlyElementsOf(rules);
            assertThat(result.unseen()).isEmpty();
        }
    }

    @Test
    void a_missing_intermediate_reads_as_a_sentence_with_its_name() throws IOException {
        LoopbackCertificate certificate =
                CA.certificateFor(HOST).withIssuerUrl("http://ca.test/i.cer").withoutIntermediates();
        try (TlsPeer peer = TlsPeer.showing(CA, certificate)) {
            CheckResult result = Https.on(HOST).run(launch(peer));

            assertThat(result.findings())
                    .extracting(Finding::message)
                    .containsExactly(
                            "www.acme.test: expected the whole chain up to an authority that browsers trust, but the"
                                    + " certificate of CN=LaunchReady Loopback Intermediate,O=LaunchReady Loopback, which issued"
                                    + " that of CN=www.acme.test,O=LaunchReady Loopback, was not sent; it can be had at"
                                    + " http://ca.test/i.cer.");
        }
    }

    @Test
    void days_can_be_chosen() throws IOException {
        LoopbackCertificate certificate = CA.certificateFor(HOST).expiringIn(Duration.ofDays(15));
        try (TlsPeer peer = TlsPeer.showing(CA, certificate)) {
            Launch launch = launch(peer);

            assertThat(Https.on(HOST).hasDaysLeftAtLeast(14).run(launch).outcome())
                    .isInstanceOf(Outcome.Passed.class);
            assertThat(Https.on(HOST).hasDaysLeftAtLeast(16).run(launch).findings())
                    .extracting(Finding::rule, Finding::impact)
                    .containsExactly(tuple("tls.expires-soon", Impact.SUPPORT_RISK));
        }
    }

    @Test
    void every_declared_host_is_looked_at_and_listed() throws IOException {
        try (TlsPeer peer = TlsPeer.showing(
                CA,
                CA.certificateFor("acme.test"),
                CA.certificateFor(HOST),
                CA.certificateFor("*.acme.test").expiringIn(Duration.ofDays(2)))) {
            Launch launch = launch(peer).withHosts("app");

            CheckResult result = Https.onEveryDeclaredHost().run(launch);

            assertThat(result.findings())
                    .extracting(Finding::subject, Finding::impact)
                    .containsExactly(tuple("app.acme.test", Impact.LAUNCH_BLOCKER));
            assertThat(result.exhibits())
                    .singleElement()
                    .satisfies(table -> assertThat(((Exhibit.Table) table).rows())
                            .extracting(row -> row.get(0))
                            .containsExactly("acme.test", "www.acme.test", "app.acme.test"));
        }
    }

    @Test
    void a_port_that_refuses_is_a_blocker() throws IOException {
        int port;
        try (TlsPeer peer = TlsPeer.doing(socket -> {})) {
            port = peer.port();
        }
        Launch launch = Launch.at("acme.test").connectTo(HOST + ":443", "127.0.0.1:" + port);

        CheckResult result = Https.on("www").run(launch);

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("tls.no-https");
    }

    @Test
    void a_name_that_does_not_exist_is_a_blocker_and_one_that_cannot_be_asked_is_not_seen() {
        Launch missing =
                Launch.at("acme.test").withZone((name, type) -> DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, ""));
        Launch broken =
                Launch.at("acme.test").withZone((name, type) -> DnsAnswer.of(name, type, DnsStatus.SERVFAIL, ""));

        assertThat(missing.run(Https.on(HOST)).verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(broken.run(Https.on(HOST)).verdict()).isEqualTo(Verdict.NOT_PROVEN);
    }

    @Test
    void a_server_that_never_answers_is_not_seen() throws IOException {
        try (TlsPeer peer =
                TlsPeer.doing(socket -> Thread.sleep(Duration.ofMinutes(1).toMillis()))) {
            CheckResult result = Https.on(HOST).run(launch(peer).within(Duration.ofMillis(300)));

            assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
            assertThat(result.unseen().get(0).reason()).contains("did not finish the TLS handshake within 300 ms");
        }
    }

    @Test
    void a_server_without_tls_is_a_blocker() throws IOException {
        try (TlsPeer peer = TlsPeer.doing(socket -> socket.getOutputStream()
                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            CheckResult result = Https.on(HOST).run(launch(peer));

            assertThat(result.findings())
                    .extracting(Finding::message)
                    .containsExactly(
                            "www.acme.test: expected an answer to HTTPS on port 443, but www.acme.test:443 does not"
                                    + " speak TLS: the first octets of its answer are no TLS record.");
        }
    }

    @Test
    void bad_input_says_what_to_write() {
        assertThatThrownBy(() -> Https.on("https://www.acme.dev/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("www.acme.dev");
        assertThatThrownBy(() -> Https.on(HOST).hasDaysLeftAtLeast(0)).hasMessageContaining("14");
        assertThatThrownBy(() -> Https.on(HOST).onPort(0)).hasMessageContaining("8443");
        assertThatThrownBy(() -> Hsts.on(HOST).lastsAtLeast(Duration.ZERO)).hasMessageContaining("180 days");
    }

    @Test
    void a_check_names_itself() {
        assertThat(Https.on(HOST).hasDaysLeftAtLeast(14).name())
                .isEqualTo("www.acme.test answers HTTPS with a certificate that browsers accept for 14 days or more");
        assertThat(Https.onEveryDeclaredHost().onPort(8443).name())
                .isEqualTo("every declared host answers HTTPS on port 8443 with a certificate that browsers accept");
        assertThat(Hsts.on("@").preloadable().name())
                .isEqualTo("the apex asks browsers to stay with HTTPS for 180 days or more and can be preloaded");
    }

    private static LoopbackCertificate shortLived(LoopbackCertificate certificate, int life, int left) {
        Instant end = Instant.now().plus(Duration.ofDays(left));
        return certificate.validBetween(end.minus(Duration.ofDays(life)), end);
    }

    private static Launch launch(TlsPeer peer) {
        String address = "127.0.0.1:" + peer.port();
        return Launch.at("acme.test")
                .trusting(CA.root())
                .connectTo("acme.test:443", address)
                .connectTo("www.acme.test:443", address)
                .connectTo("app.acme.test:443", address);
    }
}
