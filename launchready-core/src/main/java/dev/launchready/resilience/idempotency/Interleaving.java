package dev.launchready.resilience.idempotency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints that hold the threads of one operation until they are let go, one step at a time. Give it to the
 * application under test and to {@link Idempotency#withCheckpoints}. Threads of other operations pass.
 *
 * <p>No thread is held for longer than {@value #LONGEST_SECONDS} seconds, whatever becomes of the check.
 */
public final class Interleaving implements Checkpoints {
    static final int LONGEST_SECONDS = 10;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private @Nullable String operation;
    private @Nullable Checkpoint failing;
    private boolean crashing;
    private boolean holding;
    private long changes;

    /** Checkpoints that hold nobody until a check asks for it. */
    public Interleaving() {}

    /** A thread that takes a delivery of the operation. */
    static final class Lane {
        private final Thread thread;
        private @Nullable Checkpoint heldAt;
        private boolean go;

        private Lane(Thread thread) {
            this.thread = thread;
        }
    }

    @Override
    public synchronized void reached(Checkpoint point, String id) {
        String watched = operation;
        if (watched == null || !id.contains(watched)) {
            return;
        }
        Lane lane = lane(Thread.currentThread());
        trace.add((lanes.indexOf(lane) + 1) + ":" + point);
        if (point == failing && lanes.indexOf(lane) == 0) {
            failing = null;
            throw failure(point);
        }
        // verifying and answering touch nothing that two deliveries share: holding them would only multiply the orders
        if (!holding || point == Checkpoint.VERIFY || point == Checkpoint.RESPOND) {
            changed();
            return;
        }
        hold(lane, point, watched);
    }

    private void hold(Lane lane, Checkpoint point, String watched) {
        lane.heldAt = point;
        lane.go = false;
        changed();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        try {
            while (!lane.go && watched.equals(operation) && System.nanoTime() < end) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lane.heldAt = null;
        }
    }

    private RuntimeException failure(Checkpoint point) {
        if (crashing) {
            throw new SimulatedCrash(point);
        }
        return new SimulatedFailure(point);
    }

    private Lane lane(Thread thread) {
        for (Lane lane : lanes) {
            if (lane.thread == thread) {
                return lane;
            }
        }
        Lane lane = new Lane(thread);
        lanes.add(lane);
        return lane;
    }

    /** From now on the threads of this operation are held. */
    synchronized void holdAll(String id) {
        begin(id);
        holding = true;
    }

    /** From now on the first thread of this operation that reaches the point fails there. */
    synchronized void failAt(String id, Checkpoint point, boolean crash) {
        begin(id);
        failing = point;
        crashing = crash;
    }

    private void begin(String id) {
        lanes.clear();
        trace.clear();
        operation = id;
        holding = false;
        failing = null;
    }

    /** Lets everybody go and holds nobody any more. */
    synchronized void end() {
        operation = null;
        changed();
    }

    /** {@return where the lane is held, numbered from 0; empty where it runs, has ended or was never seen} */
    synchronized Optional<Checkpoint> heldAt(int lane) {
        return lane < lanes.size() ? Optional.ofNullable(lanes.get(lane).heldAt) : Optional.empty();
    }

    synchronized void letGo(int lane) {
        lanes.get(lane).go = true;
        lanes.get(lane).heldAt = null;
        changed();
    }

    /** {@return whether the lane's thread waits for something that is not this} */
    synchronized boolean isBlockedElsewhere(int lane) {
        if (lane >= lanes.size() || lanes.get(lane).heldAt != null) {
            return false;
        }
        return switch (lanes.get(lane).thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Waits until something has happened, for a moment at most. */
    synchronized void awaitChange(long millis) throws InterruptedException {
        long seen = changes;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (changes == seen && System.nanoTime() < end) {
            wait(millis);
        }
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** {@return the steps so far, for example {@code 1:CHECK 2:CHECK 1:EFFECT}} */
    synchronized String trace() {
        return String.join(" ", trace);
    }

    /** {@return whether any thread of the operation has reached a checkpoint} */
    synchronized boolean wasReached() {
        return !trace.isEmpty();
    }

    /** {@return whether the failure that was asked for has been played} */
    synchronized boolean hasFailed() {
        return failing == null;
    }
}
