package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Both directions of one connection as HTTP sees them: a flow of requests and a flow of responses that know of each
 * other. Used on the engine's thread only.
 */
final class HttpConversation {
    private final HttpContext context;
    private final RequestFlow requests = new RequestFlow(this);
    private final ResponseFlow responses = new ResponseFlow(this);
    private final Deque<HttpTurn> waiting = new ArrayDeque<>();
    private int turns;
    private boolean transparent;
    private boolean over;

    HttpConversation(HttpContext context) {
        this.context = context;
    }

    /** What the client sends. */
    Flow requests() {
        return requests;
    }

    /** What the client is sent. */
    Flow responses() {
        return responses;
    }

    HttpContext context() {
        return context;
    }

    /** A request has a head. */
    HttpTurn begin(HttpHead head, long nowNanos) {
        HttpTurn turn = new HttpTurn(context.connection(), turns++ == 0, head, nowNanos);
        waiting.add(turn);
        return turn;
    }

    /** What came is no HTTP/1: one record tells of it, and all passes from now on. */
    void foreign(byte[] octets, long nowNanos) {
        HttpTurn turn = new HttpTurn(context.connection(), turns++ == 0, HttpHead.of(""), nowNanos);
        turn.content(ByteBuffer.wrap(octets));
        context.log().add(turn, sinceStart(nowNanos));
        transparent = true;
    }

    /** Whether a request has to be complete before it may be passed on, as it may be one that is not. */
    boolean mustWait(HttpTurn turn) {
        return !turn.head().has("Expect")
                && context.faults().stream()
                        .anyMatch(active -> active.fault().spec() instanceof HttpFault.CloseBetweenRequests
                                && HttpPlan.concerns(active, turn));
    }

    /** A request is complete, or an answer comes before it is: it is recorded, and its fate is decided, once. */
    HttpPlan decide(HttpTurn turn, long nowNanos) {
        HttpPlan decided = turn.plan();
        if (decided == null) {
            context.log().add(turn, sinceStart(nowNanos));
            decided = HttpPlan.of(turn, context.faults(), context.seed());
            turn.plan(decided);
        }
        return decided;
    }

    /** A fault acts on a request. */
    void applied(ActiveFault active, HttpTurn turn) {
        turn.suffered(active.fault().id());
        context.applied(active.fault().id());
    }

    /** {@return the request that the next response belongs to} */
    @Nullable HttpTurn next() {
        return waiting.peek();
    }

    void answered() {
        waiting.poll();
    }

    /** All octets pass from now on, in both directions; the responses to what was asked so far are read no more. */
    void becomeTransparent() {
        transparent = true;
        waiting.clear();
    }

    /** The client may speak what it likes; the responses to what it has asked are still read. */
    void requestsBecomeTransparent() {
        transparent = true;
    }

    boolean isTransparent() {
        return transparent;
    }

    /** The connection is closed in place of an answer. */
    void closeInsteadOfAnswering(HttpTurn turn, long nowNanos) {
        turn.ended(nowNanos);
        responses.finish(nowNanos);
        over = true;
    }

    /** The client is served no more. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    private Duration sinceStart(long nowNanos) {
        return Duration.ofNanos(nowNanos - context.startNanos());
    }

    @Override
    public String toString() {
        return "HTTP on connection " + context.connection();
    }
}
