package dev.launchready.tls;

import dev.launchready.net.Distrust;
import dev.launchready.net.NetFailure;
import dev.launchready.net.TlsExchange;
import dev.launchready.net.TlsSession;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a host showed when it was asked for HTTPS.
 *
 * @param host the host
 * @param port the port
 * @param connectedTo the address connected to; empty when there was none
 * @param protocol the protocol agreed on, for example {@code TLSv1.3}; empty when the handshake failed
 * @param chain the certificates as sent, the host's own first; empty when the handshake failed
 * @param distrust why browsers do not accept the chain for the host; empty when they do
 * @param failure why there was no handshake; empty when there was
 */
public record HostCertificate(
        String host,
        int port,
        Optional<InetSocketAddress> connectedTo,
        String protocol,
        List<CertificateSummary> chain,
        List<Distrust> distrust,
        Optional<NetFailure> failure) {

    /** Copies the lists. */
    public HostCertificate {
        chain = List.copyOf(chain);
        distrust = List.copyOf(distrust);
    }

    /**
     * Reads an attempt to speak TLS.
     *
     * @param exchange the attempt
     * @return what was shown
     */
    public static HostCertificate of(TlsExchange exchange) {
        return new HostCertificate(
                exchange.host(),
                exchange.port(),
                exchange.connectedTo(),
                exchange.session().map(TlsSession::protocol).orElse(""),
                exchange.session().stream()
                        .flatMap(session -> session.chain().stream())
                        .map(CertificateSummary::of)
                        .toList(),
                exchange.session().map(TlsSession::distrust).orElse(List.of()),
                exchange.failure());
    }

    /** {@return the host's own certificate, when one was shown} */
    public Optional<CertificateSummary> leaf() {
        return chain.stream().findFirst();
    }

    /** {@return whether browsers accept the certificate for the host} */
    public boolean isTrusted() {
        return failure.isEmpty() && !chain.isEmpty() && distrust.isEmpty();
    }

    /** {@return the earliest end of validity in the chain as sent; it may be that of a certificate that nobody needs} */
    public Optional<Instant> earliestEnd() {
        return chain.stream().map(CertificateSummary::notAfter).min(Comparator.naturalOrder());
    }

    /** {@return the host, with its port unless that is 443} */
    public String subject() {
        return port == 443 ? host : host + ":" + port;
    }
}
