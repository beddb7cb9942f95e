package dev.launchready.net.loopback;

import java.time.Duration;
import java.util.Set;

/**
 * Something that a name server does wrong.
 *
 * @param kind what it does
 * @param delay how long it waits before it does so
 * @param transports on which transports; the others work
 * @param times how often; after that it works
 */
public record DnsFault(Kind kind, Duration delay, Set<DnsTransport> transports, int times) {

    /** What a name server can do wrong. */
    public enum Kind {
        /** Nothing but be late. */
        LATE,
        /** Never answers; a TCP connection stays open. */
        DROP,
        /** Closes the TCP connection without an answer; on UDP the same as {@link #DROP}. */
        CLOSE,
        /** Fails (RCODE 2). */
        SERVFAIL,
        /** Will not answer (RCODE 5). */
        REFUSED,
        /** Cannot read the question (RCODE 1). */
        FORMERR,
        /** Denies that the name exists. */
        NXDOMAIN,
        /** Says that there is no such record. */
        NODATA,
        /** Answers with nothing but the flag that the answer did not fit (TC). */
        TRUNCATE,
        /** Answers with octets that are no DNS message, after the id. */
        MALFORMED,
        /** Answers with the id of another question. */
        WRONG_ID,
        /** Answers another question than was asked. */
        WRONG_QUESTION,
        /** Answers without being authoritative (AA clear), as a server does that does not have the zone. */
        LAME,
        /** Refers to the root's name servers, as a server does that does not have the zone. */
        REFER_UPWARD,
        /** Answers with the first alias and does not follow it, as a server does that does not have its target. */
        ALIAS_ONLY,
        /** Fails unless asked not to check, as a validating resolver does when signatures are bogus. */
        BOGUS,
        /** Sends the answer one octet at a time, 50 ms apart (TCP only; on UDP nothing comes). */
        DRIP
    }

    /** Copies the set. */
    public DnsFault {
        transports = Set.copyOf(transports);
    }

    /**
     * A fault on both transports, at once, every time.
     *
     * @param kind what the server does
     * @return the fault
     */
    public static DnsFault of(Kind kind) {
        return new DnsFault(kind, Duration.ZERO, Set.of(DnsTransport.UDP, DnsTransport.TCP), Integer.MAX_VALUE);
    }

    /**
     * A right answer that comes late.
     *
     * @param time how late
     * @return the fault
     */
    public static DnsFault late(Duration time) {
        return of(Kind.LATE).after(time);
    }

    /**
     * The same fault after a while.
     *
     * @param time how long the server waits
     * @return a copy that waits
     */
    public DnsFault after(Duration time) {
        return new DnsFault(kind, time, transports, times);
    }

    /**
     * The same fault on one transport only.
     *
     * @param transport the transport
     * @return a copy that leaves the other one alone
     */
    public DnsFault on(DnsTransport transport) {
        return new DnsFault(kind, delay, Set.of(transport), times);
    }

    /**
     * The same fault for the first few questions only.
     *
     * @param count how many
     * @return a copy that ends after them
     */
    public DnsFault times(int count) {
        return new DnsFault(kind, delay, transports, count);
    }
}
