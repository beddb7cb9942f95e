package dev.launchready.resilience.idempotency;

/**
 * Where an application lets a test take the order of its steps in hand. Its handler calls {@link #reached} before each
 * step, on the thread that takes the delivery; in production the object is {@link #none()}, in the test an {@link
 * Interleaving}. An application that does not depend on this library declares such an interface of its own.
 */
@FunctionalInterface
public interface Checkpoints {

    /**
     * Tells that a step is about to be taken. May not return for a while, and may throw to play a failure.
     *
     * @param point the step
     * @param operation the operation's id as the application knows it
     */
    void reached(Checkpoint point, String operation);

    /** {@return checkpoints that do nothing} */
    static Checkpoints none() {
        return (point, operation) -> {};
    }
}
