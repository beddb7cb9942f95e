package dev.launchready.net;

import java.time.Duration;

/** Takes the time of each part of one exchange, in nanoseconds of the monotonic clock. */
final class Stages {
    private final long start = System.nanoTime();
    private long dns;
    private long connect;
    private long tls;
    private long firstByte;

    /** DNS questions may be several; their times add up. */
    synchronized void dnsTook(long nanos) {
        dns += nanos;
    }

    synchronized void connectTook(long nanos) {
        connect += nanos;
    }

    synchronized void tlsTook(long nanos) {
        tls += nanos;
    }

    synchronized void firstByteAfter(long nanos) {
        firstByte = nanos;
    }

    synchronized HttpTimings timings() {
        return new HttpTimings(
                Duration.ofNanos(dns),
                Duration.ofNanos(connect),
                Duration.ofNanos(tls),
                Duration.ofNanos(firstByte),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
