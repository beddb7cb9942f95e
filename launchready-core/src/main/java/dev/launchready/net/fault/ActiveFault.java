package dev.launchready.net.fault;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is set. It ends when this is closed, also in the middle of a connection: what was late or held back goes
 * on at once, the rest passes untouched. Closing it twice does nothing.
 *
 * <pre>{@code
 * try (ActiveFault slow = database.inject(Fault.latency(Duration.ofMillis(300)))) {
 *     …
 * }
 * }</pre>
 */
public final class ActiveFault implements AutoCloseable {
    private final Fault fault;
    private final int ordinal;
    private final @Nullable SSLContext certificate;
    private final Runnable ending;
    private int connectionsSeen;
    private int requestsSeen;
    private boolean ended;

    /**
     * A fault that is set.
     *
     * @param fault what it does
     * @param ordinal 1 for the first that was set on its proxy; part of the seed of its schedule
     * @param ending takes it off; may be called more than once
     */
    ActiveFault(Fault fault, int ordinal, Runnable ending) {
        this(fault, ordinal, null, ending);
    }

    /** The same with what clients are shown instead of the good certificate. */
    ActiveFault(Fault fault, int ordinal, @Nullable SSLContext certificate, Runnable ending) {
        this.fault = fault;
        this.ordinal = ordinal;
        this.certificate = certificate;
        this.ending = ending;
    }

    /** {@return the fault} */
    public Fault fault() {
        return fault;
    }

    int ordinal() {
        return ordinal;
    }

    @Nullable SSLContext certificate() {
        return certificate;
    }

    /** Counts a new connection; on the engine's thread only. */
    int nextConnection() {
        return ++connectionsSeen;
    }

    /** Counts a request that matches the path; on the engine's thread only. */
    int nextRequest() {
        return ++requestsSeen;
    }

    /** Whether it has been taken off; on the engine's thread only. */
    boolean hasEnded() {
        return ended;
    }

    /** Notes that it has been taken off; on the engine's thread only. */
    void ended() {
        ended = true;
    }

    /** Ends the fault. When this returns, it no longer acts. */
    @Override
    public void close() {
        ending.run();
    }

    @Override
    public String toString() {
        return fault.toString();
    }
}
