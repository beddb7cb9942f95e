package dev.launchready.net.fault;

import java.util.ArrayList;
import java.util.List;

/** The requests of one proxy. Written by the engine's thread, read by any. */
final class RequestLog {
    private final List<ProxiedRequest> requests = new ArrayList<>();

    synchronized List<ProxiedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void forget() {
        requests.clear();
    }
}
