package dev.launchready.net;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at several things side by side, on a few daemon threads that end with the call. */
public final class Concurrently {
    /** How many things are looked at side by side: a probe is a guest. */
    public static final int AT_ONCE = 16;

    private Concurrently() {}

    /**
     * Applies a function to each input, up to {@value #AT_ONCE} at once.
     *
     * @param <T> what goes in
     * @param <R> what comes out
     * @param inputs the inputs
     * @param look what to do with each; has to end by itself, for example at a {@link Deadline}
     * @return the outputs in the order of the inputs
     * @throws IllegalStateException if interrupted while waiting
     */
    public static <T, R> List<R> map(List<T> inputs, Function<? super T, ? extends R> look) {
        if (inputs.size() < 2) {
            return inputs.stream().<R>map(look).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, inputs.size()), Concurrently::daemon);
        try {
            List<Future<R>> running = new ArrayList<>();
            for (T input : inputs) {
                running.add(threads.submit(() -> look.apply(input)));
            }
            List<R> outputs = new ArrayList<>();
            for (Future<R> future : running) {
                outputs.add(future.get());
            }
            return outputs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at several things side by side", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "launchready-look");
        thread.setDaemon(true);
        return thread;
    }
}
