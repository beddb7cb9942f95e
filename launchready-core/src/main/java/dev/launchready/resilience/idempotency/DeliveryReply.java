package dev.launchready.resilience.idempotency;

/**
 * What the sender got for one attempt.
 *
 * @param kind in what way it ended
 * @param status the HTTP status; 0 where there is none
 * @param content the answer's content, or what the call returned or threw, as text
 */
public record DeliveryReply(Kind kind, int status, String content) {

    /** In what way an attempt ended. */
    public enum Kind {
        /** The server answered by HTTP. */
        ANSWERED,
        /** The call returned. */
        RETURNED,
        /** The call threw. */
        THREW,
        /** The connection ended without an answer. */
        BROKEN,
        /** Nothing came in time, or the receiver could not be reached. */
        NOTHING,
        /** The sender left before the answer: part of the schedule. */
        LEFT
    }

    /** {@return whether the sender takes it for delivered and never sends it again} */
    public boolean isAcknowledged() {
        return kind == Kind.RETURNED || (kind == Kind.ANSWERED && status / 100 == 2);
    }

    /** {@return whether the receiver asks to come again later: 409, 425 or 429} */
    public boolean isPutOff() {
        return kind == Kind.ANSWERED && (status == 409 || status == 425 || status == 429);
    }

    /** {@return whether the receiver failed} */
    public boolean isError() {
        return kind == Kind.THREW || kind == Kind.BROKEN || (kind == Kind.ANSWERED && status >= 500);
    }

    /** {@return the reply for people, short} */
    public String shown() {
        return switch (kind) {
            case ANSWERED -> String.valueOf(status);
            case RETURNED -> "returned";
            case THREW -> "threw " + content;
            case BROKEN -> "connection ended without an answer";
            case NOTHING -> content;
            case LEFT -> "sender left before the answer";
        };
    }
}
