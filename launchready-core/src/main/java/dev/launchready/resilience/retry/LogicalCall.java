package dev.launchready.resilience.retry;

import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.ProxiedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the product meant to ask once, with all its attempts, as the dependency's side saw them.
 *
 * @param attempts the requests in the order in which they arrived, at least one
 */
public record LogicalCall(List<ProxiedRequest> attempts) {
    private static final Set<String> UNSAFE = Set.of("POST", "PATCH");
    private static final String LOST = Fault.closeBeforeResponse().id();

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no attempt
     */
    public LogicalCall {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("a call without an attempt was never made");
        }
    }

    /**
     * Gathers the requests of one action into calls: two with the same method and target belong together when they have
     * the same idempotency key or the same content.
     *
     * @param requests the requests in the order in which they arrived
     * @return the calls in the order of their first attempts
     */
    public static List<LogicalCall> of(List<ProxiedRequest> requests) {
        List<List<ProxiedRequest>> groups = new ArrayList<>();
        for (ProxiedRequest request : requests) {
            groups.stream()
                    .filter(group -> belongs(request, group))
                    .findFirst()
                    .orElseGet(() -> {
                        List<ProxiedRequest> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(request);
        }
        return groups.stream().map(LogicalCall::new).toList();
    }

    private static boolean belongs(ProxiedRequest request, List<ProxiedRequest> group) {
        ProxiedRequest first = group.get(0);
        if (!first.method().equals(request.method()) || !first.target().equals(request.target())) {
            return false;
        }
        Optional<String> key = request.idempotencyKey();
        return group.stream()
                .anyMatch(other -> (key.isPresent() && key.equals(other.idempotencyKey()))
                        || other.sha256().equals(request.sha256()));
    }

    /** {@return method and target, for people} */
    public String name() {
        return attempts.get(0).method() + " " + attempts.get(0).target();
    }

    /** {@return whether doing it twice may have an effect twice (RFC 9110 section 9.2.2): POST and PATCH} */
    public boolean isUnsafe() {
        return UNSAFE.contains(attempts.get(0).method());
    }

    /** {@return whether it was tried more than once} */
    public boolean isRetried() {
        return attempts.size() > 1;
    }

    /** {@return the times between the arrivals of its attempts} */
    public List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            gaps.add(attempts.get(i).sinceStart().minus(attempts.get(i - 1).sinceStart()));
        }
        return gaps;
    }

    /** {@return the distinct idempotency keys of its attempts} */
    public Set<String> keys() {
        return attempts.stream()
                .flatMap(attempt -> attempt.idempotencyKey().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the client got an answer: a fault may have lost the one that the dependency gave. */
    static boolean isAnswered(ProxiedRequest attempt) {
        return attempt.status().isPresent() && !attempt.faults().contains(LOST);
    }

    /** {@return the attempts, one a line, as evidence: when, what, and the status that came back} */
    public String lines() {
        Duration start = attempts.get(0).sinceStart();
        return attempts.stream()
                .map(attempt -> "+" + attempt.sinceStart().minus(start).toMillis() + " ms " + attempt.method() + " "
                        + attempt.target() + " on connection " + attempt.connection() + ": "
                        + (isAnswered(attempt) ? "status " + attempt.status().getAsInt() : "no answer")
                        + (attempt.idempotencyKey().isPresent() ? ", with Idempotency-Key" : ""))
                .collect(Collectors.joining("\n"));
    }
}
