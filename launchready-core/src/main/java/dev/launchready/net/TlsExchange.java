package dev.launchready.net;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * An attempt to speak TLS with a host. Exactly one of {@code session} and {@code failure} is present.
 *
 * @param host the name asked for by SNI and checked against the certificate
 * @param port the port of the launch, before any connect-to
 * @param connectedTo the address really connected to; empty when no connection came about
 * @param session the session, when the handshake was completed
 * @param failure why it was not
 */
public record TlsExchange(
        String host,
        int port,
        Optional<InetSocketAddress> connectedTo,
        Optional<TlsSession> session,
        Optional<NetFailure> failure) {}
