package dev.launchready.net.fault;

import dev.launchready.net.fault.HeadCollector.Progress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads responses as they pass by, and does to them what the plan of their request says. */
final class ResponseFlow implements Flow {
    private static final int STATUS_AT = "HTTP/1.x ".length();

    private final HttpConversation talk;
    private final Delivery delivery = new Delivery();
    private final HeadCollector collector = HeadCollector.ofResponses();
    private @Nullable HttpTurn turn;
    private @Nullable Play play;
    private Framing framing = new Framing.Fixed(0);

    ResponseFlow(HttpConversation talk) {
        this.talk = talk;
    }

    @Override
    public void bytes(ByteBuffer data, long nowNanos, Out out) {
        delivery.tick(nowNanos, out);
        while (data.hasRemaining()) {
            Play current = play;
            if (talk.isOver()) {
                data.position(data.limit());
            } else if (current != null) {
                content(current, data, nowNanos);
            } else if (talk.isTransparent() && talk.next() == null) {
                delivery.send(collector.take());
                delivery.send(data.slice());
                data.position(data.limit());
            } else {
                head(data, nowNanos);
            }
        }
    }

    @Override
    public void end(long nowNanos, Out out) {
        delivery.tick(nowNanos, out);
        if (talk.isOver()) {
            return;
        }
        delivery.send(collector.take());
        Play current = play;
        if (current != null) {
            current.end(new byte[0], framing instanceof Framing.UntilClose);
            ended(nowNanos);
        }
        delivery.finish();
        talk.end();
    }

    /** Ends what the client is sent; something was sent before, so it is known where to. */
    void finish(long nowNanos) {
        delivery.tick(nowNanos);
        delivery.finish();
    }

    private void head(ByteBuffer data, long nowNanos) {
        Progress progress = collector.feed(data);
        if (progress == Progress.MORE) {
            return;
        }
        byte[] octets = collector.take();
        HttpTurn next = talk.next();
        if (progress == Progress.BROKEN || next == null) {
            // a response to no request, as a 408 on an idle connection is, may go as well
            delivery.send(octets);
            talk.becomeTransparent();
            return;
        }
        HttpHead head = HttpHead.parse(octets);
        int status = Integer.parseInt(head.start().substring(STATUS_AT, STATUS_AT + 3));
        boolean tunnel = status == 101 || (next.method().equals("CONNECT") && status / 100 == 2);
        Optional<Framing> told = Framing.ofResponse(next.method(), status, head);
        if (tunnel || told.isEmpty()) {
            delivery.send(octets);
            HttpPlan unused = talk.decide(next, nowNanos);
            next.answered(status);
            next.ended(nowNanos);
            talk.becomeTransparent();
        } else if (status < 200) {
            delivery.send(octets);
        } else {
            framing = told.get();
            begin(next, status, head, nowNanos);
        }
    }

    private void begin(HttpTurn next, int status, HttpHead head, long nowNanos) {
        HttpPlan plan = talk.decide(next, nowNanos);
        delivery.begin(plan.delay());
        plan.delaying().forEach(active -> talk.applied(active, next));
        next.answered(status);
        turn = next;
        Answer answer = new Answer(next, status, Names.toClient(head, next, talk.context()), framing);
        Play chosen = Plays.of(plan, answer, delivery, talk);
        play = chosen;
        chosen.begin();
        settle(chosen, framing.isDone(), nowNanos);
    }

    private void content(Play current, ByteBuffer data, long nowNanos) {
        int from = data.position();
        Progress progress = framing.read(data, current::content);
        current.wire(Framing.between(data, from, data.position()));
        if (progress == Progress.BROKEN) {
            ended(nowNanos);
            talk.becomeTransparent();
        } else {
            settle(current, progress == Progress.DONE, nowNanos);
        }
    }

    /** After each step: a response may have ended, and so may the whole connection, by its fault. */
    private void settle(Play current, boolean done, long nowNanos) {
        if (done && !delivery.isOver()) {
            current.end(framing instanceof Chunked chunked ? chunked.trailers() : new byte[0], true);
        }
        if (done || delivery.isOver()) {
            ended(nowNanos);
        }
        HttpTurn next = talk.next();
        HttpPlan plan = next == null ? null : next.plan();
        if (next != null && plan != null && plan.closesBetween() && done && !delivery.isOver()) {
            talk.closeInsteadOfAnswering(next, nowNanos);
        }
        if (delivery.isOver()) {
            talk.end();
        }
    }

    private void ended(long nowNanos) {
        HttpTurn current = turn;
        if (current != null) {
            current.ended(nowNanos);
            talk.answered();
        }
        turn = null;
        play = null;
    }
}
