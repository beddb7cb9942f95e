package dev.launchready.resilience.idempotency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The moment between looking and writing, as wide as a query to a database makes it: the first delivery of an operation
 * stays in it until another one has looked too, or a while has passed. So a race shows whenever two deliveries overlap.
 */
public final class Window {
    private static final long LONGEST_MILLIS = 150;

    private final Map<String, CountDownLatch> looked = new ConcurrentHashMap<>();

    /** A window that nobody has come to. */
    public Window() {}

    /**
     * Passes it.
     *
     * @param id names the operation
     */
    public void pass(String id) {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch first = looked.putIfAbsent(id, mine);
        if (first != null) {
            first.countDown();
            return;
        }
        try {
            boolean ignored = mine.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
