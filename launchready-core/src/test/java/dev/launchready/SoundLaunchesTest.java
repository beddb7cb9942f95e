package dev.launchready;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.NS;
import static dev.launchready.net.RecordType.SOA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.dns.DeclaredHosts;
import dev.launchready.dns.DnsZone;
import dev.launchready.net.HostPort;
import dev.launchready.net.Network;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackDns;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import dev.launchready.redirect.Redirects;
import dev.launchready.redirect.RoutingMap;
import dev.launchready.tls.Hsts;
import dev.launchready.tls.Https;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Launches as large providers set them up when all is right: the whole edge audit finds nothing above cleanup. */
class SoundLaunchesTest {
    private static final String HSTS = "max-age=31536000; includeSubDomains; preload";

    /** What a host answers, by scheme. */
    private interface Edge extends BiFunction<String, Request, Response> {}

    static Stream<Arguments> launches() {
        return Stream.of(
                Arguments.of(
                        "a proxying edge before the apex",
                        zone("2371000000 10000 2400 604800 1800", 300)
                                .with("@", A, "203.0.113.10", "203.0.113.11")
                                .with("@", AAAA, "2001:db8::10", "2001:db8::11")
                                .with("www", A, "203.0.113.10", "203.0.113.11")
                                .with("www", AAAA, "2001:db8::10", "2001:db8::11")
                                .with("@", MX, "0 .")
                                .with(
                                        "@",
                                        CAA,
                                        "0 issue \"letsencrypt.org\"",
                                        "0 issue \"pki.goog; cansignhttpexchanges=yes\""),
                        List.of(),
                        edge("acme.test", 301, "")),
                Arguments.of(
                        "a hosting with www in front",
                        zone("1 7200 3600 1209600 300", 60)
                                .with("@", A, "203.0.113.21")
                                .with("www", CNAME, "cname.hosting.test")
                                .and(ZoneFixture.of("hosting.test").with("cname", A, "203.0.113.21")),
                        List.of(),
                        edge("www.acme.test", 308, "")),
                Arguments.of(
                        "a load balancer that spells out its port",
                        zone("1 7200 900 1209600 86400", 60)
                                .with("@", A, "203.0.113.31", "203.0.113.32")
                                .with("www", A, "203.0.113.31", "203.0.113.32")
                                .with("api", A, "203.0.113.33"),
                        List.of("api"),
                        edge("acme.test", 301, ":443")),
                Arguments.of(
                        "an app with a login, an API without front page and docs elsewhere",
                        zone("2026010101 7200 3600 1209600 300", 300)
                                .with("@", A, "203.0.113.41")
                                .with("www", CNAME, "acme.test")
                                .with("app", CNAME, "acme.test")
                                .with("api", A, "203.0.113.42")
                                .with("docs", CNAME, "acme.docs.test")
                                .with("@", MX, "10 mx1.mail.test", "20 mx2.mail.test")
                                .and(ZoneFixture.of("docs.test").with("acme", A, "203.0.113.43"))
                                .and(ZoneFixture.of("mail.test")
                                        .with("mx1", A, "203.0.113.44")
                                        .with("mx2", AAAA, "2001:db8::45")),
                        List.of("app", "api", "docs"),
                        edge("acme.test", 301, "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("launches")
    void nothing_is_found_above_cleanup(String name, ZoneFixture zone, List<String> hosts, Edge edge)
            throws IOException {
        LoopbackCa ca = LoopbackCa.create();
        var context = ca.serverContext(ca.certificateFor("acme.test", "*.acme.test"));
        try (LoopbackDns dns = LoopbackDns.serving(zone);
                LoopbackHttp http = LoopbackHttp.start(request -> edge.apply("http", request));
                LoopbackHttp https = LoopbackHttp.startTls(context, request -> edge.apply("https", request))) {
            Launch launch = Launch.at("acme.test")
                    .withHosts(hosts.toArray(String[]::new))
                    .withNameServers(dns.hostPort())
                    .connectTo("*:53", dns.hostPort())
                    .connectTo("*:80", new HostPort("127.0.0.1", http.port()).toString())
                    .connectTo("*:443", new HostPort("127.0.0.1", https.port()).toString())
                    .with(Network::loopbackOnly)
                    .trusting(ca.root())
                    .within(Duration.ofSeconds(20));

            for (Check check : CHECKS) {
                CheckResult result = check.run(launch);

                assertThat(result.findings())
                        .as(check.name())
                        .filteredOn(finding -> finding.impact() != Impact.CLEANUP)
                        .isEmpty();
                assertThat(result.unseen()).as(check.name()).isEmpty();
            }
        }
    }

    private static final List<Check> CHECKS = List.of(
            DeclaredHosts.resolve(),
            DnsZone.ofSite(),
            Redirects.toOneCanonicalOrigin(),
            Redirects.ofDeclaredSubdomains(),
            Https.onEveryDeclaredHost(),
            Hsts.onEveryDeclaredHost(),
            RoutingMap.ofDeclaredHosts());

    private static ZoneFixture zone(String timers, int ttl) {
        return ZoneFixture.of("acme.test")
                .withTtl(Duration.ofSeconds(ttl))
                .with("@", SOA, "ns1.dns.test hostmaster.dns.test " + timers)
                .with("@", NS, "ns1.dns.test", "ns2.dns.test")
                .and(ZoneFixture.of("dns.test").with("ns1", A, "203.0.113.1").with("ns2", A, "203.0.113.2"));
    }

    /** To https on the same host, from there to the canonical one; other hosts as such products have them. */
    private static Edge edge(String canonical, int status, String port) {
        Map<String, BiFunction<String, Request, Response>> products = Map.of(
                "api.acme.test", (path, request) -> Response.status(404).withBody("application/json", "{}"),
                "docs.acme.test", (path, request) -> Response.ok("text/html", "<title>Docs</title>"),
                "app.acme.test",
                        (path, request) -> path.equals("/")
                                ? Response.redirect(302, "https://app.acme.test/login?next=%2F")
                                        .withHeader("Set-Cookie", "sid=1; Secure; HttpOnly; Path=/; SameSite=Lax")
                                : Response.ok("text/html", "<title>Log in</title>"));
        return (scheme, request) -> {
            String host = request.host();
            if (scheme.equals("http")) {
                return Response.redirect(status, "https://" + host + port + request.target());
            }
            Response answer;
            if (products.containsKey(host)) {
                answer = products.get(host).apply(request.target(), request);
            } else if (!host.equals(canonical)) {
                answer = Response.redirect(status, "https://" + canonical + request.target());
            } else {
                answer = request.target().equals("/")
                        ? Response.ok("text/html; charset=utf-8", "<!doctype html><title>Acme</title>")
                        : Response.status(404).withBody("text/html", "<title>Not found</title>");
            }
            return answer.withHeader("Strict-Transport-Security", HSTS);
        };
    }
}
