package dev.launchready.redirect;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Location;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Follows a chain as a browser does, one exchange at a time, and never leaves the hosts it may ask. */
final class RedirectTracer {
    /** Browsers stop at 20. */
    static final int MOST_REDIRECTS = 20;

    private final Launch launch;
    private final Deadline deadline;
    private final Predicate<String> mayAsk;
    private final Optional<String> authorization;
    private final CookieJar cookies;
    private final List<Hop> hops = new ArrayList<>();
    private final Map<String, Integer> visited = new HashMap<>();

    private RedirectTracer(Launch launch, Deadline deadline, Predicate<String> mayAsk, Optional<String> authorization) {
        this.launch = launch;
        this.deadline = deadline;
        this.mayAsk = mayAsk;
        this.authorization = authorization;
        this.cookies = new CookieJar(launch.clock().instant());
    }

    /**
     * Follows a chain.
     *
     * @param authorization a credential for the start's origin; it is sent there and nowhere else
     */
    static RedirectChain trace(
            Launch launch,
            Deadline deadline,
            Predicate<String> mayAsk,
            Url start,
            String method,
            Optional<String> authorization) {
        RedirectTracer tracer = new RedirectTracer(launch, deadline, mayAsk, authorization);
        return tracer.trace(start, method);
    }

    private RedirectChain trace(Url start, String startMethod) {
        Url url = start;
        String method = startMethod;
        while (true) {
            Integer before = visited.putIfAbsent(
                    method + " " + withoutFragment(url) + " " + cookies.headerFor(url), hops.size());
            if (before != null) {
                return new RedirectChain(start, hops, loop(before, hops.size() - before));
            }
            Hop hop = ask(start, url, method);
            hops.add(hop);
            Optional<ChainEnd> end = endAt(hop);
            if (end.isPresent()) {
                return new RedirectChain(start, hops, end.get());
            }
            method = nextMethod(hop);
            url = hop.next().orElseThrow();
        }
    }

    private Hop ask(Url start, Url url, String method) {
        List<String> exposed = new ArrayList<>(cookies.exposedAt(url));
        HttpCall call = HttpCall.of(method, url)
                .withoutContentOfRedirects()
                .withHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        String cookie = cookies.headerFor(url);
        if (!cookie.isEmpty()) {
            call = call.withHeader("Cookie", cookie);
        }
        if (authorization.isPresent()) {
            boolean home = sameOrigin(start, url);
            if (home) {
                call = call.withHeader("Authorization", authorization.get());
            }
            // To https on the host that it was meant for is no exposure; the request over http before it was one
            boolean secured = url.isHttps() && url.host().equals(start.host());
            if (home ? !url.isHttps() : !secured) {
                exposed.add("Authorization");
            }
        }
        if (method.equals("POST")) {
            call = call.withHeader("Content-Type", "application/x-www-form-urlencoded")
                    .withBody(new byte[0]);
        }
        HttpExchange exchange = launch.network().http().exchange(call, deadline);
        List<String> set =
                exchange.reply().map(reply -> reply.headers("Set-Cookie")).orElse(List.of());
        cookies.keep(url, set).stream().filter(name -> !exposed.contains(name)).forEach(exposed::add);
        return read(method, url, exchange, exposed);
    }

    private static Hop read(String method, Url url, HttpExchange exchange, List<String> exposed) {
        Optional<HttpReply> reply = exchange.reply();
        if (reply.filter(HttpReply::isRedirect).isPresent()) {
            Optional<Location> location = reply.get().headers("Location").stream()
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .map(url::resolveField);
            return new Hop(method, url, exchange, Hop.Via.LOCATION, location, List.of(), exposed);
        }
        Optional<String> refresh = reply.flatMap(r -> r.header("Refresh")).flatMap(PageRedirects::refreshTarget);
        List<String> scripts = List.of();
        Url base = url;
        if (refresh.isEmpty() && reply.filter(RedirectTracer::isPage).isPresent()) {
            PageRedirects.Found found = PageRedirects.in(reply.get().body().text());
            refresh = found.refresh();
            scripts = found.scripts();
            base = found.base().flatMap(href -> url.resolve(href).url()).orElse(url);
        }
        // A page that refreshes itself stays where it is
        Optional<Location> elsewhere = refresh.map(base::resolve)
                .filter(l -> l.url()
                        .filter(u -> !withoutFragment(u).equals(withoutFragment(url)))
                        .isPresent());
        Hop.Via via = elsewhere.isPresent() ? Hop.Via.REFRESH : Hop.Via.NOTHING;
        return new Hop(method, url, exchange, via, elsewhere, scripts, exposed);
    }

    private Optional<ChainEnd> endAt(Hop hop) {
        HttpExchange exchange = hop.exchange();
        if (exchange.reply().isEmpty()) {
            return Optional.of(new ChainEnd.Broken(exchange.failure().orElseThrow()));
        }
        int status = exchange.reply().get().status();
        if (hop.via() == Hop.Via.NOTHING) {
            return Optional.of(new ChainEnd.Answered(status));
        }
        if (hop.next().isEmpty()) {
            return Optional.of(new ChainEnd.DeadEnd(status));
        }
        if (!mayAsk.test(hop.next().get().host())) {
            return Optional.of(new ChainEnd.LeftSite(hop.next().get()));
        }
        return hops.size() > MOST_REDIRECTS ? Optional.of(loopOrLength()) : Optional.empty();
    }

    /** A loop that new cookies disguise goes round in its addresses all the same; it may have begun before it was met. */
    private ChainEnd.Loop loop(int met, int length) {
        int first = met;
        while (first > 0 && isRepeated(first - 1, length)) {
            first--;
        }
        return new ChainEnd.Loop(first, length);
    }

    private ChainEnd loopOrLength() {
        int last = hops.size() - 1;
        for (int length = 1; length <= hops.size() / 2; length++) {
            ChainEnd.Loop loop = loop(last - length + 1, length);
            if (loop.first() + 2 * length <= hops.size()) {
                return loop;
            }
        }
        return new ChainEnd.GivenUp(MOST_REDIRECTS);
    }

    private boolean isRepeated(int index, int length) {
        if (index + length >= hops.size()) {
            return false;
        }
        Hop one = hops.get(index);
        Hop other = hops.get(index + length);
        return one.method().equals(other.method()) && withoutFragment(one.url()).equals(withoutFragment(other.url()));
    }

    // Fetch, HTTP-redirect fetch, step 12: what every browser does, whatever RFC 9110 would rather have
    private static String nextMethod(Hop hop) {
        int status = hop.status().orElse(0);
        boolean becomesGet = hop.via() == Hop.Via.REFRESH
                || (status == 303 && !hop.method().equals("HEAD"))
                || ((status == 301 || status == 302) && hop.method().equals("POST"));
        return becomesGet ? "GET" : hop.method();
    }

    private static boolean isPage(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("text/html").toLowerCase(Locale.ROOT);
        return type.contains("html");
    }

    private static boolean sameOrigin(Url one, Url other) {
        return one.scheme().equals(other.scheme()) && one.authority().equals(other.authority());
    }

    private static String withoutFragment(Url url) {
        return url.scheme() + "://" + url.authority() + url.requestTarget();
    }
}
