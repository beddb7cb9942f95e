package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The HTTP of one connection without a socket: what is said on either side, and what the other side sees of it. */
final class Talk {
    static final long START = 1_000_000;

    final RequestLog log;
    final List<ActiveFault> faults = new ArrayList<>();
    final List<String> noted = new ArrayList<>();
    final Seen upstream = new Seen();
    final Seen client = new Seen();
    private final HttpConversation conversation;
    private long now = START;

    Talk() {
        this(1, new RequestLog(Instant.EPOCH));
    }

    Talk(int connection, RequestLog log) {
        this.log = log;
        this.conversation = new HttpConversation(new Context(connection));
    }

    static Talk suffering(Fault... faults) {
        Talk talk = new Talk();
        for (Fault fault : faults) {
            talk.inject(fault);
        }
        return talk;
    }

    /** Another connection through the same proxy. */
    Talk next(int connection) {
        Talk talk = new Talk(connection, log);
        talk.faults.addAll(faults);
        return talk;
    }

    ActiveFault inject(Fault fault) {
        ActiveFault[] self = new ActiveFault[1];
        self[0] = new ActiveFault(fault, faults.size() + 1, () -> faults.remove(self[0]));
        faults.add(self[0]);
        return self[0];
    }

    Talk after(Duration time) {
        now += time.toNanos();
        return this;
    }

    Talk asks(String octets) {
        return asks(octets, octets.length());
    }

    /** The client sends, so many octets at a time. */
    Talk asks(String octets, int... sizes) {
        feed(conversation.requests(), octets, upstream, sizes);
        return this;
    }

    Talk answers(String octets) {
        return answers(octets, octets.length());
    }

    Talk answers(String octets, int... sizes) {
        feed(conversation.responses(), octets, client, sizes);
        return this;
    }

    Talk clientEnds() {
        conversation.requests().end(now, upstream);
        return this;
    }

    Talk upstreamEnds() {
        conversation.responses().end(now, client);
        return this;
    }

    private void feed(Flow flow, String octets, Out out, int... sizes) {
        byte[] all = octets.getBytes(StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int i = 0; from < all.length; i++) {
            int size = Math.max(1, Math.min(sizes[i % sizes.length], all.length - from));
            byte[] reused = new byte[size];
            System.arraycopy(all, from, reused, 0, size);
            ByteBuffer data = ByteBuffer.wrap(reused);
            flow.bytes(data, now, out);
            if (data.hasRemaining()) {
                throw new AssertionError("a flow left " + data.remaining() + " octets");
            }
            java.util.Arrays.fill(reused, (byte) '#'); // the engine reads into the same buffer again
            from += size;
        }
    }

    /** What one side saw. */
    static final class Seen implements Out {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final List<Long> times = new ArrayList<>();
        String end = "";
        private int heldAt = -1;

        /** All that was sent, also what waits for a fault to end. */
        String all() {
            return octets.toString(StandardCharsets.ISO_8859_1);
        }

        /** What got out. */
        String text() {
            return heldAt < 0 ? all() : all().substring(0, heldAt);
        }

        String body() {
            return text().substring(text().indexOf("\r\n\r\n") + 4);
        }

        String head() {
            return text().substring(0, text().indexOf("\r\n\r\n") + 2);
        }

        /** When each octet was to be sent, since the start. */
        List<Long> times() {
            return times;
        }

        boolean isHeld() {
            return heldAt >= 0;
        }

        @Override
        public void send(ByteBuffer data, long atNanos) {
            if (!end.isEmpty()) {
                return;
            }
            while (data.hasRemaining()) {
                octets.write(data.get());
                times.add(atNanos - START);
            }
        }

        @Override
        public void finish(long atNanos) {
            end += end.isEmpty() ? "finish" : "";
        }

        @Override
        public void reset(long atNanos) {
            end += end.isEmpty() ? "reset" : "";
        }

        @Override
        public void hold(ActiveFault by) {
            heldAt = heldAt < 0 ? octets.size() : heldAt;
        }
    }

    private final class Context implements HttpContext {
        private final int connection;

        Context(int connection) {
            this.connection = connection;
        }

        @Override
        public int connection() {
            return connection;
        }

        @Override
        public List<ActiveFault> faults() {
            return faults;
        }

        @Override
        public long seed() {
            return 7;
        }

        @Override
        public String upstreamAuthority() {
            return "api.acme.test";
        }

        @Override
        public String proxyOrigin() {
            return "http://127.0.0.1:4711";
        }

        @Override
        public long startNanos() {
            return START;
        }

        @Override
        public RequestLog log() {
            return log;
        }

        @Override
        public void applied(String faultId) {
            noted.add(faultId);
        }
    }
}
