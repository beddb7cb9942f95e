package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/** Flows one after the other in a time of their own: what goes in at which time, and what comes out. */
final class FlowChain {
    private final List<Link> links = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private long orders;
    private String ending = "open";

    /** Octets that came out, one char each, and when. */
    record Piece(long at, String octets) {}

    private record Event(long at, long order, Runnable action) {}

    FlowChain(List<Flow> flows) {
        for (Flow flow : flows) {
            links.add(new Link(flow, links.size()));
        }
        links.forEach(link -> link.flow.begin(0, link));
    }

    void data(long at, byte[] octets) {
        at(at, () -> arrive(0, ByteBuffer.wrap(octets), at));
    }

    void end(long at) {
        at(at, () -> end(0, at));
    }

    /** Runs until nothing is to come. */
    FlowChain run() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            event.action.run();
        }
        return this;
    }

    List<Piece> pieces() {
        return pieces;
    }

    String octets() {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.octets));
        return all.toString();
    }

    /** {@code open}, {@code end at …}, {@code cut at …} or {@code reset at …}. */
    String ending() {
        return ending;
    }

    private void at(long at, Runnable action) {
        events.add(new Event(at, orders++, action));
    }

    private void arrive(int place, ByteBuffer data, long now) {
        if (place == links.size()) {
            byte[] octets = new byte[data.remaining()];
            data.get(octets);
            pieces.add(new Piece(now, new String(octets, StandardCharsets.ISO_8859_1)));
        } else {
            Link link = links.get(place);
            link.flow.bytes(data, now, link);
            if (data.hasRemaining()) {
                throw new AssertionError("flow " + place + " left " + data.remaining() + " octets");
            }
        }
    }

    private void end(int place, long now) {
        if (place == links.size()) {
            ending = "end at " + now;
        } else {
            Link link = links.get(place);
            link.sourceEnded = true;
            link.flow.end(now, link);
        }
    }

    private final class Link implements Out {
        private final Flow flow;
        private final int place;
        private long last;
        private boolean held;
        private boolean over;
        private boolean sourceEnded;

        Link(Flow flow, int place) {
            this.flow = flow;
            this.place = place;
        }

        @Override
        public void send(ByteBuffer data, long atNanos) {
            byte[] octets = new byte[data.remaining()];
            data.get(octets);
            if (octets.length > 0) {
                later(atNanos, when -> arrive(place + 1, ByteBuffer.wrap(octets), when));
            }
        }

        @Override
        public void finish(long atNanos) {
            if (sourceEnded) {
                later(atNanos, when -> FlowChain.this.end(place + 1, when));
            } else {
                later(atNanos, when -> ending = "cut at " + when);
            }
            over = true;
        }

        @Override
        public void reset(long atNanos) {
            later(atNanos, when -> ending = "reset at " + when);
            over = true;
        }

        @Override
        public void hold(ActiveFault by) {
            held = true;
        }

        private void later(long atNanos, LongConsumer action) {
            if (!held && !over) {
                last = Math.max(last, atNanos);
                long when = last;
                FlowChain.this.at(when, () -> action.accept(when));
            }
        }
    }
}
