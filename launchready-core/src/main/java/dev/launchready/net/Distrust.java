package dev.launchready.net;

/**
 * One reason why a certificate chain is not to be trusted for a host.
 *
 * @param reason the kind of reason
 * @param detail a sentence with the names and dates concerned, without capital and full stop
 * @param certificate the subject of the certificate concerned, or the missing issuer's name for {@link
 *     Reason#INCOMPLETE_CHAIN}
 */
public record Distrust(Reason reason, String detail, String certificate) {

    /** The kinds of reason. */
    public enum Reason {
        /** Its time is over (RFC 5280 section 4.1.2.5). */
        EXPIRED,
        /** Its time has not come. */
        NOT_YET_VALID,
        /** The certificate does not name the host (RFC 9525). */
        WRONG_HOST,
        /** The server's certificate vouches for itself. */
        SELF_SIGNED,
        /** The chain is whole and ends at an authority that is not trusted. */
        UNKNOWN_ISSUER,
        /** An intermediate certificate was not sent (RFC 8446 section 4.4.2). */
        INCOMPLETE_CHAIN,
        /** The public key is too short: RSA below 2048 bits, or a curve below 224 bits. */
        WEAK_KEY,
        /** Signed with MD5 or SHA-1. */
        WEAK_SIGNATURE,
        /** Another rule of path validation (RFC 5280 section 6) is broken. */
        INVALID
    }
}
