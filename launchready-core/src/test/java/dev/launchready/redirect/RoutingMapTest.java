package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.Unseen;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of every declared host, as a table and as a graph. */
class RoutingMapTest {
    private static final ZoneFixture ZONE = ZoneFixture.of("acme.test")
            .with("@", RecordType.A, "203.0.113.10")
            .with("@", RecordType.AAAA, "2001:db8::10")
            .with("www", RecordType.CNAME, "edge.acme.test")
            .with("edge", RecordType.A, "203.0.113.20")
            .with("ring", RecordType.A, "203.0.113.30")
            .with("away", RecordType.A, "203.0.113.40");

    private final RedirectLab lab = new RedirectLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void each_host_has_its_records_address_server_redirects_end_and_certificate_in_the_table() {
        Launch launch = acme();
        Exhibit.Table table = (Exhibit.Table) exhibits(launch).get(0);

        String server = "127.0.0.1:" + lab.https().port();
        Route first = RoutingMap.ofDeclaredHosts().trace(launch).get(0);
        String until = LocalDate.ofInstant(first.certificateUntil().orElseThrow(), ZoneOffset.UTC)
                .toString();
        assertThat(until).isGreaterThan(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(table.title()).isEqualTo("Routing map of acme.test");
        assertThat(table.columns())
                .containsExactly(
                        "Host", "Records", "Connected to", "Server", "Redirects", "Leads to", "Certificate until");
        assertThat(table.rows())
                .containsExactly(
                        List.of(
                                "acme.test",
                                "A 203.0.113.10\nAAAA 2001:db8:0:0:0:0:0:10",
                                server,
                                "Vercel",
                                "301 https://www.acme.test/",
                                "https://www.acme.test/ (200)",
                                until),
                        List.of(
                                "www.acme.test",
                                "CNAME edge.acme.test\nA 203.0.113.20",
                                server,
                                "nginx",
                                "none",
                                "https://www.acme.test/ (200)",
                                until),
                        List.of(
                                "ring.acme.test",
                                "A 203.0.113.30",
                                server,
                                "not told",
                                "301 https://ring.acme.test/a\n301 https://ring.acme.test/",
                                "loop of 2",
                                until),
                        List.of(
                                "away.acme.test",
                                "A 203.0.113.40",
                                server,
                                "not told",
                                "302 https://other.test/",
                                "https://other.test/ (off the site)",
                                until),
                        List.of(
                                "gone.acme.test",
                                "NXDOMAIN",
                                server,
                                "not told",
                                "none",
                                "https://gone.acme.test/ (404)",
                                until));
    }

    @Test
    void the_graph_leads_from_each_host_over_its_records_and_server_to_its_end() {
        Exhibit.Graph graph = (Exhibit.Graph) exhibits(acme()).get(1);

        assertThat(graph.nodes())
                .contains(
                        new Exhibit.Node("host acme.test", "acme.test", "host", Exhibit.Tone.GOOD),
                        new Exhibit.Node("host ring.acme.test", "ring.acme.test", "host", Exhibit.Tone.BAD),
                        new Exhibit.Node("end loop of 2", "loop of 2", "end", Exhibit.Tone.BAD));
        assertThat(graph.edges())
                .contains(
                        new Exhibit.Edge("host acme.test", "address 203.0.113.10", "A"),
                        new Exhibit.Edge("host acme.test", "address 2001:db8:0:0:0:0:0:10", "AAAA"),
                        new Exhibit.Edge("address 203.0.113.10", "server Vercel", ""),
                        new Exhibit.Edge("server Vercel", "end https://www.acme.test/ (200)", ""),
                        new Exhibit.Edge("host www.acme.test", "alias edge.acme.test", "CNAME"),
                        new Exhibit.Edge("alias edge.acme.test", "address 203.0.113.20", "A"),
                        new Exhibit.Edge("server nginx", "end https://www.acme.test/ (200)", ""),
                        new Exhibit.Edge("host ring.acme.test", "address 203.0.113.30", "A"),
                        new Exhibit.Edge("host ring.acme.test", "end loop of 2", ""));
        assertThat(graph.edges())
                .allSatisfy(edge ->
                        assertThat(graph.nodes()).extracting(Exhibit.Node::id).contains(edge.from(), edge.to()));
    }

    @Test
    void a_host_that_could_not_be_looked_at_is_unseen() {
        Launch launch = lab.launch().withZone(ZONE.failing("@", DnsStatus.SERVFAIL));
        lab.on("https://www.acme.test/ 200").on("https://acme.test/ 200");

        CheckResult result = RoutingMap.ofDeclaredHosts().run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen())
                .containsExactly(
                        new Unseen("acme.test", "acme.test A: SERVFAIL (the fixture says so)", Impact.SUPPORT_RISK));
    }

    private Launch acme() {
        lab.on(
                        "https://acme.test/",
                        request -> Response.redirect(301, "https://www.acme.test/")
                                .withHeader("x-vercel-id", "fra1::x")
                                .withHeader("Server", "hidden"))
                .on(
                        "https://www.acme.test/",
                        request -> Response.ok("text/html", "<p>Hello").withHeader("Server", "nginx"))
                .on("https://ring.acme.test/ 301 https://ring.acme.test/a")
                .on("https://ring.acme.test/a 301 https://ring.acme.test/")
                .on("https://away.acme.test/ 302 https://other.test/");
        return lab.launch().withZone(ZONE).withHosts("ring", "away", "gone");
    }

    private static List<Exhibit> exhibits(Launch launch) {
        return RoutingMap.ofDeclaredHosts().run(launch).exhibits();
    }
}
