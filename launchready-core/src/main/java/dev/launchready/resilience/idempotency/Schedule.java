package dev.launchready.resilience.idempotency;

/** In what way the same operation is delivered more than once. */
public enum Schedule {
    /** The same octets a second time, after the first answer. */
    TWICE_IN_SEQUENCE("delivered twice in sequence"),
    /** The same id a second time, signed at a later time: what a provider's retry is. */
    NEW_TIMESTAMP("delivered again with a new timestamp"),
    /** The sender leaves before the answer and sends again. */
    RESPONSE_LOST("delivered again after its response was lost"),
    /** The effect fails the first time, as by a database that is away. */
    FAILED_FIRST("delivered again after it failed"),
    /** The receiver is started anew in between. */
    AFTER_RESTART("delivered again after a restart"),
    /** The receiver dies at one of its checkpoints. */
    CRASHED("delivered again after a crash"),
    /** The second comes while the first is about to have its effect. */
    FIRST_STILL_RUNNING("delivered again while the first is still running"),
    /** Two deliveries in every order of their checkpoints. */
    INTERLEAVED("delivered twice in interleaved steps"),
    /** Several deliveries let go at one moment. */
    AT_ONCE("delivered several times at once"),
    /** The newer of two events comes first. */
    OUT_OF_ORDER("the newer event delivered before the older one"),
    /** The older of two events comes again after the newer. */
    STALE_AFTER_NEWER("the older event delivered again after the newer one");

    private final String title;

    Schedule(String title) {
        this.title = title;
    }

    /** {@return what is done, to be read after "an operation" or alone} */
    public String title() {
        return title;
    }
}
