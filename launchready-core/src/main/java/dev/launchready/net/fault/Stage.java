package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A flow at work in one direction of a connection: gives it what arrives, keeps what it sends until its time has come,
 * and hands that on in order. What may go on at once is not copied.
 */
final class Stage implements Receiver, Out {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Pipe pipe;
    private final Flow flow;
    private final ArrayDeque<Item> queue = new ArrayDeque<>();
    private Receiver next;
    private @Nullable ActiveFault heldBy;
    private boolean sourceEnded;
    private boolean over;
    private long now;
    private boolean armed;

    private enum Kind {
        DATA,
        END,
        CUT,
        RESET
    }

    private record Item(
            Kind kind, ByteBuffer data, long at, @Nullable ActiveFault heldBy) {}

    Stage(Pipe pipe, Flow flow, Receiver next) {
        this.pipe = pipe;
        this.flow = flow;
        this.next = next;
    }

    void begin(long time) {
        now = time;
        flow.begin(time, this);
    }

    void next(Receiver receiver) {
        next = receiver;
    }

    @Override
    public void data(ByteBuffer data, long time) {
        now = time;
        if (over) {
            data.position(data.limit());
        } else {
            flow.bytes(data, time, this);
        }
    }

    @Override
    public void end(boolean cut, long time) {
        now = time;
        sourceEnded = !cut;
        if (!over) {
            flow.end(time, this);
        }
    }

    /** The source's reset does not pass the flow: it follows what was sent, at its time, unless it is held. */
    @Override
    public void broken(long time) {
        now = time;
        if (!over) {
            put(Kind.RESET, NOTHING, time);
            over = true;
        }
    }

    @Override
    public void send(ByteBuffer data, long atNanos) {
        if (over) {
            data.position(data.limit());
        } else if (queue.isEmpty() && heldBy == null && atNanos - now <= 0) {
            next.data(data, now);
        } else if (data.hasRemaining()) {
            ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
            pipe.buffered(copy.remaining());
            put(Kind.DATA, copy, atNanos);
        }
    }

    @Override
    public void finish(long atNanos) {
        if (!over) {
            put(sourceEnded ? Kind.END : Kind.CUT, NOTHING, atNanos);
            over = true;
        }
    }

    @Override
    public void reset(long atNanos) {
        if (!over) {
            pipe.connection().note(ConnectionEnd.RESET_BY_FAULT);
            put(Kind.RESET, NOTHING, atNanos);
            over = true;
        }
    }

    @Override
    public void hold(ActiveFault by) {
        if (!by.hasEnded()) {
            heldBy = by;
        }
    }

    /** Lets go what a fault held; it goes on behind what was sent before it. */
    void release(ActiveFault by, long time) {
        now = time;
        if (heldBy == by) {
            heldBy = null;
        }
        drain(false);
    }

    /** Hands on everything at once, whatever its time: the flow is being taken out. */
    void flush(long time) {
        now = time;
        heldBy = null;
        drain(true);
    }

    /** Forgets what is kept: the connection has ended. */
    void clear() {
        over = true;
        queue.clear();
    }

    private void put(Kind kind, ByteBuffer data, long atNanos) {
        Item last = queue.peekLast();
        long at = last != null && last.at() - atNanos > 0 ? last.at() : atNanos;
        queue.add(new Item(kind, data, at, heldBy));
        if (queue.size() == 1) {
            drain(false);
        }
    }

    private void drain(boolean all) {
        for (Item item = queue.peek(); item != null; item = queue.peek()) {
            boolean held = item.heldBy() != null && !item.heldBy().hasEnded();
            if (!all && (held || item.at() - now > 0)) {
                if (!held) {
                    arm(item.at());
                }
                return;
            }
            queue.remove();
            handOn(item);
        }
    }

    private void handOn(Item item) {
        switch (item.kind()) {
            case DATA -> {
                pipe.buffered(-item.data().remaining());
                next.data(item.data(), now);
            }
            case END -> next.end(false, now);
            case CUT -> {
                pipe.connection().note(ConnectionEnd.CLOSED_BY_FAULT);
                next.end(true, now);
            }
            case RESET -> next.broken(now);
        }
    }

    private void arm(long at) {
        if (!armed) {
            armed = true;
            pipe.at(at, time -> {
                armed = false;
                now = time;
                drain(false);
            });
        }
    }
}
