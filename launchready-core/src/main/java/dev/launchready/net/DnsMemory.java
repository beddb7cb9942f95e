package dev.launchready.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Answers by question. Who asks what somebody else is just asking waits for the same answer. */
final class DnsMemory {
    private final Map<Key, CompletableFuture<DnsAnswer>> answers = new HashMap<>();
    private final List<CompletableFuture<DnsAnswer>> ledger = new ArrayList<>();

    /**
     * A question in all that may change its answer.
     *
     * @param name the name in its canonical form
     * @param type the type
     * @param manner how it is asked
     * @param server who is asked; empty for the network's own servers
     */
    record Key(String name, RecordType type, DnsMessages.Manner manner, String server) {}

    DnsAnswer once(Key key, Deadline deadline, Supplier<DnsAnswer> ask) {
        while (true) {
            CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
            CompletableFuture<DnsAnswer> theirs;
            synchronized (answers) {
                CompletableFuture<DnsAnswer> known = answers.get(key);
                theirs = known == null || isTooHasty(known, deadline) ? mine : known;
                if (theirs == mine) {
                    answers.put(key, mine);
                    ledger.add(mine);
                }
            }
            if (theirs == mine) {
                return complete(mine, key, ask);
            }
            DnsAnswer answer = await(theirs, key, deadline);
            if (!isTooHasty(theirs, deadline)) {
                return answer;
            }
        }
    }

    List<DnsAnswer> asked() {
        synchronized (answers) {
            return ledger.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static DnsAnswer complete(CompletableFuture<DnsAnswer> mine, Key key, Supplier<DnsAnswer> ask) {
        try {
            DnsAnswer answer = ask.get();
            mine.complete(answer);
            return answer;
        } finally {
            // Only where the asking threw, so that nobody waits for it in vain
            mine.complete(DnsAnswer.of(key.name(), key.type(), DnsStatus.UNREACHABLE, "the question failed"));
        }
    }

    // A timeout is remembered like any answer, so that it is suffered once; but not by those with far more time
    private static boolean isTooHasty(CompletableFuture<DnsAnswer> known, Deadline deadline) {
        if (!known.isDone()) {
            return false;
        }
        DnsAnswer answer = known.join();
        return answer.status() == DnsStatus.TIMEOUT
                && !answer.elapsed().isZero()
                && deadline.remaining().compareTo(answer.elapsed().multipliedBy(2)) > 0;
    }

    private static DnsAnswer await(CompletableFuture<DnsAnswer> theirs, Key key, Deadline deadline) {
        try {
            return theirs.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late(key, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late(key, deadline);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never an exception", e);
        }
    }

    private static DnsAnswer late(Key key, Deadline deadline) {
        String detail = "no answer within " + deadline.budget().toMillis() + " ms";
        return DnsAnswer.of(key.name(), key.type(), DnsStatus.TIMEOUT, detail);
    }
}
