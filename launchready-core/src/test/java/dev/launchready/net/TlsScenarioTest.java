package dev.launchready.net;

import static dev.launchready.net.Distrust.Reason.EXPIRED;
import static dev.launchready.net.Distrust.Reason.INCOMPLETE_CHAIN;
import static dev.launchready.net.Distrust.Reason.INVALID;
import static dev.launchready.net.Distrust.Reason.NOT_YET_VALID;
import static dev.launchready.net.Distrust.Reason.SELF_SIGNED;
import static dev.launchready.net.Distrust.Reason.UNKNOWN_ISSUER;
import static dev.launchready.net.Distrust.Reason.WEAK_KEY;
import static dev.launchready.net.Distrust.Reason.WEAK_SIGNATURE;
import static dev.launchready.net.Distrust.Reason.WRONG_HOST;
import static dev.launchready.net.loopback.LoopbackCertificate.Digest.MD5;
import static dev.launchready.net.loopback.LoopbackCertificate.Digest.SHA1;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_1024;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates as they go wrong, each shown by a real server on loopback. */
class TlsScenarioTest {
    private static final String HOST = "www.acme.test";
    private static final LoopbackCa CA = LoopbackCa.create();
    private static final LoopbackCa STRANGER = LoopbackCa.create();
    private static final Network NETWORK = Network.system().withTrusted(List.of(CA.root()));

    static Stream<Arguments> scenarios() {
        LoopbackCertificate good = CA.certificateFor(HOST);
        LoopbackCertificate twoLevels = good.issuedBy(CA.authority("Lower").issuedBy(CA.authority("Upper")));
        LoopbackCertificate rsaAuthority = CA.authority("RSA").withKey(RSA_2048);
        return Stream.concat(
                Stream.of(
                        trusted("a valid certificate", good),
                        trusted("a wildcard for the host", CA.certificateFor("*.acme.test")),
                        trusted("a certificate for several hosts", CA.certificateFor("acme.test", HOST)),
                        trusted("a chain in the wrong order with the root", twoLevels.outOfOrder()),
                        trusted("unrelated certificates after the chain", good.sendingAlso(STRANGER.root())),
                        trusted("no intermediate where there is none", good.issuedBy(CA.rootAuthority())),
                        trusted("an RSA key", good.withKey(RSA_2048)),
                        trusted("an expired cross-signed copy of its authority", crossSigned())),
                Stream.of(
                        bad("expired", good.expiredSince(Duration.ofDays(3)), EXPIRED),
                        bad("not yet valid", good.startingIn(Duration.ofDays(2)), NOT_YET_VALID),
                        bad("another host", CA.certificateFor("shop.acme.test"), WRONG_HOST),
                        bad("a wildcard one level too high", CA.certificateFor("*.test"), WRONG_HOST),
                        bad("a wildcard one level too low", CA.certificateFor("*.www.acme.test"), WRONG_HOST),
                        bad("the host as common name alone", good.commonNameOnly(), WRONG_HOST),
                        bad("self-signed", good.selfSigned(), SELF_SIGNED),
                        bad("an unknown authority", STRANGER.certificateFor(HOST), UNKNOWN_ISSUER),
                        bad("an unknown authority, sent", strangerWithRoot(), UNKNOWN_ISSUER),
                        bad("no intermediate", good.withoutIntermediates(), INCOMPLETE_CHAIN),
                        bad("a short RSA key", good.withKey(RSA_1024), WEAK_KEY),
                        bad("a SHA-1 signature", good.signedWith(SHA1), WEAK_SIGNATURE),
                        bad("an MD5 signature", good.issuedBy(rsaAuthority).signedWith(MD5), WEAK_SIGNATURE),
                        bad("an expired intermediate", good.issuedBy(expiredAuthority()), EXPIRED),
                        bad("an issuer that is no authority", good.issuedBy(CA.certificateFor("x.test")), INVALID),
                        bad("too many authorities in a row", good.issuedBy(beyondPathLength()), INVALID),
                        bad("a certificate for clients", good.forClientsOnly(), INVALID),
                        bad("an authority for another domain", good.issuedBy(constrained()), INVALID),
                        bad(
                                "several things at once",
                                CA.certificateFor("old.acme.test")
                                        .withKey(RSA_1024)
                                        .signedWith(SHA1)
                                        .expiredSince(Duration.ofDays(400)),
                                EXPIRED,
                                WRONG_HOST,
                                WEAK_KEY,
                                WEAK_SIGNATURE),
                        bad(
                                "self-signed, expired and for another host",
                                CA.certificateFor("old.acme.test")
                                        .expiredSince(Duration.ofDays(1))
                                        .selfSigned(),
                                EXPIRED,
                                WRONG_HOST,
                                SELF_SIGNED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_server_that_shows(String what, LoopbackCertificate certificate, List<Distrust.Reason> reasons)
            throws IOException {
        try (TlsPeer peer = TlsPeer.showing(CA, certificate)) {
            TlsExchange exchange = NETWORK.withConnectTo(new HostPort(HOST, 443), peer.address())
                    .tls()
                    .handshake(HOST, 443, Deadline.in(Duration.ofSeconds(10)));

            assertThat(exchange.failure()).isEmpty();
            TlsSession session = exchange.session().orElseThrow();
            assertThat(session.distrust()).extracting(Distrust::reason).containsExactlyElementsOf(reasons);
            assertThat(session.isTrusted()).isEqualTo(reasons.isEmpty());
            assertThat(session.chain()).isEqualTo(certificate.chain());
        }
    }

    private static Arguments trusted(String what, LoopbackCertificate certificate) {
        return arguments(what, certificate, List.of());
    }

    private static Arguments bad(String what, LoopbackCertificate certificate, Distrust.Reason... reasons) {
        return arguments(what, certificate, List.of(reasons));
    }

    private static LoopbackCertificate crossSigned() {
        LoopbackCertificate authority = CA.authority("Cross-signed");
        LoopbackCertificate old = CA.authority("Cross-signed")
                .sharingKeyOf(authority)
                .issuedBy(STRANGER.rootAuthority())
                .expiredSince(Duration.ofDays(30));
        return CA.certificateFor(HOST).issuedBy(authority).sendingAlso(old.leaf(), STRANGER.root());
    }

    private static LoopbackCertificate strangerWithRoot() {
        return STRANGER.certificateFor(HOST).sendingAlso(STRANGER.root());
    }

    private static LoopbackCertificate expiredAuthority() {
        return CA.authority("Expired").expiredSince(Duration.ofDays(5));
    }

    private static LoopbackCertificate beyondPathLength() {
        return CA.authority("Lower").issuedBy(CA.authority("Last").withPathLength(0));
    }

    private static LoopbackCertificate constrained() {
        return CA.authority("Constrained").permittingOnly("example.test");
    }
}
