package dev.launchready.resilience.idempotency;

/** The receiver dies at a checkpoint. An error, so that only what would also be done in a dying process is done. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1;

    SimulatedCrash(Checkpoint point) {
        super("crash before " + point + ", played by an idempotency check", null, false, false);
    }
}
