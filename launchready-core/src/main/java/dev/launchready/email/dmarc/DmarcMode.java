package dev.launchready.email.dmarc;

/** Which of the two specifications a receiver goes by. */
public enum DmarcMode {
    /** RFC 9989: organisations are found by walking up the tree; np, psd and t count, pct does not. */
    RFC9989("RFC 9989"),
    /** RFC 7489, obsolete and still widely in use: organisations are found by the public suffix list. */
    RFC7489("RFC 7489");

    private final String label;

    DmarcMode(String label) {
        this.label = label;
    }

    /** {@return the RFC's name} */
    public String label() {
        return label;
    }
}
