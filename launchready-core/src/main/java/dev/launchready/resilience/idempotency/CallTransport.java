package dev.launchready.resilience.idempotency;

import dev.launchready.net.Deadline;
import dev.launchready.resilience.idempotency.DeliveryReply.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Delivers by Java calls, each on a daemon thread of its own. */
final class CallTransport implements Transport {
    private static final int SPINS_BEFORE_YIELD = 200;

    private final Delivery.Call code;

    CallTransport(Delivery.Call code) {
        this.code = code;
    }

    @Override
    public DeliveryReply send(Operation operation, Deadline deadline) {
        return sendAtOnce(List.of(operation), deadline).get(0);
    }

    @Override
    public List<DeliveryReply> sendAtOnce(List<Operation> operations, Deadline deadline) {
        AtomicInteger missing = new AtomicInteger(operations.size());
        List<FutureTask<DeliveryReply>> running = new ArrayList<>();
        for (Operation operation : operations) {
            FutureTask<DeliveryReply> task = new FutureTask<>(() -> {
                meet(missing);
                return call(operation);
            });
            running.add(task);
            start(task);
        }
        return running.stream().map(task -> await(task, deadline)).toList();
    }

    /** A call cannot be left: its answer is thrown away instead, when it comes. */
    @Override
    public DeliveryReply sendAndLeave(Operation operation, Deadline deadline) {
        DeliveryReply reply = send(operation, deadline);
        return reply.kind() == Kind.NOTHING ? reply : new DeliveryReply(Kind.LEFT, 0, "");
    }

    /** Does something on a daemon thread; for deliveries that a check wants to overtake. */
    static <T> CompletableFuture<T> aside(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "launchready-delivery");
        thread.setDaemon(true);
        thread.start();
    }

    /** All leave at the moment at which the last one comes, without a lock that would let them out in single file. */
    @SuppressWarnings("ThreadPriorityCheck") // with fewer cores than deliveries the spinning ones have to step aside
    private static void meet(AtomicInteger missing) {
        missing.decrementAndGet();
        for (int spins = 0; missing.get() > 0; spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private DeliveryReply call(Operation operation) {
        try {
            return new DeliveryReply(Kind.RETURNED, 0, String.valueOf(code.deliver(operation)));
        } catch (Throwable e) {
            return new DeliveryReply(Kind.THREW, 0, e.toString());
        }
    }

    private static DeliveryReply await(FutureTask<DeliveryReply> task, Deadline deadline) {
        try {
            return task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new DeliveryReply(
                    Kind.NOTHING,
                    0,
                    "the call did not return within " + deadline.budget().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DeliveryReply(Kind.NOTHING, 0, "the check was interrupted");
        } catch (ExecutionException e) {
            return new DeliveryReply(Kind.THREW, 0, String.valueOf(e.getCause()));
        }
    }
}
