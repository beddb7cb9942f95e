package dev.launchready.net;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends waits at their deadline from outside, because a socket's own timeout starts anew with every octet. One daemon
 * thread, started at the first watch and gone soon after the last one.
 */
final class Watchdog {
    private static final long IDLE_SECONDS = 2;

    private final ScheduledThreadPoolExecutor scheduler;

    Watchdog() {
        scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "launchready-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs something at the deadline unless it is called off before.
     *
     * @param deadline when
     * @param action must not block
     * @return to be cancelled when the wait is over
     */
    Future<?> at(Deadline deadline, Runnable action) {
        return scheduler.schedule(action, deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    }
}
