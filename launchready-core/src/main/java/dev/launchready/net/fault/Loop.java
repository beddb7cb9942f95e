package dev.launchready.net.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The one thread of a proxy: waits for sockets and for times, and runs what others ask it to. */
final class Loop {
    /** Octets in one read: large enough that a bulk transfer costs few calls, small enough to stay in a core's cache. */
    static final int BUFFER = 128 * 1024;

    private static final int SPARE_BUFFERS = 32;
    private static final long JOIN_MILLIS = 2000;

    /** Something registered with the selector. */
    interface Ready {
        /** Some of the operations it is interested in are possible. */
        void ready(int operations);

        /** The code that served it threw; what it stands for has to be given up. */
        void broken(RuntimeException e);
    }

    private record Timer(long at, Runnable action) {}

    private final Selector selector;
    private final Thread thread;
    private final Queue<FutureTask<?>> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>((a, b) -> Long.signum(a.at() - b.at()));
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private ByteBuffer shared = ByteBuffer.allocateDirect(BUFFER);
    private volatile boolean stopping;
    private volatile boolean ended;

    private Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened", e);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    static Loop start(String name) {
        Loop loop = new Loop(name);
        loop.thread.start();
        return loop;
    }

    /**
     * Runs something on the thread and waits for it. When the loop has ended, it runs on the caller's.
     *
     * @throws RuntimeException what it throws
     */
    <T> T ask(Supplier<T> question) {
        FutureTask<T> task = new FutureTask<>(question::get);
        tasks.add(task);
        selector.wakeup();
        if (ended) {
            task.run();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs something on the thread, from the thread, at or soon after a time. */
    void at(long nanos, Runnable action) {
        timers.add(new Timer(nanos, action));
    }

    SelectionKey register(SelectableChannel channel, int operations, Ready ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, ready);
    }

    /** Lets go of the channels that were closed, so that their ports are free. */
    void forgetClosed() throws IOException {
        var unused = selector.selectNow(key -> {});
    }

    /** The buffer to read into, empty. Its content is good until the next call. */
    ByteBuffer buffer() {
        return shared.clear();
    }

    /** Leaves the shared buffer to the caller, with what it holds. */
    ByteBuffer takeBuffer() {
        ByteBuffer taken = shared;
        ByteBuffer next = spare.poll();
        shared = next != null ? next : ByteBuffer.allocateDirect(BUFFER);
        return taken;
    }

    /** Gives back a buffer that was taken. */
    void giveBack(ByteBuffer taken) {
        if (spare.size() < SPARE_BUFFERS) {
            spare.push(taken);
        }
    }

    /** Ends the thread and waits for that. */
    void stop() {
        stopping = true;
        selector.wakeup();
        boolean interrupted = false;
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                runTasks();
                long wait = runTimers();
                if (wait == 0) {
                    selector.selectNow(Loop::serve);
                } else {
                    selector.select(Loop::serve, wait == Long.MAX_VALUE ? 0 : wait);
                }
            }
            selector.selectNow(key -> {});
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        } finally {
            ended = true;
            runTasks();
        }
    }

    private void runTasks() {
        for (FutureTask<?> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Runs what is due; returns the milliseconds until the next, rounded up, so that nothing is early. */
    private long runTimers() {
        for (Timer next = timers.peek(); next != null; next = timers.peek()) {
            long left = next.at() - System.nanoTime();
            if (left > 0) {
                return (left + 999_999) / 1_000_000;
            }
            timers.remove();
            next.action().run();
        }
        return tasks.isEmpty() ? Long.MAX_VALUE : 0;
    }

    private static void serve(SelectionKey key) {
        Ready ready = (Ready) key.attachment();
        if (!key.isValid()) {
            return;
        }
        try {
            ready.ready(key.readyOps());
        } catch (RuntimeException e) {
            ready.broken(e);
        }
    }
}
