package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Withholds the end of an event stream: the event that says so where one is known, else the last one. As the last is
 * known when no other follows, each event is passed on when the next begins.
 */
final class EventPlay extends Play {
    private static final int MOST_KEPT = 1 << 20;
    /** Octets at the end of a gzip stream without which it is not whole. */
    private static final int CODED_TAIL = 8;
    /** Names of last events: Anthropic's, OpenAI's, and what people call theirs. */
    private static final Set<String> LAST =
            Set.of("message_stop", "response.completed", "done", "end", "complete", "completed", "close", "finish");

    private final Answer answer;
    private final Delivery delivery;
    private final @Nullable ActiveFault stallsBy;
    private final boolean coded;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final StringBuilder line = new StringBuilder();
    private boolean eventEnded;
    private boolean stopped;

    /**
     * A play.
     *
     * @param stallsBy the fault that says nothing any more instead of ending the stream; null to end it
     */
    EventPlay(Answer answer, Delivery delivery, @Nullable ActiveFault stallsBy) {
        this.answer = answer;
        this.delivery = delivery;
        this.stallsBy = stallsBy;
        this.coded = answer.isCoded();
    }

    @Override
    void begin() {
        boolean sized = answer.framing() instanceof Framing.Fixed;
        HttpHead head = answer.headForOther();
        // the stream ends in an orderly way, so that only its content can tell that something is missing
        delivery.send((sized ? head.without("Content-Length").with("Connection", "close") : head).octets());
    }

    @Override
    void content(ByteBuffer piece) {
        if (coded && !stopped) {
            held.writeBytes(Answer.octets(piece));
            release(held.size() - CODED_TAIL);
            return;
        }
        while (!stopped && piece.hasRemaining()) {
            take(piece.get());
        }
        if (stopped && piece.hasRemaining()) {
            held.writeBytes(Answer.octets(piece));
            passWhenHeldByFault();
        }
    }

    @Override
    void end(byte[] trailers, boolean whole) {
        stop();
        if (stallsBy != null) {
            answer.sendEnd(delivery, trailers);
            if (answer.framing() instanceof Framing.Fixed) {
                delivery.finish();
            }
        }
    }

    private void take(byte octet) {
        boolean lineEnd = octet == '\n' || octet == '\r';
        if (eventEnded && !lineEnd) {
            eventEnded = false;
            release(held.size());
        }
        held.write(octet);
        if (octet == '\n') {
            eventEnded |= line.isEmpty();
            if (isLast(line.toString())) {
                stop();
            }
            line.setLength(0);
        } else if (octet != '\r' && line.length() < 100) {
            line.append((char) (octet & 0xFF));
        }
        if (held.size() > MOST_KEPT) {
            release(held.size());
        }
    }

    private static boolean isLast(String text) {
        int colon = text.indexOf(':');
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        return (text.startsWith("data:") && value.equals("[DONE]"))
                || (text.startsWith("event:") && LAST.contains(value));
    }

    private void release(int count) {
        if (count > 0) {
            byte[] all = held.toByteArray();
            held.reset();
            held.write(all, count, all.length - count);
            answer.send(delivery, java.util.Arrays.copyOf(all, count));
        }
    }

    private void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (stallsBy != null) {
            delivery.hold(stallsBy);
            passWhenHeldByFault();
        } else {
            answer.sendEnd(delivery, new byte[0]);
            delivery.finish();
        }
    }

    private void passWhenHeldByFault() {
        if (stallsBy != null) {
            release(held.size());
        } else {
            held.reset();
        }
    }
}
