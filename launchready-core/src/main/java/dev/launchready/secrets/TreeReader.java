package dev.launchready.secrets;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.TreeScan.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Scans the files of a tree on a few threads, with a bound on the bytes that are in memory at a time, until the deadline:
 * what was not reached by then is told as unseen.
 */
final class TreeReader implements TreeWalk.Sink {
    /** Bytes in memory at a time, in kilobytes: the semaphore's permits. */
    private static final int MEMORY = 64 * 1024;

    private final SecretScanner scanner;
    private final Deadline deadline;
    private final Consumer<ScanProgress> listener;
    private final ExecutorService threads;
    private final Semaphore memory = new Semaphore(MEMORY);
    private final List<SecretMatch> matches = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private int files;
    private long bytes;
    private int knownFiles;
    private long knownBytes;
    private boolean closed;

    private TreeReader(SecretScanner scanner, Deadline deadline, int threads, Consumer<ScanProgress> listener) {
        this.scanner = scanner;
        this.deadline = deadline;
        this.listener = listener;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "launchready-secrets-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static TreeScan scan(
            Path root,
            SecretScanner scanner,
            Deadline deadline,
            int threads,
            long largest,
            Consumer<ScanProgress> listener) {
        TreeReader reader = new TreeReader(scanner, deadline, threads, listener);
        try {
            TreeWalk walk = new TreeWalk(root, largest, reader, () -> deadline.hasExpired());
            walk.walk();
            reader.threads.shutdown();
            reader.await();
            return reader.result(walk.ignore());
        } finally {
            reader.threads.shutdownNow();
        }
    }

    private void await() {
        try {
            boolean ended =
                    threads.awaitTermination(Math.max(0, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
            if (!ended) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void file(Path file, String path, long size) {
        synchronized (this) {
            waiting.put(path, size);
            knownFiles++;
            knownBytes += size;
        }
        int permits = (int) Math.min(MEMORY, size / 1024 + 1);
        try {
            if (!memory.tryAcquire(permits, Math.max(0, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS)) {
                return; // the deadline has passed: it stays among those that wait
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        threads.execute(() -> {
            try {
                read(file, path);
            } finally {
                memory.release(permits);
            }
        });
    }

    private void read(Path file, String path) {
        try {
            byte[] content = Files.readAllBytes(file);
            List<SecretMatch> found = scanner.scan(new Blob(path, content));
            done(path, content.length, found);
        } catch (IOException e) {
            unseen(new Unseen(path, "cannot be read: " + TreeWalk.reason(e), Impact.LAUNCH_BLOCKER));
        } catch (RuntimeException | StackOverflowError e) {
            unseen(new Unseen(
                    path,
                    "the scanner failed on it (" + e.getClass().getSimpleName() + "), which is a bug of ours",
                    Impact.LAUNCH_BLOCKER));
        }
    }

    private void done(String path, long size, List<SecretMatch> found) {
        ScanProgress progress;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.remove(path);
            matches.addAll(found);
            files++;
            bytes += size;
            progress = new ScanProgress(files, bytes, knownFiles, knownBytes, matches.size());
        }
        listener.accept(progress);
    }

    @Override
    public synchronized void skipped(Skipped one) {
        skipped.add(one);
    }

    @Override
    public synchronized void unseen(Unseen one) {
        if (!closed) {
            waiting.remove(one.subject());
            unseen.add(one);
        }
    }

    private synchronized TreeScan result(IgnoreRules ignore) {
        closed = true;
        if (deadline.hasExpired() || !waiting.isEmpty()) {
            String examples =
                    String.join(", ", waiting.keySet().stream().limit(3).toList());
            unseen.add(new Unseen(
                    "the rest of the tree",
                    "the deadline passed after " + files + " files; " + waiting.size()
                            + " known ones were not reached"
                            + (examples.isEmpty() ? "" : ", " + examples + " among them")
                            + "; give it more time with Launch.within",
                    Impact.LAUNCH_BLOCKER));
        }
        matches.sort(Comparator.comparing(SecretMatch::path)
                .thenComparingInt(SecretMatch::line)
                .thenComparingInt(SecretMatch::column));
        skipped.sort(Comparator.comparing(Skipped::path));
        List<String> ignored = matches.stream()
                .map(SecretMatch::path)
                .distinct()
                .filter(ignore::ignores)
                .toList();
        return new TreeScan(matches, skipped, unseen, ignored, List.of(), List.of(), files, bytes);
    }
}
