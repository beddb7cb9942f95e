package dev.launchready.net.fault;

import java.nio.ByteBuffer;

/**
 * Where a {@link Flow} sends on. What is sent keeps its order: nothing overtakes what was sent before it, even when its
 * time is earlier. Times are on the scale of {@link System#nanoTime()}; a time that has passed means at once. After
 * {@link #finish} or {@link #reset} everything is dropped silently.
 */
interface Out {

    /**
     * Sends octets.
     *
     * @param data taken whole; may be reused by the caller afterwards
     * @param atNanos when, at the earliest
     */
    void send(ByteBuffer data, long atNanos);

    /**
     * Ends this direction. When the source has ended ({@link Flow#end} was called), that is passed on as the half-close it
     * is. When it has not, it is the flow that cuts the connection: the receiver sees the end behind all that was sent,
     * and the whole connection is closed.
     *
     * @param atNanos when, at the earliest
     */
    void finish(long atNanos);

    /**
     * Resets the connection (TCP RST) on both sides.
     *
     * @param atNanos when, at the earliest; behind all that was sent
     */
    void reset(long atNanos);

    /**
     * Lets nothing more out, neither octets nor an end nor the peer's reset, and keeps the connection open. What is sent
     * from now on is kept (up to a bound; then the source is read no further) and goes out when the fault ends.
     *
     * @param by the fault that holds; when it is closed, what was kept goes on
     */
    void hold(ActiveFault by);
}
