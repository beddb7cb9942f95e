package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What goes to the client of one connection: in order, never before its time, and nothing after its end. */
final class Delivery {
    private @Nullable Out out;
    private long now;
    private long notBefore = Long.MIN_VALUE;
    private int pieceLeft;
    private boolean over;

    /** The time goes on, and this is where all goes. */
    void tick(long nowNanos, Out to) {
        out = to;
        now = nowNanos;
    }

    void tick(long nowNanos) {
        now = nowNanos;
    }

    /** A response begins, which is not to be sent before a delay is over. */
    void begin(long delayNanos) {
        if (delayNanos > 0) {
            notBefore = Math.max(notBefore, now + delayNanos);
        }
        pieceLeft = 0;
    }

    void send(byte[] octets) {
        send(ByteBuffer.wrap(octets));
    }

    void send(ByteBuffer octets) {
        if (out != null && !over && octets.hasRemaining()) {
            out.send(octets, at());
        }
    }

    /** Sends in pieces of so many octets, each after a pause; how the octets were cut before makes no difference. */
    void sendPaced(ByteBuffer octets, int bytes, long pauseNanos) {
        while (out != null && !over && octets.hasRemaining()) {
            if (pieceLeft == 0) {
                notBefore = at() + pauseNanos;
                pieceLeft = bytes;
            }
            int from = octets.position();
            int count = Math.min(pieceLeft, octets.remaining());
            octets.position(from + count);
            pieceLeft -= count;
            out.send(Framing.between(octets, from, from + count), at());
        }
    }

    /** Ends the connection behind all that was sent. */
    void finish() {
        if (out != null && !over) {
            over = true;
            out.finish(at());
        }
    }

    /** Lets nothing out until a fault ends; what is sent from now on waits. */
    void hold(ActiveFault by) {
        if (out != null && !over) {
            out.hold(by);
        }
    }

    boolean isOver() {
        return over;
    }

    private long at() {
        return Math.max(now, notBefore);
    }
}
