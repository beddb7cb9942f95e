package dev.launchready.net;

/** The DNS resource record types that LaunchReady asks for, with their codes (IANA DNS parameters registry). */
public enum RecordType {
    /** IPv4 address, RFC 1035. */
    A(1),
    /** Authoritative name server, RFC 1035. */
    NS(2),
    /** Canonical name, RFC 1035. */
    CNAME(5),
    /** Start of authority, RFC 1035. */
    SOA(6),
    /** Domain name pointer, RFC 1035. */
    PTR(12),
    /** Mail exchange, RFC 1035. */
    MX(15),
    /** Text strings, RFC 1035. */
    TXT(16),
    /** IPv6 address, RFC 3596. */
    AAAA(28),
    /** Delegation signer, RFC 4034. */
    DS(43),
    /** TLS certificate association, RFC 6698. */
    TLSA(52),
    /** The abandoned SPF type, RFC 7208 section 3.1: asked for only to warn about it. */
    SPF(99),
    /** Certification authority authorization, RFC 8659. */
    CAA(257);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** {@return the type's number on the wire} */
    public int code() {
        return code;
    }
}
