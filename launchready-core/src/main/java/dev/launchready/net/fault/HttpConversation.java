package dev.launchready.net.fault;

/** Both directions of one connection as HTTP sees them. */
final class HttpConversation {
    private final HttpContext context;

    HttpConversation(HttpContext context) {
        this.context = context;
    }

    /** What the client sends. */
    Flow requests() {
        return new Flow.Passing() {};
    }

    /** What the client is sent. */
    Flow responses() {
        return new Flow.Passing() {};
    }

    @Override
    public String toString() {
        return "HTTP on connection " + context.connection();
    }
}
