package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static dev.launchready.net.Distrust.Reason.EXPIRED;
import static dev.launchready.net.Distrust.Reason.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Distrust;
import dev.launchready.net.TlsSession;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TlsSessionAssertTest {
    /** Any certificate will do; the JDK has some. */
    private static final X509Certificate CERTIFICATE = anyCertificate();

    private static final String NAME = "certificate of " + CERTIFICATE.getSubjectX500Principal();

    @Test
    void is_trusted() {
        assertThat(session()).isTrusted();

        assertThat(Broken.sentence(
                        () -> assertThat(session(expired(), wrongHost())).isTrusted()))
                .isEqualTo("fact.tls-trust | " + NAME + ": expected a chain that is to be trusted, but it is not:"
                        + " EXPIRED (over since Monday), WRONG_HOST (made out to other.test).");
    }

    @Test
    void is_distrusted_for() {
        assertThat(session(expired())).isDistrustedFor(EXPIRED);

        assertThat(Broken.sentence(() -> assertThat(session(expired())).isDistrustedFor(WRONG_HOST)))
                .isEqualTo("fact.tls-trust | " + NAME + ": expected a chain that is not to be trusted for WRONG_HOST,"
                        + " but the reasons are EXPIRED (over since Monday).");
        assertThat(Broken.sentence(() -> assertThat(session()).isDistrustedFor(EXPIRED)))
                .endsWith("but it is to be trusted.");
    }

    @Test
    void uses_protocol() {
        assertThat(session()).usesProtocol("TLSv1.2");

        assertThat(Broken.sentence(() -> assertThat(session()).usesProtocol("TLSv1.3")))
                .isEqualTo("fact.tls-protocol | " + NAME + ": expected TLSv1.3, but it speaks TLSv1.2.");
    }

    @Test
    void is_valid_on() {
        Instant last = CERTIFICATE.getNotAfter().toInstant();
        assertThat(session()).isValidOn(last);

        assertThat(Broken.sentence(() -> assertThat(session()).isValidOn(last.plusSeconds(1))))
                .isEqualTo("fact.tls-validity | " + NAME + ": expected a certificate valid on " + last.plusSeconds(1)
                        + ", but it is valid from " + CERTIFICATE.getNotBefore().toInstant() + " until " + last + ".");
        assertThat(Broken.sentence(
                        () -> assertThat(new TlsSession("TLSv1.2", "any", "", List.of(), List.of(), Duration.ZERO))
                                .isValidOn(last)))
                .endsWith("but the server sent none.");
    }

    static TlsSession session(Distrust... distrust) {
        return new TlsSession(
                "TLSv1.2", "TLS_AES_128_GCM_SHA256", "", List.of(CERTIFICATE), List.of(distrust), Duration.ZERO);
    }

    private static Distrust expired() {
        return new Distrust(EXPIRED, "over since Monday", "CN=acme.dev");
    }

    private static Distrust wrongHost() {
        return new Distrust(WRONG_HOST, "made out to other.test", "CN=acme.dev");
    }

    private static X509Certificate anyCertificate() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
