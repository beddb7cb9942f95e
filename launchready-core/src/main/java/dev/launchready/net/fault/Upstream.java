package dev.launchready.net.fault;

import dev.launchready.net.HostPort;
import dev.launchready.net.loopback.Handler;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy stands in front of.
 *
 * @param address where it listens; the port of a scripted responder is not known before it starts
 * @param http whether it speaks HTTP
 * @param tls whether TLS is spoken to it
 * @param path the path of its address, empty or beginning with a slash
 * @param scripted answers itself, when there is no server
 */
record Upstream(
        HostPort address,
        boolean http,
        boolean tls,
        String path,
        @Nullable Handler scripted) {

    static Upstream tcp(HostPort address) {
        return new Upstream(address, false, false, "", null);
    }

    static Upstream scripted(Handler handler) {
        return new Upstream(new HostPort("127.0.0.1", 1), true, false, "", handler);
    }

    static Upstream http(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if ((!tls && !scheme.equals("http")) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("\"" + uri + "\" is no address of an HTTP server; write for example"
                    + " https://api.acme.dev, or FaultProxy.to(\"localhost:5432\") for what is not HTTP");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath() == null || uri.getRawPath().equals("/") ? "" : uri.getRawPath();
        return new Upstream(new HostPort(uri.getHost(), port), true, tls, path, null);
    }

    /** The value of a Host field for it (RFC 9110 section 7.2). */
    String authority() {
        int usual = tls ? 443 : 80;
        String text = address.toString();
        return address.port() == usual ? text.substring(0, text.lastIndexOf(':')) : text;
    }

    @Override
    public String toString() {
        return scripted != null
                ? "scripted"
                : http ? (tls ? "https://" : "http://") + authority() + path : address.toString();
    }
}
