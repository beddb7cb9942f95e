package dev.launchready.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An attempt to speak with a mail server as far as STARTTLS. What is absent was not reached; then {@code failure} or the
 * last reply says why.
 *
 * @param host the server's name, used for SNI and for the certificate check
 * @param port the port of the launch, before any connect-to
 * @param connectedTo the address really connected to
 * @param greeting the reply with which the server opens
 * @param ehlo the reply to EHLO
 * @param startTls the reply to STARTTLS; absent where it was not offered
 * @param injected what came in plain text after the reply to STARTTLS, where nothing may come: a client that keeps it
 *     takes it for protected (RFC 3207 section 6); empty when all is well
 * @param tls the TLS session, also with a certificate that is not to be trusted
 * @param failure why the exchange did not come to its end
 */
public record SmtpExchange(
        String host,
        int port,
        Optional<InetSocketAddress> connectedTo,
        Optional<SmtpReply> greeting,
        Optional<SmtpReply> ehlo,
        Optional<SmtpReply> startTls,
        String injected,
        Optional<TlsSession> tls,
        Optional<NetFailure> failure) {

    /** {@return the service extensions that EHLO names, keywords in upper case (RFC 5321 section 4.1.1.1)} */
    public List<String> extensions() {
        return ehlo.filter(SmtpReply::isPositive)
                .map(reply -> reply.lines().stream()
                        .skip(1)
                        .map(line -> line.strip().toUpperCase(Locale.ROOT))
                        .toList())
                .orElse(List.of());
    }

    /** {@return whether the server offers STARTTLS} */
    public boolean offersStartTls() {
        return extensions().stream().anyMatch(line -> line.equals("STARTTLS") || line.startsWith("STARTTLS "));
    }
}
