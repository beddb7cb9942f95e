package dev.launchready.net;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A completed TLS handshake, also with a peer that is not to be trusted.
 *
 * @param protocol for example {@code TLSv1.3}
 * @param cipherSuite the suite's IANA name
 * @param alpn the application protocol agreed on (RFC 7301), or empty
 * @param chain the certificates as sent, the server's own first; never reordered or completed
 * @param distrust why the chain is not to be trusted for the host; empty when it is
 * @param elapsed how long the handshake took
 */
public record TlsSession(
        String protocol,
        String cipherSuite,
        String alpn,
        List<X509Certificate> chain,
        List<Distrust> distrust,
        Duration elapsed) {

    /** Copies the lists. */
    public TlsSession {
        chain = List.copyOf(chain);
        distrust = List.copyOf(distrust);
    }

    /** {@return whether the chain is valid for the host} */
    public boolean isTrusted() {
        return distrust.isEmpty();
    }

    /** {@return the server's own certificate; empty when none was sent} */
    public Optional<X509Certificate> leaf() {
        return chain.stream().findFirst();
    }
}
