package dev.launchready.redirect;

import dev.launchready.net.Url;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cookies of one visit, kept and sent as a browser does (RFC 6265 sections 5.2 to 5.4), so that a site that sets a
 * cookie and redirects to itself is not mistaken for a loop. It outlives no chain and prints no value.
 */
final class CookieJar {
    private static final Pattern EDGE = Pattern.compile(
            "_?_?cf|awsalb|bigip|ts01|incap_|visid_incap|nlbi_|ak_bmsc|bm_|_abck|datadome|arraffinity|gclb|_vcrcs");

    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final Instant now;

    CookieJar(Instant now) {
        this.now = now;
    }

    private record Cookie(
            String name, String value, String domain, boolean hostOnly, String path, boolean secure, boolean httpOnly) {
        boolean isFor(Url url) {
            boolean domainFits = hostOnly ? url.host().equals(domain) : covers(domain, url.host());
            boolean pathFits = url.path().startsWith(path)
                    && (path.endsWith("/")
                            || url.path().length() == path.length()
                            || url.path().charAt(path.length()) == '/');
            return domainFits && pathFits && (url.isHttps() || !secure);
        }

        boolean looksLikeCredential() {
            String lower = name.toLowerCase(Locale.ROOT);
            // What edges and load balancers keep of a connection, and what only guards a form, opens no account
            boolean harmless = EDGE.matcher(lower).lookingAt() || lower.contains("csrf") || lower.contains("xsrf");
            return !harmless && looksLikeSession(lower);
        }

        private boolean looksLikeSession(String lower) {
            return httpOnly
                    || lower.contains("sess")
                    || lower.contains("auth")
                    || lower.contains("token")
                    || lower.contains("jwt")
                    || lower.endsWith("sid");
        }
    }

    /**
     * Keeps what an answer sets, as far as browsers do.
     *
     * @return the names of cookies that look like credentials and were set in the open
     */
    List<String> keep(Url url, List<String> setCookies) {
        List<String> inTheOpen = new ArrayList<>();
        for (String line : setCookies) {
            String[] parts = line.split(";", -1);
            int equals = parts[0].indexOf('=');
            if (equals < 1) {
                continue;
            }
            Map<String, String> attributes = attributes(parts);
            String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
            domain = domain.startsWith(".") ? domain.substring(1) : domain;
            boolean hostOnly = domain.isEmpty() || (domain.equals(url.host()) && domain.indexOf('.') < 0);
            String path = attributes.getOrDefault("path", "");
            Cookie cookie = new Cookie(
                    parts[0].substring(0, equals).strip(),
                    parts[0].substring(equals + 1).strip(),
                    hostOnly ? url.host() : domain,
                    hostOnly,
                    path.startsWith("/") ? path : directory(url.path()),
                    attributes.containsKey("secure"),
                    attributes.containsKey("httponly"));
            if (mayBeSetBy(url, cookie)) {
                String key = cookie.name + ";" + cookie.domain + ";" + cookie.path;
                if (isOver(attributes)) {
                    cookies.remove(key);
                } else {
                    cookies.put(key, cookie);
                    if (!url.isHttps() && cookie.looksLikeCredential()) {
                        inTheOpen.add("cookie " + cookie.name);
                    }
                }
            }
        }
        return inTheOpen;
    }

    /** What browsers refuse: a cookie for another domain or a whole top level, and what draft rfc6265bis section 5.7 adds. */
    private static boolean mayBeSetBy(Url url, Cookie cookie) {
        boolean ofDomain = cookie.hostOnly || (cookie.domain.indexOf('.') > 0 && covers(cookie.domain, url.host()));
        boolean inTheOpen = cookie.secure && !url.isHttps();
        String name = cookie.name.toLowerCase(Locale.ROOT);
        boolean secureWanting = name.startsWith("__secure-") && !cookie.secure;
        boolean hostWanting =
                name.startsWith("__host-") && !(cookie.secure && cookie.hostOnly && cookie.path.equals("/"));
        return ofDomain && !inTheOpen && !secureWanting && !hostWanting;
    }

    /** Max-Age counts before Expires (RFC 6265 section 5.3); what is no number or no date is ignored. */
    private boolean isOver(Map<String, String> attributes) {
        String age = attributes.getOrDefault("max-age", "");
        if (age.matches("-?[0-9]+")) {
            return age.startsWith("-") || age.matches("0+");
        }
        return CookieDate.read(attributes.getOrDefault("expires", ""))
                .filter(end -> !end.isAfter(now))
                .isPresent();
    }

    /** The Cookie header for an address; empty when there is none to send. */
    String headerFor(Url url) {
        List<String> pairs = new ArrayList<>();
        for (Cookie cookie : cookies.values()) {
            if (cookie.isFor(url)) {
                pairs.add(cookie.name + "=" + cookie.value);
            }
        }
        return String.join("; ", pairs);
    }

    /** The names of cookies that look like credentials and go to an address in the open. */
    List<String> exposedAt(Url url) {
        if (url.isHttps()) {
            return List.of();
        }
        return cookies.values().stream()
                .filter(c -> c.isFor(url) && c.looksLikeCredential())
                .map(c -> "cookie " + c.name)
                .toList();
    }

    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            attributes.put(
                    name.strip().toLowerCase(Locale.ROOT),
                    equals < 0 ? "" : parts[i].substring(equals + 1).strip());
        }
        return attributes;
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static boolean covers(String domain, String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
