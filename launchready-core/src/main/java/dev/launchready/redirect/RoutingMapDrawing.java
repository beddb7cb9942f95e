package dev.launchready.redirect;

import dev.launchready.Exhibit;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.Url;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts routes down as a table and as a graph. Pure. */
final class RoutingMapDrawing {
    private final String site;
    private final List<Route> routes;
    private final Map<String, Exhibit.Node> nodes = new LinkedHashMap<>();
    private final Set<Exhibit.Edge> edges = new LinkedHashSet<>();

    RoutingMapDrawing(String site, List<Route> routes) {
        this.site = site;
        this.routes = routes;
    }

    Exhibit.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Route route : routes) {
            rows.add(List.of(
                    route.host(),
                    String.join("\n", route.records()),
                    route.chain()
                            .hops()
                            .get(0)
                            .exchange()
                            .connectedTo()
                            .map(Object::toString)
                            .orElse("none")
                            .replaceFirst("^[^/]*/", ""),
                    route.server().isEmpty() ? "not told" : route.server(),
                    steps(route.chain()),
                    end(route.chain()),
                    route.certificateUntil()
                            .map(until ->
                                    until.atZone(ZoneOffset.UTC).toLocalDate().toString())
                            .orElse("none seen")));
        }
        List<String> columns =
                List.of("Host", "Records", "Connected to", "Server", "Redirects", "Leads to", "Certificate until");
        return new Exhibit.Table("Routing map of " + site, columns, rows);
    }

    Exhibit.Graph graph() {
        for (Route route : routes) {
            draw(route);
        }
        return new Exhibit.Graph("Routing map of " + site, List.copyOf(nodes.values()), List.copyOf(edges));
    }

    private void draw(Route route) {
        boolean ends = route.chain().end() instanceof ChainEnd.Answered answered && answered.status() < 400;
        String host = node("host", route.host(), ends ? Exhibit.Tone.GOOD : Exhibit.Tone.BAD);
        String from = host;
        for (DnsRecord.Alias alias : route.ipv4().aliases()) {
            String to = node("alias", alias.target(), Exhibit.Tone.NEUTRAL);
            edges.add(new Exhibit.Edge(from, to, "CNAME"));
            from = to;
        }
        String server = route.server().isEmpty() ? "" : node("server", route.server(), Exhibit.Tone.NEUTRAL);
        List<DnsRecord> addresses = new ArrayList<>(route.ipv4().records());
        addresses.addAll(route.ipv6().records());
        for (DnsRecord address : addresses) {
            String to = node("address", address.data(), Exhibit.Tone.NEUTRAL);
            edges.add(new Exhibit.Edge(from, to, address.type().name()));
            if (!server.isEmpty()) {
                edges.add(new Exhibit.Edge(to, server, ""));
            }
        }
        String end = node("end", end(route.chain()), ends ? Exhibit.Tone.GOOD : Exhibit.Tone.BAD);
        String last = !server.isEmpty() && !addresses.isEmpty() ? server : from;
        edges.add(new Exhibit.Edge(last, end, ""));
    }

    private String node(String kind, String label, Exhibit.Tone tone) {
        String id = kind + " " + label;
        nodes.putIfAbsent(id, new Exhibit.Node(id, label, kind, tone));
        return id;
    }

    private static String steps(RedirectChain chain) {
        List<String> steps = new ArrayList<>();
        for (Hop hop : chain.hops()) {
            if (hop.via() != Hop.Via.NOTHING) {
                String how = hop.via() == Hop.Via.REFRESH
                        ? "refresh"
                        : hop.status().map(String::valueOf).orElse("");
                steps.add(how + " " + hop.next().map(Url::toString).orElse("nowhere"));
            }
        }
        return steps.isEmpty() ? "none" : String.join("\n", steps);
    }

    private static String end(RedirectChain chain) {
        ChainEnd end = chain.end();
        if (end instanceof ChainEnd.Answered answered) {
            return chain.last().url() + " (" + answered.status() + ")";
        } else if (end instanceof ChainEnd.Loop loop) {
            return "loop of " + loop.length();
        } else if (end instanceof ChainEnd.LeftSite left) {
            return left.target() + " (off the site)";
        } else if (end instanceof ChainEnd.DeadEnd dead) {
            return dead.status() + " without a way on";
        } else if (end instanceof ChainEnd.GivenUp givenUp) {
            return "no end after " + givenUp.hops();
        }
        return ((ChainEnd.Broken) end).failure().kind().name();
    }
}
