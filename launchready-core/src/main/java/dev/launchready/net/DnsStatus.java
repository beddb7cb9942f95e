package dev.launchready.net;

/** How a DNS question ended. What was answered is told apart from what could not be learnt. */
public enum DnsStatus {
    /** Records of the asked type were found, at the name itself or at the end of its aliases. */
    FOUND(true),
    /** The name exists and has no record of the asked type (RFC 2308 section 2.2). */
    NODATA(true),
    /** The name does not exist (RFC 2308 section 2.1). */
    NXDOMAIN(true),
    /**
     * The name is an alias whose target the answering server does not serve, so that it could tell the alias and
     * nothing more. Seen when an authoritative server is asked directly.
     */
    ALIAS_ELSEWHERE(true),
    /** The aliases lead back to themselves, or are more than a resolver follows. */
    ALIAS_LOOP(true),
    /** The server failed (RCODE 2); a validating resolver says so of bogus signatures, too. */
    SERVFAIL(false),
    /** The server will not answer this question (RCODE 5). */
    REFUSED(false),
    /** No answer before the deadline. */
    TIMEOUT(false),
    /** An answer came that is no DNS message, or not an answer to this question, or carries another error code. */
    MALFORMED(false),
    /** The server could not be reached: refused, unreachable, or no server is known. */
    UNREACHABLE(false);

    private final boolean conclusive;

    DnsStatus(boolean conclusive) {
        this.conclusive = conclusive;
    }

    /** {@return whether this says something about the name, rather than about the looking} */
    public boolean isConclusive() {
        return conclusive;
    }
}
