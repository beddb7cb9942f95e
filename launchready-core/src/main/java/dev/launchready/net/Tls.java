package dev.launchready.net;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** TLS handshakes that tell the chain as sent, also when it is not to be trusted. */
public final class Tls {
    private final Network.Settings settings;
    private final Connector connector;

    Tls(Network.Settings settings, Connector connector) {
        this.settings = settings;
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
        try (Wire wire = connector.connect(target, deadline, new Stages())) {
            return handshake(wire);
        } catch (WireException e) {
            return new TlsExchange(target.host(), port, Optional.empty(), Optional.empty(), Optional.of(e.failure()));
        }
    }

    private TlsExchange handshake(Wire wire) {
        HostPort target = wire.target();
        try {
            TlsLayer.Upgraded upgraded =
                    TlsLayer.upgrade(wire.socket(), target.host(), target.port(), List.of(), settings);
            return new TlsExchange(
                    target.host(),
                    target.port(),
                    Optional.of(wire.connectedTo()),
                    Optional.of(upgraded.session()),
                    Optional.empty());
        } catch (IOException e) {
            return new TlsExchange(
                    target.host(),
                    target.port(),
                    Optional.of(wire.connectedTo()),
                    Optional.empty(),
                    Optional.of(TlsFailure.of(e, target, wire.deadline())));
        }
    }
}
