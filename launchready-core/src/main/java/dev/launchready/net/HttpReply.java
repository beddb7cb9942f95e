package dev.launchready.net;

import java.util.List;
import java.util.Optional;

/**
 * The answer of an HTTP server, as it was on the wire.
 *
 * @param version {@code HTTP/1.1}, {@code HTTP/1.0} or {@code HTTP/2}
 * @param status the status code, 100 to 999
 * @param reason the reason phrase; empty in HTTP/2
 * @param headers the header lines in the order received, duplicates kept
 * @param body the content
 */
public record HttpReply(String version, int status, String reason, List<HttpHeader> headers, HttpBody body) {

    /** Copies the list. */
    public HttpReply {
        headers = List.copyOf(headers);
    }

    /**
     * The first value of a header field.
     *
     * @param name the field name in any case
     * @return its first value, or empty
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.isNamed(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    /**
     * All values of a header field.
     *
     * @param name the field name in any case
     * @return the values, one per line, in the order received
     */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(h -> h.isNamed(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** {@return whether the status tells a client to go elsewhere by its Location: 301, 302, 303, 307 or 308} */
    public boolean isRedirect() {
        return isRedirect(status);
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** {@return the status line} */
    public String statusLine() {
        return (version + " " + status + " " + reason).strip();
    }
}
