package dev.launchready.dns;

import static dev.launchready.dns.DnsLab.HEALTHY;
import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.SOA;
import static dev.launchready.net.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.DnsFault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Zones that look wrong and are right, and that look right and are wrong. */
class DnsTrapsTest {
    private static final DnsZone ZONE = DnsZone.of("acme.test");
    private static final ZoneFixture HOSTING = ZoneFixture.of("hosting.test")
            .with("acme", A, "203.0.113.80")
            .with("acme", CAA, "0 issue \"hosting-ca.test\"")
            .with("bare", A, "203.0.113.81")
            .with("@", CAA, "0 issue \"hosting-ca.test\"");

    static Stream<Arguments> zones() {
        return Stream.of(
                row("a chain of eight aliases", chain(8), named("a0")),
                row("an alias to itself", HEALTHY.with("self", CNAME, "self"), named("self"), "dns.alias-loop"),
                row("an alias in upper case", HEALTHY.with("Up", CNAME, "ACME.test"), named("up")),
                row("www by a wildcard", bare().with("*", A, "203.0.113.9"), named("www")),
                row(
                        "www by a wildcard alias that covers its own target",
                        bare().with("*", CNAME, "gone.acme.test"),
                        named("www"),
                        "dns.alias-loop"),
                row("an empty non-terminal", HEALTHY.with("eu.api", A, "203.0.113.9"), named("api"), "dns.no-address"),
                row(
                        "a mapped address",
                        HEALTHY.with("m", AAAA, "::ffff:203.0.113.9"),
                        named("m"),
                        "dns.private-address"),
                row("the unspecified address", HEALTHY.with("m", A, "0.0.0.0"), named("m"), "dns.private-address"),
                row(
                        "one public and one private address",
                        HEALTHY.with("m", A, "203.0.113.9", "192.168.1.9"),
                        named("m"),
                        "dns.private-address"),
                row(
                        "four addresses that are cached for a day",
                        HEALTHY.withTtl(Duration.ofDays(1))
                                .with("slow", A, "203.0.113.1", "203.0.113.2")
                                .with("slow", AAAA, "2001:db8::1", "2001:db8::2"),
                        named("slow"),
                        "dns.ttl-too-long"),
                row(
                        "an hour exactly",
                        HEALTHY.withTtl(Duration.ofHours(1)).with("hour", A, "203.0.113.1"),
                        named("hour")),
                row(
                        "CAA with parameters",
                        HEALTHY.with("@", CAA, "0 issue \"letsencrypt.org; validationmethods=dns-01\""),
                        named("app").issuedBy("letsencrypt.org")),
                row(
                        "CAA that only reports",
                        HEALTHY.with("@", CAA, "0 iodef \"mailto:ops@acme.test\""),
                        named("app").issuedBy("letsencrypt.org")),
                row(
                        "CAA for wildcards alone",
                        HEALTHY.with("@", CAA, "0 issuewild \";\""),
                        named("app").issuedBy("letsencrypt.org")),
                row(
                        "CAA that names two in one value",
                        HEALTHY.with("@", CAA, "0 issue \"letsencrypt.org, digicert.com\""),
                        named("app").issuedBy("letsencrypt.org"),
                        "dns.caa-forbids"),
                row(
                        "CAA at the end of an alias",
                        HEALTHY.with("shop", CNAME, "acme.hosting.test").and(HOSTING),
                        named("shop").issuedBy("letsencrypt.org"),
                        "dns.caa-forbids"),
                row(
                        "CAA above the end of an alias",
                        HEALTHY.with("shop", CNAME, "bare.hosting.test")
                                .with("@", CAA, "0 issue \"letsencrypt.org\"")
                                .and(HOSTING),
                        named("shop").issuedBy("letsencrypt.org")),
                row("a null MX of another preference", bare().with("@", MX, "10 ."), ZONE.receivesNoMail()),
                row("MX to the domain itself", bare().with("@", MX, "10 @"), ZONE.receivesMail()),
                row(
                        "MX of equal preference, one of them dead",
                        HEALTHY.with("@", MX, "10 mx2"),
                        ZONE.receivesMail(),
                        "dns.mx-dead"),
                row("a wildcard for mail alone", HEALTHY.with("*", MX, "10 mx.acme.test"), ZONE),
                row("a wildcard for text alone", HEALTHY.with("*", TXT, "v=spf1 -all"), ZONE),
                row("a domain within the zone", HEALTHY, DnsZone.of("app.acme.test")),
                row("an alias within the zone", HEALTHY, DnsZone.of("www.acme.test")),
                row("two labels below the zone", HEALTHY.with("a.b", A, "203.0.113.9"), DnsZone.of("a.b.acme.test")),
                row(
                        "a domain within the zone, without mail",
                        HEALTHY,
                        DnsZone.of("app.acme.test").receivesMail(),
                        "dns.mx-missing"),
                row(
                        "the apex of a zone below a registry",
                        ZoneFixture.of("acme.co.uk")
                                .with("@", CNAME, "acme.hosting.test")
                                .and(HOSTING)
                                .and(ZoneFixture.of("co.uk").withAuthority("ns1", "ns2")),
                        DnsZone.of("acme.co.uk"),
                        "dns.apex-alias",
                        "dns.few-name-servers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zones")
    void judges_what_a_zone_says(String title, ZoneFixture zone, Check check, List<String> rules) throws IOException {
        try (DnsLab lab = new DnsLab(zone)) {
            DnsLab.assertResult(check, lab.run(check), rules, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"A, AAAA", "AAAA, A"})
    void a_family_that_is_denied_beside_one_that_is_there_is_told(String there, String denied) throws IOException {
        try (DnsLab lab = new DnsLab(HEALTHY)) {
            lab.resolver.fail("acme.test", dev.launchready.net.RecordType.valueOf(denied), DnsFault.of(Kind.NXDOMAIN));

            CheckResult result = lab.run(Subdomain.apex());

            DnsLab.assertResult(Subdomain.apex(), result, List.of("dns.dead-name"), 0);
            Finding finding = result.findings().get(0);
            assertThat(finding.impact()).isEqualTo(Impact.SUPPORT_RISK);
            assertThat(finding.message()).contains("when asked for " + denied).doesNotContain("for " + there + ",");
        }
    }

    @Test
    void an_alias_into_a_failing_zone_is_not_seen_and_not_dangling() throws IOException {
        try (DnsLab lab =
                new DnsLab(HEALTHY.with("shop", CNAME, "acme.hosting.test").and(HOSTING))) {
            lab.resolver.fail("acme.hosting.test", DnsFault.of(Kind.SERVFAIL));
            lab.resolver.fail("shop.acme.test", A, DnsFault.of(Kind.ALIAS_ONLY));
            lab.resolver.fail("shop.acme.test", AAAA, DnsFault.of(Kind.ALIAS_ONLY));

            DnsLab.assertResult(named("shop"), lab.run(named("shop")), List.of(), 2);
        }
    }

    @Test
    void what_forbids_behind_an_alias_is_mended_where_it_stands() throws IOException {
        try (DnsLab lab =
                new DnsLab(HEALTHY.with("shop", CNAME, "acme.hosting.test").and(HOSTING))) {
            CheckResult result = lab.run(named("shop").issuedBy("letsencrypt.org"));

            assertThat(result.findings().get(0).remedy())
                    .contains("acme.hosting.test. CAA 0 issue \"letsencrypt.org\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.1, PRIVATE",
        "::8.8.8.8, UNUSABLE",
        "::1, LOOPBACK",
        "64:ff9b::808:808, PUBLIC",
        "64:ff9b:1::1, UNUSABLE",
        "2001:2::1, UNUSABLE",
        "192.88.99.1, UNUSABLE",
        "2606:4700::1111, PUBLIC",
        "2a00:1450::1, PUBLIC",
        "169.254.169.254, LINK_LOCAL",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "fe80::1, LINK_LOCAL",
        "fdff::1, PRIVATE",
    })
    void knows_where_an_address_is_routed(String address, AddressScope scope) {
        assertThat(AddressScope.of(HostNames.address(address).orElseThrow())).isEqualTo(scope);
    }

    /** The zones of large providers as they come: none of them is told to be worse than untidy. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Cloudflare, 2371000000 10000 2400 604800 1800, 1800",
        "Route 53, 1 7200 900 1209600 86400, 900",
        "Google, 1 21600 3600 259200 300, 21600",
        "Azure, 1 3600 300 2419200 300, 3600",
        "NS1 and Netlify, 1700000000 7200 7200 1209600 3600, 3600",
        "GoDaddy, 2026010100 28800 7200 604800 600, 3600",
        "Namecheap, 1700000000 43200 3600 604800 3601, 3601",
        "DigitalOcean, 1700000000 10800 3600 604800 1800, 1800",
        "Hetzner, 2026010100 86400 10800 3600000 3600, 3600",
        "Gandi, 1700000000 10800 3600 604800 10800, 10800",
    })
    void a_providers_usual_timers_are_no_risk(String provider, String timers, int ttl) throws IOException {
        ZoneFixture zone = ZoneFixture.of("acme.test")
                .with("@", dev.launchready.net.RecordType.NS, "ns1", "ns2")
                .with("ns1", A, "203.0.113.1")
                .with("ns2", A, "203.0.113.2")
                .withTtl(Duration.ofSeconds(ttl))
                .with("@", SOA, "ns1 hostmaster " + timers);
        try (DnsLab lab = new DnsLab(zone)) {
            assertThat(lab.run(ZONE).findings()).allMatch(finding -> finding.impact() == Impact.CLEANUP);
        }
    }

    private static Subdomain named(String name) {
        return Subdomain.named(name);
    }

    private static ZoneFixture bare() {
        return ZoneFixture.of("acme.test")
                .withAuthority("ns1", "ns2")
                .with("ns1", A, "203.0.113.1")
                .with("ns2", A, "203.0.113.2")
                .with("@", A, "203.0.113.10");
    }

    private static ZoneFixture chain(int length) {
        return IntStream.range(0, length)
                .boxed()
                .reduce(
                        HEALTHY.with("a" + length, A, "203.0.113.9"),
                        (zone, i) -> zone.with("a" + i, CNAME, "a" + (i + 1)),
                        (one, other) -> one);
    }

    private static Arguments row(String title, ZoneFixture zone, Check check, String... rules) {
        return Arguments.of(title, zone, check, List.of(rules));
    }
}
