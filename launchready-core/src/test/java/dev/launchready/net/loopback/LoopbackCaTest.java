package dev.launchready.net.loopback;

import static dev.launchready.net.loopback.LoopbackCertificate.Digest.MD5;
import static dev.launchready.net.loopback.LoopbackCertificate.Digest.SHA1;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_1024;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LoopbackCaTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final LoopbackCa ca = LoopbackCa.at(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_chain_is_signed_link_by_link_up_to_the_root() throws Exception {
        List<X509Certificate> chain = ca.certificateFor("www.acme.test").chain();

        assertThat(chain).hasSize(2);
        chain.get(0).verify(chain.get(1).getPublicKey());
        chain.get(1).verify(ca.root().getPublicKey());
        ca.root().verify(ca.root().getPublicKey());
        chain.get(0).checkValidity(java.util.Date.from(NOW));
    }

    @Test
    void names_become_subject_alternative_names_of_their_kind() throws Exception {
        X509Certificate leaf = ca.certificateFor("WWW.acme.test", "*.bücher.test", "127.0.0.1", "::1")
                .leaf();

        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "www.acme.test"),
                        List.of(2, "*.xn--bcher-kva.test"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
    }

    @Test
    void a_certificate_stays_the_same_however_often_it_is_looked_at() {
        LoopbackCertificate certificate = ca.certificateFor("www.acme.test");

        assertThat(certificate.leaf()).isSameAs(certificate.leaf());
        assertThat(certificate.withoutIntermediates().leaf()).isNotEqualTo(certificate.leaf());
    }

    @Test
    void times_count_from_the_clock() {
        assertThat(ca.certificateFor("a.test")
                        .expiredSince(Duration.ofDays(3))
                        .leaf()
                        .getNotAfter())
                .hasSameTimeAs("2026-02-26T12:00:00Z");
        assertThat(ca.certificateFor("a.test")
                        .startingIn(Duration.ofDays(2))
                        .leaf()
                        .getNotBefore())
                .hasSameTimeAs("2026-03-03T12:00:00Z");
    }

    @Test
    void weak_keys_and_digests_can_be_had() {
        X509Certificate rsa = ca.certificateFor("a.test").withKey(RSA_1024).leaf();
        X509Certificate sha1 = ca.certificateFor("a.test").signedWith(SHA1).leaf();
        X509Certificate md5 = ca.certificateFor("a.test")
                .signedWith(MD5)
                .issuedBy(ca.authority("RSA").withKey(RSA_2048))
                .leaf();

        assertThat(((RSAPublicKey) rsa.getPublicKey()).getModulus().bitLength()).isEqualTo(1024);
        assertThat(sha1.getSigAlgName()).isEqualTo("SHA1withECDSA");
        assertThat(md5.getSigAlgName()).isEqualTo("MD5withRSA");
    }

    @Test
    void what_cannot_be_made_says_what_to_write_instead() {
        assertThatThrownBy(() -> ca.certificateFor("a.test").signedWith(MD5).leaf())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withKey(Key.RSA_2048)");
        assertThatThrownBy(ca::certificateFor).hasMessageContaining("www.acme.test");
        assertThatThrownBy(ca::serverContext).hasMessageContaining("certificateFor");
    }

    @Test
    void the_wrong_order_still_begins_with_the_server_itself() {
        LoopbackCertificate certificate = ca.certificateFor("a.test").outOfOrder();

        assertThat(certificate.chain())
                .containsExactly(
                        certificate.leaf(), ca.root(), ca.intermediate().leaf());
    }

    @Test
    void pem_reads_back_as_the_chain() throws Exception {
        LoopbackCertificate certificate = ca.certificateFor("a.test");
        byte[] pem = certificate.chainPem().getBytes(StandardCharsets.US_ASCII);

        assertThat(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEqualTo(certificate.chain());
        assertThat(certificate.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(ca.rootPem()).containsOnlyOnce("BEGIN CERTIFICATE");
    }

    @Test
    void no_security_provider_is_registered() {
        ca.certificateFor("a.test").chain();

        assertThat(Arrays.stream(Security.getProviders()).map(p -> p.getName())).doesNotContain("BC");
    }

    @Test
    void two_authorities_of_one_name_have_different_keys() {
        assertThat(LoopbackCa.create().root().getPublicKey())
                .isNotEqualTo(LoopbackCa.create().root().getPublicKey());
    }
}
