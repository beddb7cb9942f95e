package dev.launchready.dns;

import static dev.launchready.dns.DnsLab.HEALTHY;
import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.NS;
import static dev.launchready.net.RecordType.SOA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Unseen;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.DnsFault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Zones as a launch meets them, each with exactly its findings and exactly what could not be seen. */
class ZoneScenariosTest {
    private static final DnsZone ZONE = DnsZone.of("acme.test");
    // As HEALTHY, without mail and with other name servers or timers
    private static final ZoneFixture BARE = ZoneFixture.of("acme.test")
            .with("@", A, "203.0.113.10")
            .with("ns1", A, "203.0.113.1")
            .with("ns2", A, "203.0.113.2");
    private static final String GOOD_SOA = "ns1 hostmaster 2026010101 7200 3600 1209600 300";

    static Stream<Arguments> zones() {
        return Stream.of(
                row("all is well", HEALTHY, ZONE.receivesMail(), 0),
                row("the site's own zone", HEALTHY, DnsZone.ofSite(), 0),
                row("no such domain", HEALTHY, DnsZone.of("other.acme.test"), 0, "dns.dead-name"),
                row("an alias at the apex", HEALTHY.with("@", CNAME, "app.acme.test"), ZONE, 0, "dns.apex-alias"),
                row("one name server", bare(GOOD_SOA, "ns1"), ZONE, 0, "dns.few-name-servers"),
                row("no name server", bare(GOOD_SOA), ZONE, 0, "dns.few-name-servers"),
                row(
                        "two name servers at one address",
                        ZoneFixture.of("acme.test")
                                .withAuthority("ns1", "ns2")
                                .with("ns1", A, "203.0.113.1")
                                .with("ns2", A, "203.0.113.1"),
                        ZONE,
                        0,
                        "dns.few-name-servers"),
                row(
                        "a name server without address",
                        ZoneFixture.of("acme.test").withAuthority("ns1", "ns2").with("ns1", A, "203.0.113.1"),
                        ZONE,
                        0,
                        "dns.name-server-without-address"),
                row(
                        "a name server that is an alias",
                        ZoneFixture.of("acme.test")
                                .withAuthority("ns1", "ns2")
                                .with("ns1", A, "203.0.113.1")
                                .with("ns2", CNAME, "real")
                                .with("real", A, "203.0.113.2"),
                        ZONE,
                        0,
                        "dns.name-server-alias"),
                row(
                        "timers that do not work",
                        bare("ns1 hostmaster 1 7200 7200 86400 300", "ns1", "ns2"),
                        ZONE,
                        0,
                        "dns.soa-values"),
                row(
                        "negative answers for a day",
                        BARE.withTtl(Duration.ofDays(1))
                                .with("@", SOA, "ns1 hostmaster 1 7200 3600 1209600 86400")
                                .with("@", NS, "ns1", "ns2"),
                        ZONE,
                        0,
                        "dns.negative-ttl"),
                row("a wildcard", HEALTHY.with("*", A, "203.0.113.99"), ZONE, 0, "dns.wildcard"),
                row(
                        "a wildcard alias to nowhere",
                        HEALTHY.with("*", CNAME, "gone.nowhere.test"),
                        ZONE,
                        0,
                        "dns.wildcard"),
                row("a wildcard that is meant", HEALTHY.with("*", A, "203.0.113.99"), ZONE.allowingWildcard(), 0),
                row(
                        "no MX where mail is declared",
                        bare(GOOD_SOA, "ns1", "ns2"),
                        ZONE.receivesMail(),
                        0,
                        "dns.mx-missing"),
                row("no MX where nothing is declared", bare(GOOD_SOA, "ns1", "ns2"), ZONE, 0),
                row(
                        "null MX where mail is declared",
                        bare(GOOD_SOA, "ns1", "ns2").with("@", MX, "0 ."),
                        ZONE.receivesMail(),
                        0,
                        "dns.null-mx"),
                row(
                        "null MX where no mail is declared",
                        bare(GOOD_SOA, "ns1", "ns2").with("@", MX, "0 ."),
                        ZONE.receivesNoMail(),
                        0),
                row(
                        "null MX beside another",
                        HEALTHY.with("@", MX, "0 ."),
                        ZONE.receivesMail(),
                        0,
                        "dns.null-mx-beside-others"),
                row("MX where no mail is declared", HEALTHY, ZONE.receivesNoMail(), 0, "dns.mx-unexpected"),
                row(
                        "MX to an alias",
                        HEALTHY.with("@", MX, "20 mail").with("mail", CNAME, "mx.acme.test"),
                        ZONE,
                        0,
                        "dns.mx-alias"),
                row("MX to an address", HEALTHY.with("@", MX, "20 203.0.113.26"), ZONE, 0, "dns.mx-address"),
                row("MX to a dead name", HEALTHY.with("@", MX, "20 gone"), ZONE, 0, "dns.mx-dead"),
                row(
                        "MX to a host over IPv6 alone",
                        HEALTHY.with("@", MX, "20 six").with("six", AAAA, "2001:db8::25"),
                        ZONE,
                        0),
                row("MX to a host that nobody here knows", HEALTHY.with("@", MX, "20 mx.provider.test"), ZONE, 2),
                row(
                        "CAA that allows",
                        HEALTHY.with("@", CAA, "0 issue \"letsencrypt.org\""),
                        ZONE.issuedBy("letsencrypt.org"),
                        0),
                row(
                        "CAA that forbids",
                        HEALTHY.with("@", CAA, "0 issue \";\""),
                        ZONE.issuedBy("letsencrypt.org"),
                        0,
                        "dns.caa-forbids"),
                row(
                        "CAA that forbids wildcards",
                        HEALTHY.with("@", CAA, "0 issue \"letsencrypt.org\"", "0 issuewild \";\""),
                        ZONE.wildcardsIssuedBy("letsencrypt.org"),
                        0,
                        "dns.caa-forbids"),
                row(
                        "CAA that nobody understands",
                        HEALTHY.with("@", CAA, "128 future \"x\"", "0 issue \"letsencrypt.org\""),
                        ZONE.issuedBy("letsencrypt.org"),
                        0,
                        "dns.caa-forbids"));
    }

    private static ZoneFixture bare(String soa, String... servers) {
        return BARE.with("@", SOA, soa).with("@", NS, servers);
    }

    private static Arguments row(String title, ZoneFixture zone, DnsZone check, int unseen, String... rules) {
        return Arguments.of(title, zone, check, unseen, List.of(rules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zones")
    void judges_what_a_zone_says(String title, ZoneFixture zone, DnsZone check, int unseen, List<String> rules)
            throws IOException {
        try (DnsLab lab = new DnsLab(zone)) {
            DnsLab.assertResult(check, lab.run(check), rules, unseen);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                second("answers without authority", Kind.LAME, 0, "dns.lame-delegation"),
                second("refuses", Kind.REFUSED, 0, "dns.lame-delegation"),
                second("refers upward", Kind.REFER_UPWARD, 0, "dns.lame-delegation"),
                second("fails", Kind.SERVFAIL, 0, "dns.lame-delegation"),
                second("denies the zone", Kind.NXDOMAIN, 0, "dns.lame-delegation"),
                second("stays silent", Kind.DROP, 1),
                second("answers with the wrong id", Kind.WRONG_ID, 1),
                second("answers with rubbish", Kind.MALFORMED, 1),
                broken("is down", lab -> lab.ns2.close(), 1),
                broken(
                        "has an older version",
                        lab -> lab.ns2.serve(bare("ns1 hostmaster 2025010101 7200 3600 1209600 300", "ns1", "ns2")),
                        0,
                        "dns.serial-mismatch"),
                broken("MX fails", lab -> lab.resolver.fail("acme.test", MX, DnsFault.of(Kind.SERVFAIL)), 1),
                broken("CAA fails", lab -> lab.resolver.fail("acme.test", CAA, DnsFault.of(Kind.SERVFAIL)), 1),
                broken("NS fails", lab -> lab.resolver.fail("acme.test", NS, DnsFault.of(Kind.SERVFAIL)), 1),
                broken("is bogus", lab -> lab.resolver.fail(DnsFault.of(Kind.BOGUS)), 0, "dns.dnssec-bogus"),
                broken("everything is silent", lab -> lab.impatient().resolver.fail(DnsFault.of(Kind.DROP)), 6));
    }

    private static Arguments second(String title, Kind kind, int unseen, String... rules) {
        // Only what never answers is worth a short deadline: an answer has to be in time on a busy machine, too
        return broken(
                "the second " + title,
                lab -> (unseen > 0 ? lab.impatient() : lab).ns2.fail(DnsFault.of(kind)),
                unseen,
                rules);
    }

    private static Arguments broken(String title, Consumer<DnsLab> fault, int unseen, String... rules) {
        return Arguments.of(title, fault, unseen, List.of(rules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void asks_every_name_server_itself(String title, Consumer<DnsLab> fault, int unseen, List<String> rules)
            throws IOException {
        DnsZone check = ZONE.issuedBy("letsencrypt.org");
        try (DnsLab lab = new DnsLab(HEALTHY)) {
            fault.accept(lab);

            DnsLab.assertResult(check, lab.run(check), rules, unseen);
        }
    }

    @Test
    void blocks_the_launch_only_when_no_name_server_is_left() throws IOException {
        try (DnsLab lab = new DnsLab(HEALTHY)) {
            lab.ns2.fail(DnsFault.of(Kind.REFUSED));
            assertThat(lab.run(ZONE).findings()).extracting(Finding::impact).containsExactly(Impact.SUPPORT_RISK);

            lab.ns1.fail(DnsFault.of(Kind.REFUSED));
            assertThat(lab.run(ZONE).findings())
                    .extracting(Finding::impact)
                    .containsExactly(Impact.LAUNCH_BLOCKER, Impact.LAUNCH_BLOCKER);
        }
    }

    @Test
    void says_which_server_serves_which_version() throws IOException {
        try (DnsLab lab = new DnsLab(HEALTHY)) {
            CheckResult result = lab.run(ZONE);

            assertThat(result.exhibits())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Exhibit.Table.class,
                            table -> assertThat(table.rows())
                                    .containsExactly(
                                            List.of("ns1.acme.test", "203.0.113.1", "yes", "2026010101"),
                                            List.of("ns2.acme.test", "203.0.113.2", "yes", "2026010101")));
        }
    }

    @Test
    void an_unpublished_zone_has_no_name_servers_to_ask_and_says_so() {
        CheckResult result = ZONE.run(Launch.at("acme.test").withZone(HEALTHY));

        DnsLab.assertResult(ZONE, result, List.of(), 2);
        assertThat(result.unseen()).extracting(Unseen::subject).containsExactly("ns1.acme.test", "ns2.acme.test");
        assertThat(result.unseen()).allMatch(unseen -> unseen.reason().contains("takes its DNS from a fixture"));
    }
}
