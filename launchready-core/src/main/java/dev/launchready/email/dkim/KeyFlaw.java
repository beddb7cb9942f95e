package dev.launchready.email.dkim;

/** What can be wrong with a key record so that nobody verifies with it. Sections are those of RFC 6376 unless said. */
public enum KeyFlaw {
    /** {@code v=} is there and is not {@code DKIM1} (section 3.6.1). */
    VERSION(DkimReason.KEY_SYNTAX),
    /** {@code v=DKIM1} is there and is not the first tag (section 3.6.1). */
    VERSION_NOT_FIRST(DkimReason.KEY_SYNTAX),
    /** A backslash before a semicolon, left over from a zone file. */
    BACKSLASH(DkimReason.KEY_SYNTAX),
    /** A quotation mark within the text, left over from a zone file. */
    QUOTE(DkimReason.KEY_SYNTAX),
    /** A part is no {@code tag=value} pair (section 3.2). */
    SYNTAX(DkimReason.KEY_SYNTAX),
    /** A tag stands twice (section 3.2). */
    DUPLICATE_TAG(DkimReason.KEY_SYNTAX),
    /** {@code p=} is missing (section 3.6.1). */
    NO_KEY(DkimReason.KEY_SYNTAX),
    /** {@code p=} is empty: the key is revoked (section 3.6.1). */
    REVOKED(DkimReason.KEY_REVOKED),
    /** {@code k=} is neither rsa nor ed25519 (section 3.6.1, RFC 8463 section 4). */
    TYPE(DkimReason.KEY_TYPE),
    /** {@code h=} leaves sha256 out (section 3.6.1). */
    HASH(DkimReason.KEY_HASH),
    /** {@code s=} has neither {@code *} nor email (section 3.6.1). */
    SERVICE(DkimReason.KEY_SERVICE),
    /** {@code p=} is no base64 (section 3.6.1). */
    NOT_BASE64(DkimReason.KEY_UNREADABLE),
    /** The key ends before its own length says: a string of the record is missing. */
    TRUNCATED(DkimReason.KEY_UNREADABLE),
    /** {@code p=} decodes to something that is no key of its type. */
    UNREADABLE(DkimReason.KEY_UNREADABLE),
    /** An RSA key of fewer than 1024 bits (RFC 8301 section 3.2). */
    TOO_SHORT(DkimReason.KEY_TOO_SHORT);

    private final DkimReason reason;

    KeyFlaw(DkimReason reason) {
        this.reason = reason;
    }

    /** {@return why a signature made with such a key does not verify} */
    public DkimReason reason() {
        return reason;
    }
}
