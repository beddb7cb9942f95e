package dev.launchready.net.loopback;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that lives as long as the test: it issues good and bad certificates for TLS servers on
 * loopback. Its keys are made when it is created and never written anywhere. Nothing global is touched: no security
 * provider is registered, no default trust store is changed.
 *
 * <pre>{@code
 * LoopbackCa ca = LoopbackCa.create();
 * SSLContext server = ca.serverContext(
 *         ca.certificateFor("acme.test", "www.acme.test"),
 *         ca.certificateFor("old.acme.test").expiredSince(Duration.ofDays(3)));
 * Launch launch = Launch.at("acme.test").trusting(ca.root());
 * }</pre>
 */
public final class LoopbackCa {
    private static final Duration BEFORE = Duration.ofDays(365);
    private static final Duration AFTER = Duration.ofDays(3650);

    private final Instant now;
    private final LoopbackCertificate root;
    private final LoopbackCertificate intermediate;

    private LoopbackCa(Instant now) {
        this.now = now;
        this.root = LoopbackCertificate.authority("LaunchReady Loopback Root", now)
                .validBetween(now.minus(BEFORE), now.plus(AFTER))
                .selfSigned();
        this.intermediate = authority("LaunchReady Loopback Intermediate");
    }

    /** {@return an authority with new keys whose certificates are valid now} */
    public static LoopbackCa create() {
        return at(Clock.systemUTC());
    }

    /**
     * An authority that lives at another time.
     *
     * @param clock its time is read once
     * @return an authority with new keys, whose durations count from that time
     */
    public static LoopbackCa at(Clock clock) {
        return new LoopbackCa(clock.instant());
    }

    /** {@return the root certificate, for a client to trust} */
    public X509Certificate root() {
        return root.leaf();
    }

    /** {@return the root certificate in PEM} */
    public String rootPem() {
        return Pem.certificates(List.of(root()));
    }

    /** {@return the intermediate that issues certificates unless told otherwise} */
    public LoopbackCertificate intermediate() {
        return intermediate;
    }

    /** {@return the root with its key, to issue from directly} */
    public LoopbackCertificate rootAuthority() {
        return root;
    }

    /**
     * A server certificate: issued by the intermediate, valid since yesterday and for 89 days more, with an EC key.
     *
     * @param names host names (a wildcard as first label, internationalised names in either form) and IP addresses
     * @return the certificate
     * @throws IllegalArgumentException if there is no name
     */
    public LoopbackCertificate certificateFor(String... names) {
        return LoopbackCertificate.server(List.of(names), now).issuedBy(intermediate);
    }

    /**
     * A further authority, issued by the root and valid for years.
     *
     * @param name its common name
     * @return an authority with a key of its own
     */
    public LoopbackCertificate authority(String name) {
        return LoopbackCertificate.authority(name, now)
                .validBetween(now.minus(BEFORE), now.plus(AFTER))
                .issuedBy(root);
    }

    /**
     * A context for TLS servers. The certificate is picked by the name that the client asks for (SNI, RFC 6066 section
     * 3); without one, or without a match, it is the first.
     *
     * @param certificates what to show, at least one
     * @return a context of its own
     * @throws IllegalArgumentException if there is no certificate
     */
    public SSLContext serverContext(LoopbackCertificate... certificates) {
        if (certificates.length == 0) {
            throw new IllegalArgumentException(
                    "a TLS server needs a certificate; give ca.certificateFor(\"acme.test\")");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new SniKeyManager(List.of(certificates))}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }
}
