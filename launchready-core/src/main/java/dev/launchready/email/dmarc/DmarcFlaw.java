package dev.launchready.email.dmarc;

/**
 * A part of a record that receivers ignore or replace by a default.
 *
 * @param kind what is wrong
 * @param tag the tag concerned; empty when there is none
 * @param value its value; empty when there is none
 * @param detail what it should be, in words
 */
public record DmarcFlaw(Kind kind, String tag, String value, String detail) {

    /** What can be wrong with a part of a record. */
    public enum Kind {
        /** It is no {@code tag=value}. */
        SYNTAX,
        /** RFC 9989 does not know the tag. */
        UNKNOWN_TAG,
        /** RFC 9989 has removed the tag: pct, rf, ri. */
        REMOVED_TAG,
        /** The tag is there twice. */
        DUPLICATE_TAG,
        /** The value is not one of those allowed. */
        BAD_VALUE,
        /** There is no p. */
        POLICY_MISSING
    }
}
