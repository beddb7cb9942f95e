package dev.launchready;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs checks side by side, never more than a few at once, and lets none outlive its deadline. Those that run alone come
 * last, one after the other.
 */
final class LaunchRun {
    private static final int AT_ONCE = 8;
    private static final Duration GRACE = Duration.ofMillis(100);

    /** Of the JVM, not of a run: test classes that run in parallel share the product that a fault would spoil. */
    private static final Semaphore ALONE = new Semaphore(1, true);

    private final Launch launch;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    LaunchRun(Launch launch) {
        this.launch = launch;
    }

    LaunchReport run(List<? extends Check> checks) {
        Clock clock = launch.clock();
        Waivers waivers = Waivers.of(launch.waivers(), checks);
        Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long start = System.nanoTime();
        ExecutorService threads = Executors.newCachedThreadPool(LaunchRun::daemon);
        List<CheckResult> results;
        try {
            List<CompletableFuture<CheckResult>> running = new ArrayList<>();
            for (Check check : checks) {
                running.add(check.runsAlone() ? new CompletableFuture<>() : start(check, permits, threads));
            }
            for (int i = 0; i < running.size(); i++) {
                if (!checks.get(i).runsAlone()) {
                    running.get(i).join();
                }
            }
            for (int i = 0; i < running.size(); i++) {
                if (checks.get(i).runsAlone()) {
                    running.get(i).complete(start(checks.get(i), ALONE, threads).join());
                }
            }
            results = running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        List<CheckResult> judged = waivers.apply(results, LocalDate.ofInstant(startedAt, ZoneOffset.UTC));
        return new LaunchReport(launch.site().domain(), startedAt, elapsed, judged, List.of());
    }

    private CompletableFuture<CheckResult> start(Check check, Semaphore places, ExecutorService threads) {
        CompletableFuture<CheckResult> result = new CompletableFuture<>();
        threads.execute(() -> {
            places.acquireUninterruptibly();
            long start = System.nanoTime();
            Duration deadline = check.deadline(launch);
            Duration limit = deadline.plus(GRACE);
            String late = "it did not end within its deadline of " + deadline.toMillis() + " ms";
            // A check that hangs is given up, and its place with it, so that it holds up nobody else
            CompletableFuture<Void> unused = result.completeOnTimeout(
                            unseen(check, late, limit), limit.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(places::release);
            result.complete(attempt(check, start));
        });
        return result;
    }

    // A check that throws is a check that did not look: it must neither pass nor take the others down with it.
    @SuppressWarnings("IllegalCatch")
    private CheckResult attempt(Check check, long start) {
        try {
            CheckResult result = check.run(launch);
            return result.withElapsed(Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException | StackOverflowError e) {
            return unseen(check, "the check itself failed: " + e, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static CheckResult unseen(Check check, String reason, Duration elapsed) {
        Unseen unseen = new Unseen(check.name(), reason, check.impact());
        return CheckResult.of(check, List.of(), List.of(unseen), List.of()).withElapsed(elapsed);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "launchready-check");
        thread.setDaemon(true);
        return thread;
    }
}
