package dev.launchready.email.dkim;

/** Why a signature has its {@link DkimStatus}. Sections are those of RFC 6376 unless said. */
public enum DkimReason {
    /** Body and header are what was signed. */
    VERIFIED(DkimStatus.PASS),
    /** The body is not what was signed (section 6.1.3). */
    BODY_CHANGED(DkimStatus.FAIL),
    /** The signed header fields, or the signature itself, are not what was signed (section 6.1.3). */
    HEADER_CHANGED(DkimStatus.FAIL),

    /** The signature is no tag list (section 3.2), or a value does not fit its tag (section 3.5). */
    SYNTAX(DkimStatus.PERMERROR),
    /** A required tag is missing (section 3.5). */
    MISSING_TAG(DkimStatus.PERMERROR),
    /** A tag stands twice (section 3.2). */
    DUPLICATE_TAG(DkimStatus.PERMERROR),
    /** {@code v=} is not 1 (section 3.5). */
    VERSION(DkimStatus.PERMERROR),
    /** {@code a=} names no algorithm that is known (section 3.3, RFC 8463). */
    ALGORITHM(DkimStatus.PERMERROR),
    /** {@code a=rsa-sha1}, which must not be accepted (RFC 8301 section 3.1). */
    SHA1(DkimStatus.PERMERROR),
    /** {@code c=} names no canonicalization that is known (section 3.4). */
    CANONICALIZATION(DkimStatus.PERMERROR),
    /** {@code q=} allows no way to the key but unknown ones (section 3.5). */
    QUERY_METHOD(DkimStatus.PERMERROR),
    /** {@code d=} or {@code s=} is no domain name (section 3.5). */
    DOMAIN(DkimStatus.PERMERROR),
    /** {@code i=} is not within {@code d=} (section 6.1.1). */
    IDENTITY(DkimStatus.PERMERROR),
    /** {@code h=} leaves From out (section 5.4). */
    FROM_UNSIGNED(DkimStatus.PERMERROR),
    /** {@code x=} lies in the past (section 3.5). */
    EXPIRED(DkimStatus.PERMERROR),
    /** {@code x=} is not later than {@code t=} (section 3.5). */
    TIMES(DkimStatus.PERMERROR),
    /** {@code l=} is more than the body has (section 3.5). */
    BODY_TOO_SHORT(DkimStatus.PERMERROR),
    /** The message has more signatures than are looked at (section 6.1). */
    TOO_MANY(DkimStatus.PERMERROR),

    /** DNS gave no conclusive answer about the key (section 6.1.2). */
    KEY_UNAVAILABLE(DkimStatus.TEMPERROR),
    /** There is no key record (section 6.1.2). */
    KEY_MISSING(DkimStatus.PERMERROR),
    /** The record is no key record (section 3.6.1). */
    KEY_SYNTAX(DkimStatus.PERMERROR),
    /** {@code p=} is empty (section 3.6.1). */
    KEY_REVOKED(DkimStatus.PERMERROR),
    /** {@code k=} is not the kind of key that {@code a=} needs (section 6.1.2). */
    KEY_TYPE(DkimStatus.PERMERROR),
    /** {@code h=} of the key does not allow SHA-256 (section 6.1.2). */
    KEY_HASH(DkimStatus.PERMERROR),
    /** {@code s=} of the key does not allow email (section 6.1.2). */
    KEY_SERVICE(DkimStatus.PERMERROR),
    /** {@code t=s}, and the domain of {@code i=} is not {@code d=} itself (section 3.6.1). */
    KEY_STRICT(DkimStatus.PERMERROR),
    /** {@code p=} is no key. */
    KEY_UNREADABLE(DkimStatus.PERMERROR),
    /** An RSA key of fewer than 1024 bits (RFC 8301 section 3.2). */
    KEY_TOO_SHORT(DkimStatus.PERMERROR);

    private final DkimStatus status;

    DkimReason(DkimStatus status) {
        this.status = status;
    }

    /** {@return the status that follows} */
    public DkimStatus status() {
        return status;
    }
}
