package dev.launchready.email.dmarc;

/** What a record says about its domain being a public suffix (RFC 9989 section 4.7, tag psd). */
public enum PsdFlag {
    /** {@code psd=y}: a public suffix, below which others register domains. */
    PUBLIC_SUFFIX,
    /** {@code psd=n}: an organisation of its own, whatever stands above it. */
    ORGANISATION,
    /** {@code psd=u}, also when nothing is written. */
    UNSTATED
}
