package dev.launchready.resilience.idempotency;

import dev.launchready.net.Deadline;
import dev.launchready.resilience.idempotency.DeliveryReply.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Leads two deliveries of one operation through the application's checkpoints in a given order. */
final class Explorer {
    /** How long a thread that was let go may take to its next checkpoint before it counts as waiting for the other. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private static final int SURELY_BLOCKED = 4;

    private final Interleaving checkpoints;
    private final Transport transport;
    private final Deadline deadline;

    Explorer(Interleaving checkpoints, Transport transport, Deadline deadline) {
        this.checkpoints = checkpoints;
        this.transport = transport;
        this.deadline = deadline;
    }

    /** Says which of two held deliveries goes on: 0 or 1. */
    interface Policy {
        int choose(int choice, Checkpoint first, Checkpoint second);
    }

    /** What was played: the replies, the choices there were and the steps that came of them. */
    record Played(List<DeliveryReply> replies, List<Integer> choices, String trace) {}

    Played play(Operation operation, Policy policy) {
        List<Integer> choices = new ArrayList<>();
        checkpoints.holdAll(operation.id());
        List<CompletableFuture<DeliveryReply>> running = new ArrayList<>();
        try {
            running.add(CallTransport.aside(() -> transport.send(operation, deadline)));
            settle(running, 0);
            running.add(CallTransport.aside(() -> transport.send(operation.again(), deadline)));
            settle(running, 1);
            while (!isOver(running)) {
                step(running, policy, choices);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            checkpoints.end();
        }
        return new Played(running.stream().map(this::reply).toList(), List.copyOf(choices), checkpoints.trace());
    }

    private void step(List<CompletableFuture<DeliveryReply>> running, Policy policy, List<Integer> choices)
            throws InterruptedException {
        var first = checkpoints.heldAt(0);
        var second = checkpoints.heldAt(1);
        if (first.isEmpty() && second.isEmpty()) {
            checkpoints.awaitChange(5);
            return;
        }
        int lane = first.isPresent() ? 0 : 1;
        if (first.isPresent() && second.isPresent()) {
            lane = policy.choose(choices.size(), first.get(), second.get());
            choices.add(lane);
        }
        checkpoints.letGo(lane);
        settle(running, lane);
    }

    /** Waits until a lane is held, its delivery has ended, or it waits for something else, such as the other's lock. */
    private void settle(List<CompletableFuture<DeliveryReply>> running, int lane) throws InterruptedException {
        long start = System.nanoTime();
        long ended = ended(running);
        int blocked = 0;
        while (checkpoints.heldAt(lane).isEmpty()
                && ended(running) == ended
                && ended < running.size()
                && System.nanoTime() - start < PATIENCE_NANOS) {
            blocked = checkpoints.isBlockedElsewhere(lane) ? blocked + 1 : 0;
            if (blocked > SURELY_BLOCKED) {
                return;
            }
            checkpoints.awaitChange(2);
        }
    }

    private boolean isOver(List<CompletableFuture<DeliveryReply>> running) {
        return ended(running) == running.size()
                || deadline.hasExpired()
                || Thread.currentThread().isInterrupted();
    }

    private static long ended(List<CompletableFuture<DeliveryReply>> running) {
        return running.stream().filter(CompletableFuture::isDone).count();
    }

    private DeliveryReply reply(CompletableFuture<DeliveryReply> running) {
        try {
            return running.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DeliveryReply(Kind.NOTHING, 0, "the check was interrupted");
        } catch (ExecutionException e) {
            return new DeliveryReply(Kind.THREW, 0, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return new DeliveryReply(Kind.NOTHING, 0, "no answer before the deadline");
        }
    }
}
