package dev.launchready.secrets;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.TreeScan.Skipped;
import dev.launchready.secrets.source.Archives;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * Scans the files of a tree on a few threads, with a bound on the bytes that are in memory at a time, until the deadline:
 * what was not reached by then is told as unseen.
 */
final class TreeReader implements TreeWalk.Sink {
    /** Bytes in memory at a time, in kilobytes: the semaphore's permits. */
    private static final int MEMORY = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final SecretScanner scanner;
    private final Deadline deadline;
    private final ExecutorService threads;
    private final Semaphore memory = new Semaphore(MEMORY);
    private final List<SecretMatch> matches = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final long largest;
    private final Progress progress;
    private int files;
    private long bytes;
    private long pieces;
    private boolean closed;

    private TreeReader(SecretScanner scanner, Deadline deadline, int threads, long largest, Progress progress) {
        this.scanner = scanner;
        this.deadline = deadline;
        this.largest = largest;
        this.progress = progress;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "launchready-secrets-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static TreeScan scan(
            Scope scope, SecretScanner scanner, Deadline deadline, int threads, long largest, Progress progress) {
        TreeReader reader = new TreeReader(scanner, deadline, threads, largest, progress);
        try {
            boolean whole = scope.kind() == Scope.Kind.ARTIFACT;
            TreeWalk walk = new TreeWalk(scope.path(), whole, reader, () -> deadline.hasExpired());
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
        }
        progress.knowFile(size);
        boolean archive = Archives.opens(NOTHING, path);
        long held = (size > largest ? 0 : size / 1024) + (archive ? HistoryReader.largest(largest) / 1024 : 0);
        int permits = (int) Math.min(MEMORY, held + 1);
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
                read(file, path, size);
            } finally {
                memory.release(permits);
            }
        });
    }

    private void read(Path file, String path, long size) {
        try {
            byte[] content = size > largest ? head(file) : Files.readAllBytes(file);
            if (Archives.opens(content, path)) {
                int most = HistoryReader.largest(largest);
                ArchiveScan scan = size > largest
                        ? ArchiveScan.of(scanner::scan, path, file, most, deadline)
                        : ArchiveScan.of(scanner::scan, path, content, most, deadline);
                scan.unseen().forEach(this::unseen);
                done(path, size, scan.matches(), scan.pieces());
            } else if (size > largest) {
                unseen(new Unseen(
                        path,
                        "has " + size + " bytes, more than the " + largest
                                + " that are read of one file; raise it with withLargestFile",
                        Impact.LAUNCH_BLOCKER));
            } else {
                done(path, size, ArchiveScan.guarded(scanner::scan, new Blob(path, content), this::unseen), 0);
            }
        } catch (IOException e) {
            unseen(new Unseen(path, "cannot be read: " + TreeWalk.reason(e), Impact.LAUNCH_BLOCKER));
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }

    private void done(String path, long size, List<SecretMatch> found, long within) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.remove(path);
            matches.addAll(found);
            files++;
            bytes += size;
            pieces += within;
        }
        progress.file(size, found.size());
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
        return new TreeScan(matches, skipped, unseen, ignored, List.of(), List.of(), files, bytes, pieces);
    }
}
