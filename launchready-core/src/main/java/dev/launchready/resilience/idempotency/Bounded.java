package dev.launchready.resilience.idempotency;

import dev.launchready.net.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls what users give for no longer than a check may take: a count of rows asks the very database that a fault may have
 * silenced.
 */
final class Bounded {
    /** What is quick is still looked at where the deadline has just passed. */
    private static final Duration LEAST = Duration.ofMillis(50);

    private Bounded() {}

    /** The call did not end in time; the message says which. */
    static final class Overdue extends Exception {
        private static final long serialVersionUID = 1;

        Overdue(String message) {
            super(message);
        }
    }

    static <T> T call(String what, Callable<T> code, Deadline deadline) throws Exception {
        return call(what, code, deadline, result -> {});
    }

    /** Calls; what comes too late is given to {@code late}, to be closed. */
    static <T> T call(String what, Callable<T> code, Deadline deadline, Consumer<T> late) throws Exception {
        CompletableFuture<T> result = CallTransport.aside(code);
        try {
            return result.get(Math.max(deadline.remainingNanos(), LEAST.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            var unused = result.thenAccept(late);
            throw new Overdue(what + " did not end within the deadline of "
                    + deadline.budget().toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    static void run(String what, Runnable code, Deadline deadline) throws Exception {
        var unused = call(
                what,
                () -> {
                    code.run();
                    return what;
                },
                deadline);
    }

    /** Begins something that is ended by closing it, also where it begins too late. */
    static AutoCloseable begin(Callable<? extends AutoCloseable> code, Deadline deadline) throws Exception {
        return call("what makes the effect fail", code::call, deadline, Bounded::quietly);
    }

    static void end(AutoCloseable running, Deadline deadline) throws Exception {
        var unused = call(
                "the end of what makes the effect fail",
                () -> {
                    running.close();
                    return "";
                },
                deadline);
    }

    private static void quietly(AutoCloseable late) {
        try {
            late.close();
        } catch (Exception e) {
            // nobody waits for it any more
        }
    }
}
