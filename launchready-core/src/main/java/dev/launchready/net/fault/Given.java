package dev.launchready.net.fault;

import java.time.Duration;

/** Checks what a user gives to a fault, and says it as people write it. */
final class Given {
    private Given() {}

    /** A time as people write it. */
    static String text(long nanos) {
        if (nanos % 1_000_000_000 == 0) {
            return nanos / 1_000_000_000 + " s";
        }
        return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos / 1_000 + " µs";
    }

    static long nanos(String what, Duration time) {
        require(
                !time.isNegative() && time.compareTo(Duration.ofDays(1)) <= 0,
                what + " of " + time + " is not between 0 and a day");
        return time.toNanos();
    }

    static long count(long bytes) {
        require(bytes >= 0, bytes + " bytes are none; give 0 or more");
        return bytes;
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
