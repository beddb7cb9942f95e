package dev.launchready.resilience;

import dev.launchready.net.fault.ConnectionEnd;
import dev.launchready.net.fault.ProxiedConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long the product's client of a dependency waited while the dependency hung, read from its connections: the timeout
 * that is really in force, whatever the configuration says.
 *
 * @param connections how many connections the client made or had; 0 where none came about
 * @param gaveUpAfter the longest wait after which the client closed a connection; empty if it closed none
 * @param waiting how long the client had waited on a connection that was still open when the probe gave up, or, with 0
 *     connections, for one to come about; empty if it did not wait
 */
public record ClientWait(int connections, Optional<Duration> gaveUpAfter, Optional<Duration> waiting) {
    /** Nothing was seen of the client. */
    static final ClientWait UNSEEN = new ClientWait(0, Optional.empty(), Optional.empty());

    private static final Set<ConnectionEnd> CUT =
            Set.of(ConnectionEnd.CLOSED_BY_FAULT, ConnectionEnd.RESET_BY_FAULT, ConnectionEnd.CLOSED_WITH_PROXY);

    /** What the probe's own giving up may have ended: an app that is told so closes its connection in turn. */
    private static final Duration ECHO = Duration.ofMillis(20);

    /**
     * Reads the waits of a client whose app did not answer the probe.
     *
     * @param connections the connections of the dependency
     * @param fault the id of the fault
     * @param since when the fault was set
     * @param until when the probe gave up
     */
    static ClientWait whenNothingCame(List<ProxiedConnection> connections, String fault, Instant since, Instant until) {
        List<Duration> ended = new ArrayList<>();
        List<Duration> open = new ArrayList<>();
        for (ProxiedConnection connection : connections) {
            if (!connection.faults().contains(fault)) {
                continue;
            }
            Instant left = connection.opened().plus(connection.clientLeft().orElse(connection.lasted()));
            boolean here = connection.clientLeft().isEmpty() && connection.end() == ConnectionEnd.OPEN;
            if (here || left.isAfter(until.minus(ECHO))) {
                open.add(Duration.between(begun(connection, since), until));
            } else {
                closed(connection, since).ifPresent(ended::add);
            }
        }
        return new ClientWait(open.size() + ended.size(), longest(ended), longest(open));
    }

    /**
     * The wait of a client whose app did not answer the probe while connecting got no answer. Its attempts leave no trace
     * at the dependency, but that it has not given up for good is seen.
     *
     * @param since when the fault was set
     * @param until when the probe gave up
     */
    static ClientWait whenNothingConnected(Instant since, Instant until) {
        return new ClientWait(0, Optional.empty(), Optional.of(Duration.between(since, until)));
    }

    /**
     * Reads the waits of a client whose app did answer: only those that it ended, since a pool keeps others open for good
     * reason.
     *
     * @param connections the connections of the dependency
     * @param fault the id of the fault
     * @param since when the fault was set
     */
    static ClientWait whenAnswered(List<ProxiedConnection> connections, String fault, Instant since) {
        List<Duration> ended = connections.stream()
                .filter(connection -> connection.faults().contains(fault))
                .flatMap(connection -> closed(connection, since).stream())
                .toList();
        return new ClientWait(ended.size(), longest(ended), Optional.empty());
    }

    static boolean anyOpen(List<ProxiedConnection> connections, String fault) {
        return connections.stream()
                .anyMatch(connection -> connection.end() == ConnectionEnd.OPEN
                        && connection.clientLeft().isEmpty()
                        && connection.faults().contains(fault));
    }

    /** How long until the client closed its side by itself, and not because a fault or the proxy had closed it. */
    private static Optional<Duration> closed(ProxiedConnection connection, Instant since) {
        boolean cut = CUT.contains(connection.end());
        return connection
                .clientLeft()
                .map(left -> Duration.between(
                        begun(connection, since), connection.opened().plus(left)))
                .filter(wait -> !cut && !wait.isNegative() && !wait.isZero());
    }

    private static Instant begun(ProxiedConnection connection, Instant since) {
        return connection.opened().isAfter(since) ? connection.opened() : since;
    }

    private static Optional<Duration> longest(List<Duration> waits) {
        return waits.stream().filter(wait -> !wait.isNegative()).max(Duration::compareTo);
    }

    /** {@return what is known of the client's timeout, as half a sentence; empty when nothing is} */
    public String text() {
        String several = connections > 1 ? " on " + connections + " connections" : "";
        String gave = gaveUpAfter
                .map(wait -> "its client gave up after " + wait.toMillis() + " ms" + several)
                .orElse("");
        String open = waiting.map(wait -> connections == 0
                        ? "its client was still trying to connect after " + wait.toMillis()
                                + " ms: its connect timeout is infinite, or longer than that with all its attempts"
                        : "its client was still waiting after " + wait.toMillis()
                                + " ms: its read timeout is infinite, or longer than that")
                .orElse("");
        return gave.isEmpty() || open.isEmpty() ? gave + open : gave + ", and " + open;
    }
}
