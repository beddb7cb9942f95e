package dev.launchready.net.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connection that a client made to a {@link FaultProxy}.
 *
 * @param number 1 for the first since the proxy was started
 * @param opened when the proxy accepted it
 * @param lasted from then until it ended, or until now while it is open
 * @param bytesUp octets handed on to the upstream
 * @param bytesDown octets handed on to the client
 * @param end how it ended
 * @param faults the ids of the faults that were set on it, in the order in which they were first
 * @param clientLeft how long after it was opened the client ended its side, or broke it off: also while a fault keeps the
 *     rest of the connection open; empty if it has not, or a fault keeps the proxy from reading
 */
public record ProxiedConnection(
        int number,
        Instant opened,
        Duration lasted,
        long bytesUp,
        long bytesDown,
        ConnectionEnd end,
        List<String> faults,
        Optional<Duration> clientLeft) {

    /** Copies the list. */
    public ProxiedConnection {
        faults = List.copyOf(faults);
    }
}
