package dev.launchready.net.fault;

/** What a fault speaks, and so what a dependency has to speak for the fault to apply. */
public enum FaultLayer {
    /** Octets of a TCP connection: applies to everything behind a {@link FaultProxy}. */
    TCP,
    /** The TLS handshake: applies where TLS passes through the proxy or ends at it. */
    TLS,
    /** Requests and responses: applies where the proxy's upstream is an http or https address or a scripted responder. */
    HTTP,
    /** Answers of a name server. */
    DNS,
    /** Replies of a mail server. */
    SMTP
}
