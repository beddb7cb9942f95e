package dev.launchready.resilience.idempotency;

/** A step of the receiver fails at a checkpoint, as by a database that is away. */
public final class SimulatedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimulatedFailure(Checkpoint point) {
        super("failure of " + point + ", played by an idempotency check", null, false, false);
    }
}
