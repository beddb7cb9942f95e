package dev.launchready.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** TLS handshakes that tell the chain as sent, also when it is not to be trusted. */
public final class Tls {
    private final Connector connector;

    Tls(Connector connector) {
        this.connector = connector;
    }

    /**
     * Makes one handshake and closes the connection. The peer's certificate may be anything; whether it is to be
     * trusted is told with the session.
     *
     * @param host the name for SNI and for the certificate check; an IP address is checked and not asked for by SNI
     * @param port the port
     * @param deadline bounds everything
     * @return the session, or why there is none
     * @throws IllegalArgumentException if the host is empty or the port is none
     */
    public TlsExchange handshake(String host, int port, Deadline deadline) {
        HostPort target = new HostPort(host, port);
        Optional<InetSocketAddress> address = Optional.empty();
        try (Wire wire = connector.connect(target, deadline, new Stages())) {
            address = Optional.of(wire.connectedTo());
            TlsSession session = wire.startTls(List.of());
            return new TlsExchange(target.host(), port, address, Optional.of(session), Optional.empty());
        } catch (WireException e) {
            return new TlsExchange(target.host(), port, address, Optional.empty(), Optional.of(e.failure()));
        }
    }
}
