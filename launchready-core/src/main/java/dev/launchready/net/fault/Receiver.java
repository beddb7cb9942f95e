package dev.launchready.net.fault;

import java.nio.ByteBuffer;

/** A place on the way of one direction that octets arrive at. */
interface Receiver {

    /**
     * Octets arrive.
     *
     * @param data taken whole, not kept
     * @param now the time in nanoseconds
     */
    void data(ByteBuffer data, long now);

    /**
     * The end arrives.
     *
     * @param cut whether a fault cuts the connection, rather than the source ending its side
     * @param now the time in nanoseconds
     */
    void end(boolean cut, long now);

    /**
     * The source's reset arrives.
     *
     * @param now the time in nanoseconds
     */
    void broken(long now);
}
