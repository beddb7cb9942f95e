package dev.launchready.net;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An absolute http or https address as a browser understands it (WHATWG URL), split into its parts. The host is in
 * lower case and ASCII (an internationalised name is in its A-label form), the port is always explicit here and left
 * out in {@link #toString()} where it is the scheme's own.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host; an IPv6 address stands in brackets
 * @param port 1 to 65535
 * @param path begins with a slash; percent-encoded
 * @param query what follows the question mark, without it; empty when there is no question mark
 * @param fragment what follows the number sign, without it; empty when there is none
 */
public record Url(
        String scheme, String host, int port, String path, Optional<String> query, Optional<String> fragment) {

    private static final Set<Location.Flaw> HARMLESS = EnumSet.of(
            Location.Flaw.RAW_IDN,
            Location.Flaw.UNDERSCORE_HOST,
            Location.Flaw.RAW_NON_ASCII,
            Location.Flaw.UNENCODED,
            Location.Flaw.BAD_PERCENT);

    /**
     * Checks that the parts can stand in a request.
     *
     * @throws IllegalArgumentException if a part is not of its form; addresses of people and peers go through {@link
     *     #of} and {@link #resolve}, which see to that
     */
    public Url {
        boolean fits = (scheme.equals("http") || scheme.equals("https"))
                && !host.isEmpty()
                && port > 0
                && port <= 65535
                && path.startsWith("/")
                && (path + query.orElse("")).indexOf('#') < 0
                && path.indexOf('?') < 0
                && (host + path + query.orElse("") + fragment.orElse(""))
                        .chars()
                        .allMatch(c -> c > ' ' && c < 127);
        if (!fits) {
            throw new IllegalArgumentException("\"" + scheme + "://" + host + ":" + port + path
                    + "\" is no http address; read it with Url.of(\"https://www.acme.dev/path\")");
        }
    }

    /**
     * Reads an absolute address that a person wrote. What a browser would have to guess is refused.
     *
     * @param text for example {@code https://www.acme.dev/pricing?from=ad}
     * @return the address
     * @throws IllegalArgumentException if it is no absolute http or https address; the message names it and the remedy
     */
    public static Url of(String text) {
        Location read = UrlParser.absolute(text);
        if (read.flaws().contains(Location.Flaw.USERINFO)) {
            // not echoed: it may hold a password
            throw new IllegalArgumentException("the address holds a user name or password; write \""
                    + read.url().map(Url::toString).orElse("https://www.acme.dev/")
                    + "\" and send credentials in a header field");
        }
        if (read.isRelative()) {
            String host = text.strip().replaceFirst("^[/\\\\]+", "");
            throw new IllegalArgumentException("\"" + text + "\" has no scheme; write \"https://"
                    + (host.isEmpty() ? "www.acme.dev/" : host) + "\"");
        }
        List<Location.Flaw> wrong =
                read.flaws().stream().filter(flaw -> !HARMLESS.contains(flaw)).toList();
        if (wrong.isEmpty() && read.url().isPresent()) {
            return read.url().get();
        }
        throw new IllegalArgumentException("\"" + text + "\" is no http or https address (" + wrong + "); write "
                + read.url().map(url -> "\"" + url + "\"").orElse("for example \"https://www.acme.dev/\""));
    }

    /**
     * Tells where a browser goes from here by a reference: the value of a Location field or a link.
     *
     * @param reference any text at all; from the wire one char for an octet
     * @return where it leads, how it is written and what is wrong with it
     */
    public Location resolve(String reference) {
        return UrlParser.reference(reference, this);
    }

    /**
     * Tells where a browser goes from here by the value of a Location field. Octets beyond ASCII that are no UTF-8 are
     * percent-encoded one by one, as Chromium and Firefox do, instead of being taken for characters.
     *
     * @param octets the value, one char for an octet
     * @return where it leads, how it is written and what is wrong with it
     */
    public Location resolveField(String octets) {
        return UrlParser.field(octets, this);
    }

    /**
     * {@return the one form of all spellings that are one address to a server: without fragment, with percent-encoding
     * only where it is needed and in upper case (RFC 3986 section 6.2.2)}
     */
    public Url normalized() {
        return new Url(
                scheme,
                host,
                port,
                Percent.normalized(path),
                query.filter(q -> !q.isEmpty()).map(Percent::normalized),
                Optional.empty());
    }

    /**
     * Undoes percent-encoding.
     *
     * @param text a part of an address
     * @return the text; what is encoded badly stays as it is
     */
    public static String decoded(String text) {
        return Percent.decode(text);
    }

    /** {@return whether the scheme is https} */
    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** {@return path and query as they are sent in a request line} */
    public String requestTarget() {
        return path + query.map(q -> "?" + q).orElse("");
    }

    /** {@return host and port to connect to; an IPv6 address without its brackets} */
    public HostPort hostPort() {
        return new HostPort(host, port);
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
