package dev.launchready.net.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to differ on the two sides of a proxy. An upstream expects its own name in Host; a redirect to the upstream
 * has to lead through the proxy again; and nobody may leave HTTP/1, which the faults could not follow.
 */
final class Names {
    private Names() {}

    /** The head of a request as the upstream is to see it. */
    static HttpHead toUpstream(HttpHead head, HttpTurn turn, HttpContext context) {
        HttpHead named = head;
        if (head.has("Host") && !turn.method().equals("CONNECT")) {
            named = head.with("Host", context.upstreamAuthority());
        }
        String origin = HttpTurn.originForm(turn.target());
        if (!origin.equals(turn.target())) {
            String version = head.start().substring(head.start().lastIndexOf(' '));
            named = named.withStart(turn.method() + " " + origin + version);
        }
        return withoutHttp2(named);
    }

    /** Upgrade is a matter of each connection (RFC 9110 section 7.8), so that a proxy may decline for its upstream. */
    private static HttpHead withoutHttp2(HttpHead head) {
        if (!head.tokens("Upgrade").contains("h2c")) {
            return head;
        }
        List<String> left = new ArrayList<>(head.tokens("Connection"));
        left.removeAll(List.of("upgrade", "http2-settings"));
        HttpHead bare = head.without("Upgrade", "HTTP2-Settings");
        return left.isEmpty() ? bare.without("Connection") : bare.with("Connection", String.join(", ", left));
    }

    /** The head of a response as the client is to see it; a client that named the upstream itself is not corrected. */
    static HttpHead toClient(HttpHead head, HttpTurn turn, HttpContext context) {
        HttpHead changed = head;
        boolean named = !HttpTurn.originForm(turn.target()).equals(turn.target());
        for (String field : named ? List.<String>of() : List.of("Location", "Content-Location")) {
            String value = changed.first(field).orElse("");
            for (String scheme : List.of("http://", "https://")) {
                String origin = scheme + context.upstreamAuthority();
                if (value.regionMatches(true, 0, origin, 0, origin.length())
                        && ends(value.substring(origin.length()))) {
                    changed = changed.with(field, context.proxyOrigin() + value.substring(origin.length()));
                    break;
                }
            }
        }
        return changed;
    }

    private static boolean ends(String rest) {
        return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0;
    }
}
