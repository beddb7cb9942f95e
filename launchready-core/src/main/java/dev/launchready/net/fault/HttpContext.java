package dev.launchready.net.fault;

import java.util.List;

/** What the engine lends to the HTTP side of one connection. Used on the engine's thread only. */
interface HttpContext {

    /** The number of the connection, for {@link ProxiedRequest#connection()}. */
    int connection();

    /** The faults of HTTP that are set now, in the order in which they were set; each selects its requests itself. */
    List<ActiveFault> faults();

    /** The proxy's seed; see {@link Chance}. */
    long seed();

    /** The value of Host that the upstream expects. */
    String upstreamAuthority();

    /** {@code http://127.0.0.1:port} or https, without a slash at the end: where clients reach the proxy. */
    String proxyOrigin();

    /** What {@link System#nanoTime()} was when the proxy started. */
    long startNanos();

    /** All requests of the proxy. */
    RequestLog log();

    /** Notes in the connection's record that a fault was set on one of its requests. */
    void applied(String faultId);
}
