package dev.launchready.net;

import static dev.launchready.net.loopback.LoopbackCertificate.Digest.MD5;
import static dev.launchready.net.loopback.LoopbackCertificate.Digest.SHA1;
import static dev.launchready.net.loopback.LoopbackCertificate.Digest.SHA256;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.DSA_2048;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.EC_256;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.EC_384;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_1024;
import static dev.launchready.net.loopback.LoopbackCertificate.Key.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class StrengthTest {
    private static final LoopbackCa CA = LoopbackCa.create();
    private static final LoopbackCertificate PLAIN = CA.certificateFor("acme.test");

    @Test
    void keys_as_browsers_want_them_are_not_weak() {
        assertThat(Strength.weakKey(PLAIN.withKey(EC_256).leaf())).isEmpty();
        assertThat(Strength.weakKey(PLAIN.withKey(EC_384).leaf())).isEmpty();
        assertThat(Strength.weakKey(PLAIN.withKey(RSA_2048).leaf())).isEmpty();
    }

    @Test
    void short_keys_are_weak_and_so_is_every_dsa_key() {
        assertThat(Strength.weakKey(PLAIN.withKey(RSA_1024).leaf()))
                .contains("an RSA key of 1024 bits, where 2048 are the least");
        assertThat(Strength.weakKey(PLAIN.withKey(DSA_2048).leaf()))
                .contains("a DSA key, which browsers do not accept");
    }

    @Test
    void a_curve_that_the_jdk_has_dropped_is_measured_all_the_same() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec("secp192r1"));
        KeyPair signer = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=acme.test");
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plus(Duration.ofDays(1))),
                                name,
                                generator.generateKeyPair().getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));

        assertThat(Strength.weakKey(certificate)).contains("an EC key of 192 bits, where 224 are the least");
    }

    @Test
    void old_digests_are_weak() {
        LoopbackCertificate rsa = PLAIN.issuedBy(CA.authority("RSA").withKey(RSA_2048));

        assertThat(Strength.weakDigest(PLAIN.signedWith(SHA256).leaf())).isEmpty();
        assertThat(Strength.weakDigest(PLAIN.signedWith(SHA1).leaf())).contains("SHA-1");
        assertThat(Strength.weakDigest(rsa.signedWith(SHA1).leaf())).contains("SHA-1");
        assertThat(Strength.weakDigest(rsa.signedWith(MD5).leaf())).contains("MD5");
    }
}
