package dev.launchready.net;

import java.time.Duration;

/** Takes the time of each part of one exchange, in nanoseconds of the monotonic clock; used by one thread. */
final class Stages {
    private final long start = System.nanoTime();
    private long dns;
    private long connect;
    private long tls;
    private long firstByte;

    /** DNS questions may be several; their times add up. */
    void dnsTook(long nanos) {
        dns += nanos;
    }

    void connectTook(long nanos) {
        connect += nanos;
    }

    void tlsTook(long nanos) {
        tls += nanos;
    }

    void firstByteAfter(long nanos) {
        firstByte = nanos;
    }

    HttpTimings timings() {
        return new HttpTimings(
                Duration.ofNanos(dns),
                Duration.ofNanos(connect),
                Duration.ofNanos(tls),
                Duration.ofNanos(firstByte),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
