package dev.launchready.net;

import java.util.Optional;

/**
 * An absolute http or https address as a browser understands it (WHATWG URL), split into its parts. The host is in
 * lower case and ASCII (an internationalised name is in its A-label form), the port is always explicit here and left
 * out in {@link #toString()} where it is the scheme's own.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host; an IPv6 address stands in brackets
 * @param port 0 to 65535
 * @param path begins with a slash; percent-encoded
 * @param query what follows the question mark, without it; empty when there is no question mark
 * @param fragment what follows the number sign, without it; empty when there is none
 */
public record Url(
        String scheme, String host, int port, String path, Optional<String> query, Optional<String> fragment) {

    /**
     * Reads an absolute address.
     *
     * @param text for example {@code https://www.acme.dev/pricing?from=ad}
     * @return the address
     * @throws IllegalArgumentException if it is no absolute http or https address; the message names it and the remedy
     */
    public static Url of(String text) {
        java.net.URI uri = java.net.URI.create(text);
        String scheme = uri.getScheme();
        int port = uri.getPort() != -1 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
        return new Url(
                scheme,
                uri.getHost(),
                port,
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()),
                Optional.ofNullable(uri.getRawFragment()));
    }

    /** {@return whether the scheme is https} */
    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** {@return path and query as they are sent in a request line} */
    public String requestTarget() {
        return path + query.map(q -> "?" + q).orElse("");
    }

    /** {@return host and port, the port left out where it is the scheme's own} */
    public String authority() {
        return port == (isHttps() ? 443 : 80) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + requestTarget()
                + fragment.map(f -> "#" + f).orElse("");
    }
}
