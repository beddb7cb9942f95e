package dev.launchready.net.loopback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@link LoopbackHttp} sends: a well-formed answer or any octets, then what its script says. The connection is
 * closed after the last step. A value: each method returns a copy.
 */
public final class Response {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private final int status;
    private final List<String> lines;
    private final byte[] content;
    private final List<Step> steps;

    private Response(int status, List<String> lines, byte[] content, List<Step> steps) {
        this.status = status;
        this.lines = List.copyOf(lines);
        this.content = content;
        this.steps = List.copyOf(steps);
    }

    /**
     * A well-formed answer without content.
     *
     * @param status the status code
     * @return the answer
     */
    public static Response status(int status) {
        return new Response(status, List.of(), new byte[0], List.of());
    }

    /**
     * A well-formed answer with status 200.
     *
     * @param contentType the media type, for example {@code text/html; charset=utf-8}
     * @param text the content, sent in UTF-8
     * @return the answer
     */
    public static Response ok(String contentType, String text) {
        return status(200).withBody(contentType, text);
    }

    /**
     * A redirect.
     *
     * @param status for example 301
     * @param location the value of its Location field, sent as it is, one octet for a char
     * @return the answer
     */
    public static Response redirect(int status, String location) {
        return status(status).withHeader("Location", location);
    }

    /**
     * Any octets at all instead of a well-formed answer.
     *
     * @param octets one char for an octet; may be empty, to close or stall before anything is sent
     * @return the script so far
     */
    public static Response raw(String octets) {
        return new Response(0, List.of(), new byte[0], List.of(new Step.Send(octets)));
    }

    /**
     * Any octets at all instead of a well-formed answer.
     *
     * @param octets the octets
     * @return the script so far
     */
    public static Response raw(byte[] octets) {
        return raw(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /**
     * Adds a header field after those there are; only for a well-formed answer.
     *
     * @param name the field name
     * @param value the field value, one char for an octet
     * @return a copy with the field
     * @throws IllegalStateException if the head is already sent, as by {@link #raw(String)}
     */
    public Response withHeader(String name, String value) {
        if (status == 0) {
            throw new IllegalStateException("a raw response has no head to add \"" + name + "\" to; write it into raw");
        }
        List<String> more = new ArrayList<>(lines);
        more.add(name + ": " + value);
        return new Response(status, more, content, steps);
    }

    /**
     * Sets the content.
     *
     * @param contentType the media type
     * @param text the content, sent in UTF-8
     * @return a copy with the content
     */
    public Response withBody(String contentType, String text) {
        return withBody(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sets the content.
     *
     * @param contentType the media type
     * @param octets the content
     * @return a copy with the content
     */
    public Response withBody(String contentType, byte[] octets) {
        Response typed = withHeader("Content-Type", contentType);
        return new Response(status, typed.lines, octets.clone(), steps);
    }

    /**
     * Sends more octets.
     *
     * @param octets one char for an octet
     * @return a copy with the step
     */
    public Response thenSend(String octets) {
        return then(new Step.Send(octets));
    }

    /**
     * Sends more octets, one at a time with a pause before each.
     *
     * @param octets one char for an octet
     * @param pause the pause
     * @return a copy with the step
     */
    public Response thenDrip(String octets, Duration pause) {
        return then(new Step.Drip(octets, pause, false));
    }

    /**
     * Sends the same octets over and over, one octet at a time with a pause before each, until the client has enough.
     *
     * @param octets one char for an octet
     * @param pause the pause
     * @return a copy with the step
     */
    public Response thenDripForever(String octets, Duration pause) {
        return then(new Step.Drip(octets, pause, true));
    }

    /**
     * Sends the same octets over and over as fast as the client takes them, until it has enough.
     *
     * @param octets one char for an octet
     * @return a copy with the step
     */
    public Response thenEndless(String octets) {
        return then(new Step.Endless(octets));
    }

    /** {@return a copy that then sends nothing and keeps the connection open until the client closes it} */
    public Response thenStall() {
        return then(new Step.Stall());
    }

    /** {@return a copy that then resets the connection instead of closing it} */
    public Response thenReset() {
        return then(new Step.Reset());
    }

    private Response then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Response(status, lines, content, more);
    }

    /** The whole script; the head of a well-formed answer is its first step. */
    List<Step> script(String method) {
        if (status == 0) {
            return steps;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "") + "\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        if (status != 204 && status != 304 && !has("Content-Length") && !has("Transfer-Encoding")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        if (!has("Connection")) {
            head.append("Connection: close\r\n");
        }
        head.append("\r\n");
        if (!method.equals("HEAD")) {
            head.append(new String(content, StandardCharsets.ISO_8859_1));
        }
        List<Step> all = new ArrayList<>();
        all.add(new Step.Send(head.toString()));
        all.addAll(steps);
        return all;
    }

    private boolean has(String name) {
        return lines.stream().anyMatch(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    /** One thing to do with the connection; octets are one char each. */
    sealed interface Step {
        record Send(String octets) implements Step {}

        record Drip(String octets, Duration pause, boolean forever) implements Step {}

        record Endless(String octets) implements Step {}

        record Stall() implements Step {}

        record Reset() implements Step {}
    }
}
