package dev.launchready.junit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps other threads and other JVMs out of a directory of fragments. */
final class DirectoryLock {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // A file lock is held by the whole JVM and refuses a second thread of it
    private static final ReentrantLock WITHIN_JVM = new ReentrantLock();

    private DirectoryLock() {}

    /** What is done while others are kept out. */
    interface Work<T> {
        T get() throws IOException;
    }

    /**
     * Does something while nobody else does.
     *
     * @param directory the directory, which is there
     * @param work what to do
     * @return what it gave
     * @throws IOException if the work threw it, or the lock was not to be had in 30 seconds; the message names it and
     *     the remedy
     */
    static <T> T holding(Path directory, Work<T> work) throws IOException {
        Path file = directory.resolve(".lock");
        try {
            if (!WITHIN_JVM.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw held(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + file, e);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Released when the channel is closed
            if (poll(channel) == null) {
                throw held(file);
            }
            return work.get();
        } finally {
            WITHIN_JVM.unlock();
        }
    }

    private static IOException held(Path file) {
        return new IOException("another process has held " + file + " for " + PATIENCE.toSeconds()
                + " s; end it, or give each run a directory of its own");
    }

    private static @Nullable FileLock poll(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        FileLock lock = attempt(channel);
        while (lock == null && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            lock = attempt(channel);
        }
        return lock;
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this class in another class loader
        }
    }
}
