package dev.launchready.net.loopback;

/** How a DNS message travels. */
public enum DnsTransport {
    /** A datagram, truncated where it does not fit. */
    UDP,
    /** A stream; each message after its length in two octets (RFC 1035 section 4.2.2). */
    TCP
}
