package dev.launchready.net.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of one proxy, in the order in which they were complete. Written by the engine's thread, read by any.
 * Bounded: where there are more than a test looks at, the oldest go.
 */
final class RequestLog {
    private static final int MOST_WEIGHT = 32 << 20;
    private static final int MOST_KINDS = 50_000;

    private final Instant started;
    private final Deque<HttpTurn> turns = new ArrayDeque<>();
    private final Map<String, Integer> times = new HashMap<>();
    private long weight;
    private int count;

    RequestLog() {
        this(Instant.now());
    }

    RequestLog(Instant started) {
        this.started = started;
    }

    /** Gives a request its number and counts how often it has come. */
    synchronized void add(HttpTurn turn, Duration sinceStart) {
        if (times.size() >= MOST_KINDS) {
            times.clear();
        }
        int attempt = times.merge(turn.sameness(), 1, Integer::sum);
        turn.numbered(++count, attempt, started.plus(sinceStart), sinceStart);
        turns.add(turn);
        weight += turn.weight();
        while (weight > MOST_WEIGHT) {
            weight -= turns.remove().weight();
        }
    }

    synchronized List<ProxiedRequest> all() {
        return turns.stream().map(HttpTurn::snapshot).toList();
    }

    /** Forgets the requests, and so what they were the second attempt of. */
    synchronized void forget() {
        turns.clear();
        times.clear();
        weight = 0;
    }
}
