package dev.launchready.resilience;

/** What an answer is worth to the person who waits for it while a dependency fails. */
public enum Clarity {
    /** All that the user gets without the fault: the app did without, or tried again. */
    UNAFFECTED("unaffected", true),
    /** A status and a text that name the problem. */
    CLEAR_STATE("clear state", true),
    /** Less than usual, useful, and said to be so. */
    DEGRADED_BUT_USEFUL("degraded but useful", true),
    /** An error that tells the user nothing: a bare status, a stack trace, the framework's own page, a cut connection. */
    ERROR_WITHOUT_EXPLANATION("error without explanation", false),
    /** Nothing to read: no content, an empty shell, a spinner that never ends. */
    BLANK("blank", false),
    /** No answer within the time that a user is asked to wait. */
    HANG("hang", false),
    /** Said to be done or accepted, and never done. */
    SILENT_LOSS("silent loss", false),
    /** Says success, and its content says otherwise or lacks what it should hold. */
    WRONG_SUCCESS("wrong success", false);

    private final String label;
    private final boolean acceptable;

    Clarity(String label, boolean acceptable) {
        this.label = label;
        this.acceptable = acceptable;
    }

    /** {@return the name for people, in lower case} */
    public String label() {
        return label;
    }

    /** {@return whether a product may be launched with it} */
    public boolean isAcceptable() {
        return acceptable;
    }
}
