package dev.launchready.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
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
        HostPort target = new HostPort(host, port);
        InetSocketAddress address =
                settings.connectTo().getOrDefault(target, InetSocketAddress.createUnresolved(host, port));
        if (address.isUnresolved()) {
            NetFailure failure = new NetFailure(NetFailure.Kind.UNREACHABLE, "not connected " + dns.asked());
            return new TlsExchange(host, port, Optional.empty(), Optional.empty(), Optional.of(failure));
        }
        try (Socket socket = new Socket(InetAddress.getByName(address.getHostString()), address.getPort())) {
            socket.setSoTimeout(Math.max(1, deadline.remainingMillis()));
            TlsSession session =
                    TlsLayer.upgrade(socket, host, port, List.of(), settings).session();
            return new TlsExchange(host, port, Optional.of(address), Optional.of(session), Optional.empty());
        } catch (IOException e) {
            NetFailure failure = TlsFailure.of(e, target, deadline);
            return new TlsExchange(host, port, Optional.of(address), Optional.empty(), Optional.of(failure));
        }
    }
}
