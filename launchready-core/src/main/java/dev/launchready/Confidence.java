package dev.launchready;

/** How sure a finding is of itself. */
public enum Confidence {
    /** Seen, and it can mean nothing else. */
    HIGH,
    /** Seen, and it rarely means something else. */
    MEDIUM,
    /** A sign; somebody should look. */
    LOW
}
