package dev.launchready.net.loopback;

/** What a {@link LoopbackHttp} does with a request. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request. Called by several threads at once when several connections are open.
     *
     * @param request what was asked
     * @return what to send
     */
    Response handle(Request request);
}
