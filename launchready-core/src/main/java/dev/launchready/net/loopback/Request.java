package dev.launchready.net.loopback;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as a {@link LoopbackHttp} received it.
 *
 * @param method the method
 * @param target the request target as sent, usually path and query
 * @param lines the header lines as sent, without their line ends, one char for an octet
 * @param body the content as sent, one char for an octet; chunks are joined
 * @param serverName the name asked for by SNI; empty without TLS or without SNI
 */
public record Request(String method, String target, List<String> lines, String body, String serverName) {

    /** Copies the list. */
    public Request {
        lines = List.copyOf(lines);
    }

    /**
     * The first value of a header field.
     *
     * @param name the field name in any case
     * @return its value without the white space around it, or empty
     */
    public Optional<String> header(String name) {
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** {@return the Host field without its port, in lower case; empty when there is none} */
    public String host() {
        return header("Host")
                .map(host -> host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** {@return the target up to its question mark} */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** {@return the target behind its question mark; empty when there is none} */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** {@return the content read as UTF-8} */
    public String text() {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
