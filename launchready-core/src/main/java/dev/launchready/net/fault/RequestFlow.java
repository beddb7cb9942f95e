package dev.launchready.net.fault;

import dev.launchready.net.fault.HeadCollector.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads requests as they pass by, and has them recorded. */
final class RequestFlow implements Flow {
    /** A request that waits for its decision is passed on when it gets larger than this. */
    private static final int LONGEST_WAIT = 1 << 20;

    private final HttpConversation talk;
    private final HeadCollector collector = HeadCollector.ofRequests();
    private @Nullable HttpTurn turn;
    private Framing framing = new Framing.Fixed(0);
    private @Nullable ByteArrayOutputStream kept;

    RequestFlow(HttpConversation talk) {
        this.talk = talk;
    }

    @Override
    public void bytes(ByteBuffer data, long nowNanos, Out out) {
        while (data.hasRemaining()) {
            HttpTurn current = turn;
            if (talk.isOver()) {
                data.position(data.limit());
            } else if (talk.isTransparent()) {
                pass(collector.take(), nowNanos, out);
                release(nowNanos, out);
                out.send(data.slice(), nowNanos);
                data.position(data.limit());
            } else if (current == null) {
                head(data, nowNanos, out);
            } else {
                content(current, data, nowNanos, out);
            }
        }
    }

    @Override
    public void end(long nowNanos, Out out) {
        if (talk.isOver()) {
            return;
        }
        HttpTurn partial = turn;
        if (partial != null) {
            HttpPlan unused = talk.decide(partial, nowNanos);
        }
        release(nowNanos, out);
        pass(collector.take(), nowNanos, out);
        out.finish(nowNanos);
    }

    private void head(ByteBuffer data, long nowNanos, Out out) {
        passEmptyLines(data, nowNanos, out);
        Progress progress = collector.feed(data);
        if (progress == Progress.MORE) {
            return;
        }
        byte[] octets = collector.take();
        HttpHead head = HttpHead.parse(octets);
        Optional<Framing> told = progress == Progress.DONE ? Framing.ofRequest(head) : Optional.empty();
        if (told.isEmpty()) {
            talk.foreign(octets, nowNanos);
            pass(octets, nowNanos, out);
            return;
        }
        HttpTurn begun = talk.begin(head, nowNanos);
        turn = begun;
        framing = told.get();
        if (talk.mustWait(begun)) {
            kept = new ByteArrayOutputStream();
        }
        pass(Names.toUpstream(head, begun, talk.context()).octets(), nowNanos, out);
        if (framing.isDone()) {
            complete(begun, nowNanos, out);
        }
    }

    /** Before a request they are to be read over (RFC 9112 section 2.2). */
    private void passEmptyLines(ByteBuffer data, long nowNanos, Out out) {
        int from = data.position();
        int to = from;
        while (collector.isEmpty() && to < data.limit() && (data.get(to) == '\r' || data.get(to) == '\n')) {
            to++;
        }
        data.position(to);
        pass(Framing.between(data, from, to), nowNanos, out);
    }

    private void content(HttpTurn current, ByteBuffer data, long nowNanos, Out out) {
        int from = data.position();
        Progress progress = framing.read(data, current::content);
        pass(Framing.between(data, from, data.position()), nowNanos, out);
        if (progress == Progress.DONE) {
            complete(current, nowNanos, out);
        } else if (progress == Progress.BROKEN) {
            turn = null;
            HttpPlan unused = talk.decide(current, nowNanos);
            release(nowNanos, out);
            talk.requestsBecomeTransparent();
        }
    }

    /** The request has come whole; it may be one that is not passed on. */
    private void complete(HttpTurn current, long nowNanos, Out out) {
        turn = null;
        current.isWhole();
        HttpPlan plan = talk.decide(current, nowNanos);
        ActiveFault fault = plan.fault();
        if (kept != null && fault != null && plan.closesBetween()) {
            kept = null;
            talk.applied(fault, current);
            if (talk.next() == current) {
                talk.closeInsteadOfAnswering(current, nowNanos);
            }
            return;
        }
        release(nowNanos, out);
        if (current.method().equals("CONNECT")) {
            talk.requestsBecomeTransparent();
        }
    }

    private void pass(byte[] octets, long nowNanos, Out out) {
        pass(ByteBuffer.wrap(octets), nowNanos, out);
    }

    private void pass(ByteBuffer octets, long nowNanos, Out out) {
        ByteArrayOutputStream waiting = kept;
        if (waiting != null) {
            byte[] copy = new byte[octets.remaining()];
            octets.get(copy);
            waiting.writeBytes(copy);
            if (waiting.size() > LONGEST_WAIT) {
                release(nowNanos, out);
            }
        } else if (octets.hasRemaining()) {
            out.send(octets, nowNanos);
        }
    }

    private void release(long nowNanos, Out out) {
        ByteArrayOutputStream waiting = kept;
        kept = null;
        if (waiting != null && waiting.size() > 0) {
            out.send(ByteBuffer.wrap(waiting.toByteArray()), nowNanos);
        }
    }
}
