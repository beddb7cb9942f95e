package dev.launchready.net;

/**
 * Why an exchange did not come to its end. The kind is for judging, the detail for people.
 *
 * @param kind what went wrong
 * @param detail one sentence that names the host, the address or the octets concerned
 */
public record NetFailure(Kind kind, String detail) {

    /** What can go wrong on the way, in the order of an exchange. */
    public enum Kind {
        /** The name could not be resolved because DNS did not give a conclusive answer. */
        DNS_UNAVAILABLE,
        /** The name does not exist or has no address. */
        NO_ADDRESS,
        /** The rules of the launch forbid this target (not declared, or not loopback in a loopback-only run). */
        FORBIDDEN,
        /** The connection was refused. */
        REFUSED,
        /** The host or its network cannot be reached. */
        UNREACHABLE,
        /** No connection before the deadline. */
        CONNECT_TIMEOUT,
        /** The TLS handshake failed: an alert, no common version or cipher, or no TLS spoken there. */
        TLS,
        /** The TLS handshake failed on something that browsers take and this JDK does not. */
        TLS_UNSUPPORTED,
        /** The deadline passed during the TLS handshake. */
        TLS_TIMEOUT,
        /** The deadline passed before the first octet of an answer. */
        NO_ANSWER,
        /** The deadline passed in the middle of an answer. */
        STALLED,
        /** The peer closed the connection before it answered at all. */
        CLOSED_WITHOUT_ANSWER,
        /** The peer closed the connection in the middle of an answer. */
        CLOSED_EARLY,
        /** The connection was reset. */
        RESET,
        /** What came is not what the protocol allows and cannot be read. */
        MALFORMED,
        /** What came is larger than the bound set for it. */
        TOO_LARGE;

        /** {@return whether this says something about the peer, rather than about the looking} */
        public boolean isConclusive() {
            return switch (this) {
                case NO_ADDRESS, REFUSED, TLS, CLOSED_WITHOUT_ANSWER, CLOSED_EARLY, RESET, MALFORMED, TOO_LARGE -> true;
                case DNS_UNAVAILABLE,
                        FORBIDDEN,
                        UNREACHABLE,
                        CONNECT_TIMEOUT,
                        TLS_UNSUPPORTED,
                        TLS_TIMEOUT,
                        NO_ANSWER,
                        STALLED -> false;
            };
        }

        /** {@return whether time ran out} */
        public boolean isTimeout() {
            return this == CONNECT_TIMEOUT || this == TLS_TIMEOUT || this == NO_ANSWER || this == STALLED;
        }
    }
}
