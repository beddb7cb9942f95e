package dev.launchready.net.fault;

import java.nio.ByteBuffer;

/**
 * One direction of one connection, or of its HTTP content: what comes in, and through {@link Out} what goes on and when.
 * Called by one thread only. Has neither socket nor clock, so that it can be tested without them.
 */
interface Flow {

    /**
     * The flow is set to work, at the beginning of a connection or in its middle.
     *
     * @param nowNanos the time, on the scale of {@link System#nanoTime()}
     * @param out where it may send or hold
     */
    default void begin(long nowNanos, Out out) {}

    /**
     * Octets have come.
     *
     * @param data the octets, at least one; to be taken whole, and not to be kept after the call
     * @param nowNanos the time, on the scale of {@link System#nanoTime()}
     * @param out where they go
     */
    void bytes(ByteBuffer data, long nowNanos, Out out);

    /**
     * The source has ended its side; nothing comes any more. Whoever does nothing in particular calls {@link
     * Out#finish}.
     *
     * @param nowNanos the time
     * @param out where it goes
     */
    void end(long nowNanos, Out out);

    /** Passes everything on at once; HTTP and TCP faults override what they change. */
    interface Passing extends Flow {
        @Override
        default void bytes(ByteBuffer data, long nowNanos, Out out) {
            out.send(data, nowNanos);
        }

        @Override
        default void end(long nowNanos, Out out) {
            out.finish(nowNanos);
        }
    }
}
