package dev.launchready.net.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;

/** The end of one direction: the socket that its octets are written to, and those that it does not take yet. */
final class Sink implements Receiver {
    private final Pipe pipe;
    private final Peer peer;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private long written;
    private boolean ending;
    private boolean cutting;
    private boolean done;

    Sink(Pipe pipe, Peer peer) {
        this.pipe = pipe;
        this.peer = peer;
    }

    /** Octets written to the socket. */
    long written() {
        return written;
    }

    /** Whether nothing more will be written. */
    boolean isDone() {
        return done;
    }

    @Override
    public void data(ByteBuffer data, long now) {
        if (accepts(data)) {
            ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
            keep(copy);
        }
    }

    /** The same for the loop's shared buffer: what the socket does not take stays in it, and it stays here. */
    void shared(ByteBuffer data, Loop loop) {
        if (accepts(data)) {
            keep(loop.takeBuffer());
        }
    }

    @Override
    public void end(boolean cut, long now) {
        if (!ending) {
            ending = true;
            cutting = cut;
            finishWhenEmpty();
        }
    }

    @Override
    public void broken(long now) {
        pipe.connection().reset();
    }

    /** The socket takes octets again. */
    void flush(Loop loop) {
        while (!waiting.isEmpty()) {
            ByteBuffer data = waiting.peek();
            int before = data.remaining();
            boolean taken = write(data);
            pipe.buffered(data.remaining() - before);
            if (done || !taken) {
                return;
            }
            waiting.remove();
            if (data.isDirect()) {
                loop.giveBack(data);
            }
        }
        peer.interest(SelectionKey.OP_WRITE, false);
        if (ending) {
            finishWhenEmpty();
        }
    }

    /** Writes nothing more and drops what waits. */
    void stop() {
        done = true;
        waiting.forEach(data -> pipe.buffered(-data.remaining()));
        waiting.clear();
    }

    /** Writes what can be written; whether something is left. */
    private boolean accepts(ByteBuffer data) {
        if (done || ending) {
            data.position(data.limit());
            return false;
        }
        return !(waiting.isEmpty() && peer.isConnected() && write(data)) && !done;
    }

    private void keep(ByteBuffer data) {
        waiting.add(data);
        pipe.buffered(data.remaining());
        peer.interest(SelectionKey.OP_WRITE, true);
    }

    private boolean write(ByteBuffer data) {
        try {
            written += peer.write(data);
            return !data.hasRemaining();
        } catch (IOException e) {
            // the peer has gone; what it sent before, and how it went, is still to be read from it
            stop();
            pipe.connection().closeWhenDone();
            return false;
        }
    }

    private void finishWhenEmpty() {
        if (waiting.isEmpty() && !done) {
            done = true;
            if (cutting) {
                pipe.connection().cut(peer);
            } else {
                peer.shutdownOutput();
                pipe.connection().closeWhenDone();
            }
        }
    }
}
