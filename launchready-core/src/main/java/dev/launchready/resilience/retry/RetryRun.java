package dev.launchready.resilience.retry;

import dev.launchready.net.fault.ProxiedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One action while a dependency failed in one way, as the dependency's side saw it.
 *
 * @param fault the title of the fault
 * @param retryAfter the wait that the dependency asked for; empty when it asked for none
 * @param calls what the product asked, with all attempts
 * @param usual how many requests the same action makes without a fault
 */
public record RetryRun(String fault, Optional<Duration> retryAfter, List<LogicalCall> calls, int usual) {
    /** Copies the list. */
    public RetryRun {
        calls = List.copyOf(calls);
    }

    static RetryRun of(String fault, Optional<Duration> retryAfter, List<ProxiedRequest> requests, int usual) {
        return new RetryRun(fault, retryAfter, LogicalCall.of(requests), usual);
    }

    /** {@return how many requests arrived} */
    public int attempts() {
        return calls.stream().mapToInt(call -> call.attempts().size()).sum();
    }
}
