package dev.launchready.resilience;

import dev.launchready.net.fault.ConnectionEnd;
import dev.launchready.net.fault.ProxiedConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the product's client of a dependency waited while the dependency hung, read from its connections: the timeout
 * that is really in force, whatever the configuration says.
 *
 * @param connections how many connections the client made or had; 0 where none came about
 * @param gaveUpAfter the longest wait after which the client closed a connection; empty if it closed none
 * @param waiting how long the client had waited on a connection that was still open when the probe gave up; empty if
 *     there was none
 */
public record ClientWait(int connections, Optional<Duration> gaveUpAfter, Optional<Duration> waiting) {
    /** Nothing was seen of the client. */
    static final ClientWait UNSEEN = new ClientWait(0, Optional.empty(), Optional.empty());

    /** What the probe's own giving up may have ended: an app that is told so closes its connection in turn. */
    private static final Duration ECHO = Duration.ofMillis(20);

    /**
     * Reads the waits.
     *
     * @param connections the connections of the dependency
     * @param fault the id of the fault
     * @param since when the fault was set
     * @param until when the probe had its answer, or gave up
     */
    static ClientWait read(List<ProxiedConnection> connections, String fault, Instant since, Instant until) {
        List<Duration> ended = new ArrayList<>();
        List<Duration> open = new ArrayList<>();
        for (ProxiedConnection connection : connections) {
            if (!connection.faults().contains(fault)) {
                continue;
            }
            Instant begun = connection.opened().isAfter(since) ? connection.opened() : since;
            Instant end = connection.opened().plus(connection.lasted());
            boolean byClient = connection.end() == ConnectionEnd.CLOSED_BY_CLIENT
                    || connection.end() == ConnectionEnd.RESET_BY_CLIENT;
            if (connection.end() == ConnectionEnd.OPEN || end.isAfter(until.minus(ECHO))) {
                open.add(Duration.between(begun, until));
            } else if (byClient && end.isAfter(begun)) {
                ended.add(Duration.between(begun, end));
            }
        }
        return new ClientWait(
                open.size() + ended.size(),
                ended.stream().max(Duration::compareTo),
                open.stream().filter(wait -> !wait.isNegative()).max(Duration::compareTo));
    }

    /** {@return what is known of the client's timeout, as half a sentence; empty when nothing is} */
    public String text() {
        String several = connections > 1 ? " on " + connections + " connections" : "";
        String gave = gaveUpAfter
                .map(wait -> "its client gave up after " + wait.toMillis() + " ms" + several)
                .orElse("");
        String open = waiting.map(wait -> "its client was still waiting after " + wait.toMillis()
                        + " ms: its read timeout is infinite, or longer than that")
                .orElse("");
        return gave.isEmpty() || open.isEmpty() ? gave + open : gave + ", and " + open;
    }
}
