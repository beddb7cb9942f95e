package dev.launchready;

/** What a finding costs the business, the worst first. Not how clever the bug is. */
public enum Impact {
    /** The launch fails or does harm: nobody gets in, mail is lost, money is charged twice, a key is stolen. */
    LAUNCH_BLOCKER("launch blocker"),
    /** The launch goes on and people complain, or a later incident will be worse than it need be. */
    SUPPORT_RISK("support risk"),
    /** Nobody notices yet; tidy it up. */
    CLEANUP("cleanup");

    private final String label;

    Impact(String label) {
        this.label = label;
    }

    /** {@return the name for people, in lower case} */
    public String label() {
        return label;
    }

    /**
     * Compares by cost.
     *
     * @param other another impact
     * @return whether this one costs as much as the other, or more
     */
    public boolean isAtLeast(Impact other) {
        return compareTo(other) <= 0;
    }
}
