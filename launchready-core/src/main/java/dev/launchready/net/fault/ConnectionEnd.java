package dev.launchready.net.fault;

/** How a connection through a {@link FaultProxy} ended. */
public enum ConnectionEnd {
    /** It has not. */
    OPEN,
    /** The client closed first. */
    CLOSED_BY_CLIENT,
    /** The upstream closed first. */
    CLOSED_BY_UPSTREAM,
    /** A fault closed it. */
    CLOSED_BY_FAULT,
    /** The client reset it. */
    RESET_BY_CLIENT,
    /** The upstream reset it. */
    RESET_BY_UPSTREAM,
    /** A fault reset it. */
    RESET_BY_FAULT,
    /** The upstream did not accept a connection, so the client's was reset. */
    UPSTREAM_UNREACHABLE,
    /** The TLS handshake with the client or the upstream failed. */
    TLS_FAILED,
    /** The proxy was closed. */
    CLOSED_WITH_PROXY
}
