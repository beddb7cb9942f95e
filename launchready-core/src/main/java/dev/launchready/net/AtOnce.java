package dev.launchready.net;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Looks at several things at once, on daemon threads that end with the call. */
public final class AtOnce {
    private static final int MOST_THREADS = 16;

    private AtOnce() {}

    /**
     * Applies a function to each input, side by side.
     *
     * @param <T> the inputs
     * @param <R> the results
     * @param inputs what to look at
     * @param look looks at one; bounded by a deadline of its own
     * @return the results in the order of the inputs
     */
    public static <T, R> List<R> map(List<T> inputs, Function<? super T, ? extends R> look) {
        if (inputs.size() < 2) {
            return inputs.stream().<R>map(look).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(inputs.size(), MOST_THREADS), AtOnce::daemon);
        try {
            List<CompletableFuture<R>> running = inputs.stream()
                    .map(input -> CompletableFuture.<R>supplyAsync(() -> look.apply(input), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
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
