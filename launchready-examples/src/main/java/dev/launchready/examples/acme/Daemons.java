package dev.launchready.examples.acme;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads and sockets that never keep a JVM alive. */
final class Daemons {
    private Daemons() {}

    static ExecutorService pool(String name) {
        return Executors.newCachedThreadPool(task -> thread(task, name));
    }

    static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> thread(task, name));
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // closed is what was wanted
        }
    }
}
