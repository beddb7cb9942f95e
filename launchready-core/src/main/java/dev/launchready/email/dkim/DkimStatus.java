package dev.launchready.email.dkim;

/** What became of a signature, in the words of RFC 6376 section 3.9 and RFC 8601 section 2.7.1. */
public enum DkimStatus {
    /** The signature holds. */
    PASS("pass"),
    /** The message is not what was signed. */
    FAIL("fail"),
    /** The signature, or its key, can never verify. */
    PERMERROR("permerror"),
    /** The key could not be had just now. */
    TEMPERROR("temperror");

    private final String label;

    DkimStatus(String label) {
        this.label = label;
    }

    /** {@return the word as it is written in Authentication-Results} */
    public String label() {
        return label;
    }
}
