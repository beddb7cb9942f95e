package dev.launchready;

/** What a report says in one word. */
public enum Verdict {
    /** Everything that could block the launch was looked at, and nothing does. */
    READY("READY"),
    /** Something blocks the launch. */
    NOT_READY("NOT READY"),
    /** Nothing that blocks was found, but something that could was not seen; or nothing was looked at. */
    NOT_PROVEN("NOT PROVEN");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** {@return the words of the headline} */
    public String label() {
        return label;
    }
}
