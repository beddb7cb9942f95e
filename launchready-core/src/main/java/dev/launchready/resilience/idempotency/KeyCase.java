package dev.launchready.resilience.idempotency;

/** What is sent to an API that takes an Idempotency-Key. */
public enum KeyCase {
    /** A request with a new key. */
    FIRST("a request with a new key"),
    /** The same request again after its answer. */
    REPLAY("the same request again"),
    /** The same key with another payload. */
    OTHER_PAYLOAD("the key of one request with another payload"),
    /** The same request several times at once. */
    AT_ONCE("the same request several times at once"),
    /** A request without a key. */
    NO_KEY("a request without a key"),
    /** A key written in the other way: bare for quoted, quoted for bare. */
    OTHER_FORM("a request whose key is written in the other form"),
    /** A key that is no key. */
    EMPTY_KEY("a request with an empty key");

    private final String title;

    KeyCase(String title) {
        this.title = title;
    }

    /** {@return what is sent} */
    public String title() {
        return title;
    }
}
