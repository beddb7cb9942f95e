package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** The flows of the TCP and TLS faults. */
final class Flows {
    private static final long SECOND = 1_000_000_000L;

    private Flows() {}

    /** The flow of a fault for one direction of one connection; all that it draws comes from {@code random}. */
    static Flow of(ActiveFault by, SplittableRandom random) {
        FaultSpec spec = by.fault().spec();
        if (spec instanceof TcpFault.Latency latency) {
            return new Late(latency, random);
        } else if (spec instanceof TcpFault.Bandwidth bandwidth) {
            return new Narrow(bandwidth.bytesPerSecond());
        } else if (spec instanceof TcpFault.Slicer slicer) {
            return new Sliced(slicer, random);
        } else if (spec instanceof TcpFault.LimitData limit) {
            return new Limited(limit.bytes());
        } else if (spec instanceof TcpFault.SlowClose close) {
            return new ClosingLate(close.delay());
        } else if (spec instanceof TcpFault.Reset reset) {
            return new Resetting(reset.delay());
        } else if (spec instanceof TcpFault.StallAfter stall) {
            return new Stalling(stall.bytes(), by);
        } else if (spec instanceof TcpFault.Blackhole || spec instanceof TcpFault.HalfOpen) {
            return new Stalling(0, by);
        } else if (spec == TlsFault.HANG_AFTER_CLIENT_HELLO) {
            return new HelloFlow(by, false);
        } else if (spec == TlsFault.HANG_AFTER_SERVER_HELLO) {
            return new HelloFlow(by, true);
        }
        return new Flow.Passing() {};
    }

    /** Sends the next so many octets of what is there. */
    private static void send(ByteBuffer data, int length, long at, Out out) {
        ByteBuffer part = data.slice(data.position(), length);
        data.position(data.position() + length);
        out.send(part, at);
    }

    /** Each octet is late from the moment it came, so that lateness does not add up. */
    private static final class Late implements Flow {
        private final long delay;
        private final long jitter;
        private final SplittableRandom random;

        Late(TcpFault.Latency fault, SplittableRandom random) {
            this.delay = fault.delay();
            this.jitter = fault.jitter();
            this.random = random;
        }

        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            out.send(data, nowNanos + lateness());
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos + lateness());
        }

        private long lateness() {
            return jitter == 0 ? delay : delay - jitter + random.nextLong(2 * jitter + 1);
        }
    }

    /**
     * A line that is busy until it has carried what was put on it. What comes later waits until then, so that neither the
     * size of the chunks nor a late timer changes the rate.
     */
    private static final class Narrow implements Flow {
        /** Parts of a second that are sent at a time. */
        private static final int STEPS = 50;

        private final long rate;
        private long busyUntil;
        private long remainder;
        private boolean used;

        Narrow(long rate) {
            this.rate = rate;
        }

        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            if (!used || busyUntil - nowNanos < 0) {
                busyUntil = nowNanos;
                remainder = 0;
                used = true;
            }
            int step = (int) Math.max(1, Math.min(Integer.MAX_VALUE, rate / STEPS));
            while (data.hasRemaining()) {
                int length = Math.min(step, data.remaining());
                long scaled = length * SECOND + remainder;
                busyUntil += scaled / rate;
                remainder = scaled % rate;
                send(data, length, busyUntil, out);
            }
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos);
        }
    }

    /** Cuts at places of the stream that depend on the seed alone, whatever the chunks are. */
    private static final class Sliced implements Flow {
        private final TcpFault.Slicer fault;
        private final SplittableRandom random;
        private int left;
        private boolean first = true;
        private long sliceAt;

        Sliced(TcpFault.Slicer fault, SplittableRandom random) {
            this.fault = fault;
            this.random = random;
        }

        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            while (data.hasRemaining()) {
                if (left == 0) {
                    left = fault.average() - fault.variation() + random.nextInt(2 * fault.variation() + 1);
                    long next = sliceAt + fault.pause();
                    sliceAt = first || next - nowNanos < 0 ? nowNanos : next;
                    first = false;
                }
                int length = Math.min(left, data.remaining());
                left -= length;
                send(data, length, sliceAt, out);
            }
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos);
        }
    }

    private static final class Limited implements Flow {
        private long left;

        Limited(long bytes) {
            this.left = bytes;
        }

        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            int length = (int) Math.min(left, data.remaining());
            left -= length;
            if (length > 0) {
                send(data, length, nowNanos, out);
            }
            if (left == 0) {
                out.finish(nowNanos);
            }
            data.position(data.limit());
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos);
        }
    }

    private record ClosingLate(long delay) implements Flow.Passing {
        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos + delay);
        }
    }

    private record Resetting(long delay) implements Flow {
        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            data.position(data.limit());
            out.reset(nowNanos + delay);
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.reset(nowNanos + delay);
        }
    }

    private static final class Stalling implements Flow {
        private final ActiveFault by;
        private long left;

        Stalling(long bytes, ActiveFault by) {
            this.left = bytes;
            this.by = by;
        }

        @Override
        public void begin(long nowNanos, Out out) {
            holdAtTheEnd(out);
        }

        @Override
        public void bytes(ByteBuffer data, long nowNanos, Out out) {
            int length = (int) Math.min(left, data.remaining());
            if (length > 0) {
                left -= length;
                send(data, length, nowNanos, out);
                holdAtTheEnd(out);
            }
            if (data.hasRemaining()) {
                out.send(data, nowNanos);
            }
        }

        @Override
        public void end(long nowNanos, Out out) {
            out.finish(nowNanos);
        }

        private void holdAtTheEnd(Out out) {
            if (left == 0) {
                out.hold(by);
            }
        }
    }
}
