package dev.launchready.email.dkim;

/** How a message may change on its way without breaking its signature (RFC 6376 section 3.4). */
public enum Canonicalization {
    /** Hardly at all. */
    SIMPLE("simple"),
    /** White space may be changed, header fields may be folded anew. */
    RELAXED("relaxed");

    private final String label;

    Canonicalization(String label) {
        this.label = label;
    }

    /** {@return the name as it is written in {@code c=}} */
    public String label() {
        return label;
    }
}
