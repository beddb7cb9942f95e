package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Edge;
import dev.launchready.Exhibit.Node;
import dev.launchready.Exhibit.Tone;
import java.util.List;

/** The routing map of a site of six hosts, with a loop, a shared edge and a host that is dead. */
final class RoutingMapSample {

    private RoutingMapSample() {}

    static Exhibit.Graph graph() {
        List<Node> nodes = List.of(
                new Node("apex", "acme.test", "host", Tone.BAD),
                new Node("www", "www.acme.test", "host", Tone.BAD),
                new Node("app", "app.acme.test", "host", Tone.GOOD),
                new Node("api", "api.acme.test", "host", Tone.NEUTRAL),
                new Node("docs", "docs.acme.test", "host", Tone.WARN),
                new Node("old", "beta.acme.test", "host", Tone.BAD),
                new Node("cname", "acme.edge-provider.test", "name", Tone.GOOD),
                new Node("docscname", "acme.docs-hosting.test", "name", Tone.WARN),
                new Node("dead", "acme-beta.abandoned-apps.test\nNXDOMAIN", "name", Tone.BAD),
                new Node("apex4", "203.0.113.10", "address", Tone.GOOD),
                new Node("edge4", "198.51.100.7", "address", Tone.GOOD),
                new Node("edge6", "2001:db8:1::7", "address", Tone.GOOD),
                new Node("docs4", "192.0.2.44", "address", Tone.GOOD),
                new Node("api4", "203.0.113.11", "address", Tone.NEUTRAL),
                new Node("nginx", "nginx/1.24", "server", Tone.GOOD),
                new Node("cdn", "edge cache", "server", Tone.GOOD),
                new Node("u1", "http://acme.test/", "url", Tone.BAD),
                new Node("u2", "https://www.acme.test/", "url", Tone.BAD),
                new Node("u3", "https://app.acme.test/login", "url", Tone.GOOD),
                new Node("u4", "https://docs.acme.test/", "url", Tone.GOOD),
                new Node("c1", "until 2026-04-02\n61 days left", "certificate", Tone.GOOD),
                new Node("c2", "until 2026-02-09\n9 days left", "certificate", Tone.WARN));
        List<Edge> edges = List.of(
                new Edge("apex", "apex4", "A"),
                new Edge("www", "cname", "CNAME"),
                new Edge("app", "cname", "CNAME"),
                new Edge("docs", "docscname", "CNAME"),
                new Edge("old", "dead", "CNAME"),
                new Edge("api", "api4", "A"),
                new Edge("cname", "edge4", "A"),
                new Edge("cname", "edge6", "AAAA"),
                new Edge("docscname", "docs4", "A"),
                new Edge("apex4", "nginx", ""),
                new Edge("edge4", "cdn", ""),
                new Edge("edge6", "cdn", ""),
                new Edge("nginx", "u1", ""),
                new Edge("cdn", "u2", ""),
                new Edge("cdn", "u3", ""),
                new Edge("docs4", "u4", ""),
                new Edge("u1", "u2", "301"),
                new Edge("u2", "u1", "302"),
                new Edge("u2", "c1", ""),
                new Edge("u3", "c1", ""),
                new Edge("u4", "c2", ""));
        return new Exhibit.Graph("Routing map of acme.test", nodes, edges);
    }

    static Exhibit.Table table() {
        return new Exhibit.Table(
                "Hosts of acme.test",
                List.of("host", "records", "address", "server", "ends at", "certificate"),
                List.of(
                        List.of("acme.test", "A", "203.0.113.10", "nginx/1.24", "loop of 2", "none"),
                        List.of(
                                "www.acme.test",
                                "CNAME acme.edge-provider.test",
                                "198.51.100.7, 2001:db8:1::7",
                                "edge cache",
                                "loop of 2",
                                "2026-04-02"),
                        List.of(
                                "app.acme.test",
                                "CNAME acme.edge-provider.test",
                                "198.51.100.7, 2001:db8:1::7",
                                "edge cache",
                                "https://app.acme.test/login",
                                "2026-04-02"),
                        List.of("api.acme.test", "A", "203.0.113.11", "no answer", "unknown", "unknown"),
                        List.of(
                                "docs.acme.test",
                                "CNAME acme.docs-hosting.test",
                                "192.0.2.44",
                                "hosted docs",
                                "https://docs.acme.test/",
                                "2026-02-09"),
                        List.of(
                                "beta.acme.test",
                                "CNAME acme-beta.abandoned-apps.test",
                                "NXDOMAIN",
                                "none",
                                "nowhere",
                                "none")));
    }
}
