package dev.launchready.resilience.idempotency;

/** The steps in which a receiver takes an operation; each is reached just before it is taken. */
public enum Checkpoint {
    /** About to verify the signature. */
    VERIFY,
    /** About to look whether the operation is known. */
    CHECK,
    /** About to have the effect. */
    EFFECT,
    /** About to record that the operation is known. */
    RECORD,
    /** About to answer. */
    RESPOND
}
