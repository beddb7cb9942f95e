package dev.launchready.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which a wait has to end, on the monotonic clock. One deadline bounds a whole exchange: name resolution,
 * connecting, the TLS handshake, the head and the body of the answer.
 *
 * <p>A deadline is handed on, never renewed: {@link #orSooner(Duration)} can only bring it closer.
 */
public final class Deadline {
    private static final long LONGEST_NANOS = Duration.ofDays(365).toNanos();

    private final long start;
    private final long budget;

    private Deadline(long start, long budget) {
        this.start = start;
        this.budget = budget;
    }

    /**
     * A deadline that lies {@code budget} from now.
     *
     * @param budget how long everything together may take; zero or less has already expired, more than a year counts as
     *     a year
     * @return the deadline
     */
    public static Deadline in(Duration budget) {
        long nanos = budget.compareTo(Duration.ofDays(365)) > 0 ? LONGEST_NANOS : Math.max(0, budget.toNanos());
        return new Deadline(System.nanoTime(), nanos);
    }

    /**
     * A time that is more than none, for what users say of time.
     *
     * @param time the time
     * @param what what it is, for the message: {@code limit}
     * @return the time
     * @throws IllegalArgumentException if it is zero or less; names it and what it is
     */
    public static Duration positive(Duration time, String what) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a " + what + " of " + time + " is none; give more than zero");
        }
        return time;
    }

    /**
     * This deadline, or one {@code budget} from now where that comes sooner.
     *
     * @param budget how long the part may take at most
     * @return the earlier of the two
     */
    public Deadline orSooner(Duration budget) {
        Deadline other = in(budget);
        return other.remainingNanos() < remainingNanos() ? other : this;
    }

    /** {@return the time left, never negative} */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /** {@return the time left in whole milliseconds, rounded up, so that 0 means expired; at most {@code Integer.MAX_VALUE}} */
    public int remainingMillis() {
        return (int) Math.min(Integer.MAX_VALUE, (remainingNanos() + 999_999) / 1_000_000);
    }

    /** {@return the time left in nanoseconds, never negative} */
    public long remainingNanos() {
        return Math.max(0, budget - (System.nanoTime() - start));
    }

    /**
     * Waits, for no longer than is left.
     *
     * @param time how long
     * @return whether to go on: false when the thread was interrupted, which it then still is
     */
    public boolean pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(in(time).orSooner(remaining()).remainingNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@return whether no time is left} */
    public boolean hasExpired() {
        return remainingNanos() == 0;
    }

    /** {@return the whole time that was granted} */
    public Duration budget() {
        return Duration.ofNanos(budget);
    }

    @Override
    public String toString() {
        return "deadline of " + budget().toMillis() + " ms, " + remainingMillis() + " ms left";
    }
}
