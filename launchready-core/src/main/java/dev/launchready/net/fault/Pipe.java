package dev.launchready.net.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.function.LongConsumer;

/**
 * One direction of a connection, from the socket that is read to the socket that is written. It reads no further while
 * it keeps more than its bound, so that a slow receiver slows the sender down.
 */
final class Pipe {
    /** Octets that faults and a slow receiver may keep before reading stops. */
    static final long BOUND = 512 * 1024;

    /** Reads in a row before other connections get their turn. */
    private static final int ROUNDS = 4;

    private final Connection connection;
    private final Loop loop;
    private final Peer source;
    private final Sink sink;
    private final Wire wire;
    private Receiver entry;
    private long buffered;
    private boolean sourceEnded;

    Pipe(Connection connection, Loop loop, Peer source, Peer target) {
        this.connection = connection;
        this.loop = loop;
        this.source = source;
        this.sink = new Sink(this, target);
        this.wire = new Wire(this, sink);
        this.entry = wire;
    }

    Connection connection() {
        return connection;
    }

    Sink sink() {
        return sink;
    }

    Wire wire() {
        return wire;
    }

    /** Sets where octets go first; the wire unless set. */
    void entry(Receiver first) {
        entry = first;
    }

    /** Counts octets that are kept somewhere on the way, or let go. */
    void buffered(long change) {
        buffered += change;
    }

    void at(long nanos, LongConsumer action) {
        loop.at(nanos, () -> {
            if (!connection.isClosed()) {
                connection.guarded(() -> action.accept(System.nanoTime()));
                settle();
            }
        });
    }

    /** Reads on or does not, as the bound has it. */
    void settle() {
        if (!connection.isLingering()) {
            source.interest(SelectionKey.OP_READ, wantsMore());
        }
    }

    void read() {
        for (int round = 0; round < ROUNDS && wantsMore(); round++) {
            ByteBuffer buffer = loop.buffer();
            int count;
            try {
                count = source.read(buffer);
            } catch (IOException e) {
                sourceEnded = true;
                connection.sourceBroken(this);
                entry.broken(System.nanoTime());
                break;
            }
            if (count < 0) {
                sourceEnded = true;
                connection.sourceClosed(this);
                entry.end(false, System.nanoTime());
                break;
            }
            buffer.flip();
            boolean full = buffer.limit() == buffer.capacity();
            if (count > 0) {
                pass(buffer);
            }
            if (!full) {
                break;
            }
        }
        settle();
    }

    void clear() {
        wire.clear();
        sink.stop();
    }

    private void pass(ByteBuffer buffer) {
        if (isDirect()) {
            sink.shared(buffer, loop);
        } else {
            entry.data(buffer, System.nanoTime());
        }
    }

    private boolean isDirect() {
        return entry == wire && wire.isEmpty() && wire.leadsTo(sink);
    }

    private boolean wantsMore() {
        return !sourceEnded && connection.isFlowing() && (isDirect() ? buffered == 0 : buffered < BOUND);
    }
}
