package dev.launchready.resilience.idempotency;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** What a small shop has: a database with one lock for its transactions, charges, and a memory that a restart empties. */
final class Shop {
    final AtomicLong charges = new AtomicLong();
    final Map<String, String> stored = new ConcurrentHashMap<>();
    final Set<String> memory = ConcurrentHashMap.newKeySet();
    final Interleaving checkpoints = new Interleaving();
    final ReentrantLock transactions = new ReentrantLock();
    volatile boolean away;

    /** The effect. */
    void charge(String id) {
        checkpoints.reached(Checkpoint.EFFECT, id);
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        charges.incrementAndGet();
    }

    void record(String id) {
        checkpoints.reached(Checkpoint.RECORD, id);
        stored.put(id, "charged");
    }

    boolean isKnown(String id) {
        checkpoints.reached(Checkpoint.CHECK, id);
        return stored.containsKey(id);
    }

    /** All of it in one transaction: the way it should be. */
    String chargeOnce(String id) {
        transactions.lock();
        try {
            inTransaction(id);
        } finally {
            transactions.unlock();
        }
        checkpoints.reached(Checkpoint.RESPOND, id);
        return "received";
    }

    private void inTransaction(String id) {
        long before = charges.get();
        try {
            if (!isKnown(id)) {
                charge(id);
                record(id);
            }
        } catch (Throwable e) {
            charges.set(before);
            stored.remove(id);
            throw e;
        }
    }

    void restart() {
        memory.clear();
    }

    AutoCloseable outage() {
        away = true;
        return () -> away = false;
    }

    /** The check, told all that the shop lets it have in hand. */
    Idempotency whole(Delivery.Call handler) {
        return blackBox(handler)
                .withCheckpoints(checkpoints)
                .restarting(this::restart)
                .failing(this::outage);
    }

    /** The check, told no more than it needs. */
    Idempotency blackBox(Delivery.Call handler) {
        return Idempotency.of("payment webhook")
                .delivering(handler)
                .effect(charges::get)
                .atOnce(8, 30);
    }

    static Launch launch() {
        return Launch.at("acme.test").with(Network::loopbackOnly).within(Duration.ofSeconds(30));
    }

    static CheckResult run(Idempotency receiver) {
        return receiver.hasExactlyOneEffect().run(launch());
    }

    static List<String> rules(CheckResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }
}
