package dev.launchready.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to be made: a value, changed by its {@code with…} methods, which return a copy.
 *
 * <p>Host, Connection, User-Agent, Accept-Encoding and Content-Length are added on the way unless given here.
 */
public final class HttpCall {
    /** How many octets of decoded content are kept unless told otherwise: 1 MiB. */
    public static final int DEFAULT_BODY_LIMIT = 1 << 20;

    private final String method;
    private final Url url;
    private final List<HttpHeader> headers;
    private final byte @Nullable [] body;
    private final int bodyLimit;
    private final boolean http2;
    private final boolean redirectsAreHeads;

    private HttpCall(
            String method,
            Url url,
            List<HttpHeader> headers,
            byte @Nullable [] body,
            int bodyLimit,
            boolean http2,
            boolean redirectsAreHeads) {
        this.method = method;
        this.url = url;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.bodyLimit = bodyLimit;
        this.http2 = http2;
        this.redirectsAreHeads = redirectsAreHeads;
    }

    /**
     * A request with any method and no content.
     *
     * @param method the method, case-sensitive (RFC 9110 section 9.1)
     * @param url the address
     * @return the request
     * @throws IllegalArgumentException if the method is no token
     */
    public static HttpCall of(String method, Url url) {
        if (!method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("HTTP method \"" + method + "\" is no token; write for example GET");
        }
        return new HttpCall(method, url, List.of(), null, DEFAULT_BODY_LIMIT, false, false);
    }

    /**
     * A GET request.
     *
     * @param url the address
     * @return the request
     */
    public static HttpCall get(Url url) {
        return of("GET", url);
    }

    /**
     * A POST request.
     *
     * @param url the address
     * @param contentType the content's media type
     * @param content the content
     * @return the request
     */
    public static HttpCall post(Url url, String contentType, String content) {
        return of("POST", url)
                .withHeader("Content-Type", contentType)
                .withBody(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a header field after those there are.
     *
     * @param name the field name
     * @param value the field value
     * @return a copy with the field
     * @throws IllegalArgumentException if name or value holds a line end, which would smuggle in another field
     */
    public HttpCall withHeader(String name, String value) {
        if ((name + value).chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("header field " + name.strip() + " holds a line end; remove it");
        }
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(HttpHeader.of(name, value));
        return new HttpCall(method, url, more, body, bodyLimit, http2, redirectsAreHeads);
    }

    /**
     * Sets the content.
     *
     * @param content the octets to send
     * @return a copy with the content
     */
    public HttpCall withBody(byte[] content) {
        return new HttpCall(method, url, headers, content.clone(), bodyLimit, http2, redirectsAreHeads);
    }

    /**
     * Bounds the content that is kept of the answer; what lies beyond is not read.
     *
     * @param octets how many decoded octets to keep at most, 0 or more
     * @return a copy with the bound
     * @throws IllegalArgumentException if negative
     */
    public HttpCall withBodyLimit(int octets) {
        if (octets < 0) {
            throw new IllegalArgumentException(
                    "body limit " + octets + " is negative; give the octets to keep, 0 for none");
        }
        return new HttpCall(method, url, headers, body, octets, http2, redirectsAreHeads);
    }

    /**
     * Offers HTTP/2 by ALPN. The exchange is then made with the JDK's client, which shows less of the wire: header
     * lines are rebuilt and no defects are told. Over http, with a Host of its own, or with an address that the JDK's
     * client refuses (a host with an underscore), the offer is not made and HTTP/1.1 is spoken.
     *
     * @return a copy that offers HTTP/2
     */
    public HttpCall withHttp2() {
        return new HttpCall(method, url, headers, body, bodyLimit, true, redirectsAreHeads);
    }

    /**
     * Leaves the content of a redirect unread: a client goes on at its Location, and a server that stalls there holds
     * nobody up. The body of such an answer is empty and not complete. Over HTTP/1.1 only.
     *
     * @return a copy that reads no such content
     */
    public HttpCall withoutContentOfRedirects() {
        return new HttpCall(method, url, headers, body, bodyLimit, http2, true);
    }

    /**
     * The same request to another address.
     *
     * @param other the address
     * @return a copy for it
     */
    public HttpCall withUrl(Url other) {
        return new HttpCall(method, other, headers, body, bodyLimit, http2, redirectsAreHeads);
    }

    /** {@return the method} */
    public String method() {
        return method;
    }

    /** {@return the address} */
    public Url url() {
        return url;
    }

    /** {@return the header fields given, in order} */
    public List<HttpHeader> headers() {
        return headers;
    }

    /** {@return a copy of the content to send, or empty when there is none} */
    public Optional<byte[]> body() {
        return body == null ? Optional.empty() : Optional.of(body.clone());
    }

    boolean hasContent() {
        return body != null;
    }

    /** The content itself, not a copy: for the sender, who only reads it. */
    byte[] content() {
        return body == null ? new byte[0] : body;
    }

    /** {@return how many decoded octets of the answer's content are kept at most} */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** Whether the content of a redirect is left unread. */
    boolean leavesContentOfRedirects() {
        return redirectsAreHeads;
    }

    /** {@return whether HTTP/2 is offered} */
    public boolean offersHttp2() {
        return http2;
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
