package dev.launchready.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One request and all that became of it. {@code reply} and {@code failure} may both be present: an answer whose content
 * stalled has a status, header lines and a reason why the rest is missing.
 *
 * @param call what was sent
 * @param connectedTo the address really connected to; empty when no connection came about
 * @param tls the TLS session; empty for http and where the handshake failed
 * @param reply the answer, when at least its head arrived
 * @param defects what HTTP does not allow in the answer
 * @param failure why the exchange did not come to its end
 * @param timings how long each part took
 */
public record HttpExchange(
        HttpCall call,
        Optional<InetSocketAddress> connectedTo,
        Optional<TlsSession> tls,
        Optional<HttpReply> reply,
        List<HttpDefect> defects,
        Optional<NetFailure> failure,
        HttpTimings timings) {

    /** Copies the list. */
    public HttpExchange {
        defects = List.copyOf(defects);
    }

    /** {@return the address that was asked for} */
    public Url url() {
        return call.url();
    }

    /**
     * Tells whether the answer has a defect of a kind.
     *
     * @param kind the kind of defect
     * @return whether it was seen
     */
    public boolean has(HttpDefect.Kind kind) {
        return defects.stream().anyMatch(d -> d.kind() == kind);
    }
}
