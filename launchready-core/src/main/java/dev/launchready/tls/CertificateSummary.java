package dev.launchready.tls;

import dev.launchready.net.CertificateNames;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate says, as far as people ask.
 *
 * @param subject the distinguished name (RFC 2253)
 * @param issuer the issuer's distinguished name
 * @param notBefore the first moment of its validity
 * @param notAfter the last moment of its validity, inclusive to the second
 * @param names its DNS names and IP addresses
 * @param serial the serial number in hexadecimal
 * @param key the key's algorithm and bits, for example {@code EC 256}
 * @param signature the signature's algorithm, for example {@code SHA256withECDSA}
 */
public record CertificateSummary(
        String subject,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        List<String> names,
        String serial,
        String key,
        String signature) {

    /** Copies the list. */
    public CertificateSummary {
        names = List.copyOf(names);
    }

    /**
     * Reads a certificate.
     *
     * @param certificate the certificate
     * @return what it says
     */
    public static CertificateSummary of(X509Certificate certificate) {
        return new CertificateSummary(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                CertificateNames.of(certificate),
                certificate.getSerialNumber().toString(16),
                key(certificate.getPublicKey()),
                certificate.getSigAlgName());
    }

    /**
     * The time that is left.
     *
     * @param now the time
     * @return how long it is still valid; negative when it has expired
     */
    public Duration left(Instant now) {
        return Duration.between(now, notAfter);
    }

    /**
     * The whole days that are left.
     *
     * @param now the time
     * @return the days, rounded down; negative when it has expired
     */
    public long daysLeft(Instant now) {
        return Math.floorDiv(left(now).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** {@return how long it was to be valid altogether} */
    public Duration lifetime() {
        return Duration.between(notBefore, notAfter);
    }

    private static String key(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec
                ? "EC " + ec.getParams().getCurve().getField().getFieldSize()
                : key.getAlgorithm();
    }
}
