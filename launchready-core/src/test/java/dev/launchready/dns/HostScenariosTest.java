package dev.launchready.dns;

import static dev.launchready.dns.DnsLab.HEALTHY;
import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.DnsFault.Kind;
import dev.launchready.net.loopback.DnsTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts as a launch meets them, each with exactly its findings and exactly what could not be seen. */
class HostScenariosTest {
    private static final Subdomain APP = Subdomain.named("app");
    private static final ZoneFixture LOOP =
            HEALTHY.with("ring1", CNAME, "ring2.acme.test").with("ring2", CNAME, "ring1.acme.test");
    private static final ZoneFixture CLOUD =
            ZoneFixture.of("hosting.test").with("acme", A, "203.0.113.80").with("acme", AAAA, "2001:db8::80");

    static Stream<Arguments> zones() {
        return Stream.of(
                row("the apex is there", HEALTHY, Subdomain.apex(), 0),
                row("an alias is followed", HEALTHY, Subdomain.named("www").resolves(), 0),
                row("a dead name", HEALTHY, Subdomain.named("api"), 0, "dns.dead-name"),
                row(
                        "a name without addresses",
                        HEALTHY.with("api", TXT, "x"),
                        Subdomain.named("api"),
                        0,
                        "dns.no-address"),
                row(
                        "an alias to nothing of our own",
                        HEALTHY.with("old", CNAME, "gone"),
                        Subdomain.named("old"),
                        0,
                        "dns.dangling-alias"),
                row(
                        "an alias to a claimable name",
                        HEALTHY.with("old", CNAME, "acme-old.azurewebsites.net")
                                .and(ZoneFixture.of("azurewebsites.net")),
                        Subdomain.named("old"),
                        0,
                        "dns.dangling-alias"),
                row(
                        "an alias to a name without addresses",
                        HEALTHY.with("old", CNAME, "txt").with("txt", TXT, "x"),
                        Subdomain.named("old"),
                        0,
                        "dns.no-address"),
                row(
                        "an alias to a zone that nobody here knows",
                        HEALTHY.with("shop", CNAME, "acme.hosting.test"),
                        Subdomain.named("shop"),
                        2),
                row(
                        "an alias to another zone",
                        HEALTHY.with("shop", CNAME, "acme.hosting.test").and(CLOUD),
                        Subdomain.named("shop").pointsTo("acme.hosting.test").hasIpv4AndIpv6(),
                        0),
                row(
                        "an alias to the wrong target",
                        HEALTHY.with("shop", CNAME, "acme.hosting.test").and(CLOUD),
                        Subdomain.named("shop").pointsTo("other.hosting.test"),
                        0,
                        "dns.wrong-target"),
                row("the right address", HEALTHY, APP.pointsTo("203.0.113.20", "203.0.113.21"), 0),
                row("the wrong address", HEALTHY, APP.pointsTo("203.0.113.21"), 0, "dns.wrong-target"),
                row(
                        "a flattened apex",
                        ZoneFixture.of("acme.test")
                                .with("@", A, "203.0.113.80")
                                .with("@", AAAA, "2001:db8::80")
                                .and(CLOUD),
                        Subdomain.apex().pointsTo("acme.hosting.test"),
                        0),
                row("a loop of aliases", LOOP, Subdomain.named("ring1"), 0, "dns.alias-loop"),
                row(
                        "an alias beside an address",
                        HEALTHY.with("both", CNAME, "acme.test").with("both", A, "203.0.113.30"),
                        Subdomain.named("both"),
                        0,
                        "dns.alias-beside-data"),
                row(
                        "an alias beside text",
                        HEALTHY.with("both", CNAME, "acme.test").with("both", TXT, "x"),
                        Subdomain.named("both"),
                        0,
                        "dns.alias-beside-data"),
                row("one family where two are declared", HEALTHY, APP.hasIpv4AndIpv6(), 0, "dns.address-parity"),
                row(
                        "IPv6 alone where two are declared",
                        HEALTHY.with("six", AAAA, "2001:db8::6"),
                        Subdomain.named("six").hasIpv4AndIpv6(),
                        0,
                        "dns.address-parity"),
                row(
                        "a loopback address",
                        HEALTHY.with("dev", A, "127.0.0.1"),
                        Subdomain.named("dev"),
                        0,
                        "dns.loopback-address"),
                row(
                        "a loopback address in a rehearsal",
                        HEALTHY.with("dev", A, "127.0.0.1").with("dev", AAAA, "::1"),
                        Subdomain.named("dev").allowingLoopback(),
                        0),
                row(
                        "a private and a unique local address",
                        HEALTHY.with("dev", A, "10.1.2.3").with("dev", AAAA, "fd00::1"),
                        Subdomain.named("dev"),
                        0,
                        "dns.private-address",
                        "dns.private-address"),
                row(
                        "a carrier's and a link-local address",
                        HEALTHY.with("dev", A, "100.64.0.1", "169.254.1.1"),
                        Subdomain.named("dev"),
                        0,
                        "dns.private-address",
                        "dns.private-address"),
                row(
                        "a TTL of a day",
                        HEALTHY.withTtl(Duration.ofDays(1)).with("slow", A, "203.0.113.40"),
                        Subdomain.named("slow"),
                        0,
                        "dns.ttl-too-long"),
                row(
                        "a TTL of a day that was agreed",
                        HEALTHY.withTtl(Duration.ofDays(1)).with("slow", A, "203.0.113.40"),
                        Subdomain.named("slow").isCachedAtMost(Duration.ofDays(1)),
                        0),
                row(
                        "a long TTL at the hosting provider",
                        HEALTHY.with("shop", CNAME, "slow.hosting.test")
                                .and(ZoneFixture.of("hosting.test")
                                        .withTtl(Duration.ofDays(1))
                                        .with("slow", A, "203.0.113.80")),
                        Subdomain.named("shop"),
                        0),
                row(
                        "a TTL of zero",
                        HEALTHY.withTtl(Duration.ZERO).with("now", A, "203.0.113.41"),
                        Subdomain.named("now"),
                        0,
                        "dns.ttl-zero"),
                row("no CAA at all", HEALTHY, APP.issuedBy("letsencrypt.org"), 0),
                row(
                        "CAA of the apex that allows",
                        HEALTHY.with("@", CAA, "0 issue \"letsencrypt.org\""),
                        APP.issuedBy("letsencrypt.org"),
                        0),
                row(
                        "CAA of the apex that forbids",
                        HEALTHY.with("@", CAA, "0 issue \"digicert.com\""),
                        APP.issuedBy("letsencrypt.org"),
                        0,
                        "dns.caa-forbids"),
                row(
                        "CAA of the host before that of the apex",
                        HEALTHY.with("@", CAA, "0 issue \"digicert.com\"")
                                .with("app", CAA, "0 issue \"letsencrypt.org\""),
                        APP.issuedBy("LetsEncrypt.org"),
                        0));
    }

    private static Arguments row(String title, ZoneFixture zone, Subdomain check, int unseen, String... rules) {
        return Arguments.of(title, zone, check, unseen, List.of(rules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zones")
    void judges_what_a_zone_says(String title, ZoneFixture zone, Subdomain check, int unseen, List<String> rules)
            throws IOException {
        try (DnsLab lab = new DnsLab(zone)) {
            DnsLab.assertResult(check, lab.run(check), rules, unseen);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("SERVFAIL", Kind.SERVFAIL, 2),
                fault("REFUSED", Kind.REFUSED, 2),
                fault("FORMERR", Kind.FORMERR, 2),
                fault("no answer", Kind.DROP, 2),
                fault("malformed octets", Kind.MALFORMED, 2),
                fault("the id of another question", Kind.WRONG_ID, 2),
                fault("the answer to another question", Kind.WRONG_QUESTION, 2),
                fault("truncated over TCP, too", Kind.TRUNCATE, 2),
                fault("a referral upward", Kind.REFER_UPWARD, 2),
                fault("NXDOMAIN", Kind.NXDOMAIN, 0, "dns.dead-name"),
                fault("NODATA", Kind.NODATA, 0, "dns.no-address"),
                fault("bogus signatures", Kind.BOGUS, 0, "dns.dnssec-bogus"),
                fault("no authority", Kind.LAME, 0),
                broken(
                        "truncated over UDP alone",
                        lab -> lab.resolver.fail(DnsFault.of(Kind.TRUNCATE).on(DnsTransport.UDP)),
                        0),
                broken(
                        "truncated, and TCP drips",
                        lab -> {
                            lab.impatient()
                                    .resolver
                                    .fail(DnsFault.of(Kind.TRUNCATE).on(DnsTransport.UDP));
                            lab.resolver.fail(DnsFault.of(Kind.DRIP).on(DnsTransport.TCP));
                        },
                        2),
                broken(
                        "truncated, and TCP hangs up",
                        lab -> {
                            lab.resolver.fail(DnsFault.of(Kind.TRUNCATE).on(DnsTransport.UDP));
                            lab.resolver.fail(DnsFault.of(Kind.CLOSE).on(DnsTransport.TCP));
                        },
                        2),
                broken("late, and in time", lab -> lab.resolver.fail(DnsFault.late(Duration.ofMillis(30))), 0),
                broken(
                        "silent once",
                        lab -> lab.resolver.fail(
                                "app.acme.test", A, DnsFault.of(Kind.DROP).times(1)),
                        0),
                broken(
                        "SERVFAIL for AAAA alone",
                        lab -> lab.resolver.fail("app.acme.test", AAAA, DnsFault.of(Kind.SERVFAIL)),
                        1),
                broken(
                        "SERVFAIL that passes is not bogus",
                        lab -> lab.resolver.fail(
                                "app.acme.test", A, DnsFault.of(Kind.SERVFAIL).times(1)),
                        1),
                broken("a resolver that is down", lab -> lab.resolver.close(), 2));
    }

    private static Arguments fault(String title, Kind kind, int unseen, String... rules) {
        return broken(title, lab -> lab.impatient().resolver.fail("app.acme.test", DnsFault.of(kind)), unseen, rules);
    }

    private static Arguments broken(String title, Consumer<DnsLab> fault, int unseen, String... rules) {
        return Arguments.of(title, fault, unseen, List.of(rules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void never_takes_a_broken_resolver_for_an_answer(
            String title, Consumer<DnsLab> fault, int unseen, List<String> rules) throws IOException {
        try (DnsLab lab = new DnsLab(HEALTHY)) {
            fault.accept(lab);

            CheckResult result = lab.run(APP);

            DnsLab.assertResult(APP, result, rules, unseen);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sees_a_loop_however_the_resolver_shows_it(Kind kind) throws IOException {
        try (DnsLab lab = new DnsLab(LOOP)) {
            for (String name : List.of("ring1.acme.test", "ring2.acme.test")) {
                lab.resolver.fail(name, A, DnsFault.of(kind));
                lab.resolver.fail(name, AAAA, DnsFault.of(kind));
            }
            Subdomain check = Subdomain.named("ring1");

            CheckResult result = lab.run(check);

            DnsLab.assertResult(check, result, List.of("dns.alias-loop"), 0);
            assertThat(result.findings().get(0).actual())
                    .contains("ring1.acme.test → ring2.acme.test → ring1.acme.test");
        }
    }

    static Stream<Kind> loops() {
        return Stream.of(Kind.LATE, Kind.SERVFAIL, Kind.ALIAS_ONLY);
    }

    @Test
    void example_addresses_are_for_example_names_alone() throws IOException {
        ZoneFixture zone = ZoneFixture.of("acme.dev").with("@", A, "192.0.2.1");
        try (DnsLab lab = new DnsLab(zone)) {
            CheckResult result = Subdomain.apex().run(lab.launch("acme.dev"));

            DnsLab.assertResult(Subdomain.apex(), result, List.of("dns.documentation-address"), 0);
        }
    }

    @Test
    void a_dangling_alias_tells_who_may_claim_it_and_what_to_do() throws IOException {
        ZoneFixture zone =
                HEALTHY.with("old", CNAME, "acme-old.azurewebsites.net").and(ZoneFixture.of("azurewebsites.net"));
        try (DnsLab lab = new DnsLab(zone)) {
            CheckResult result = lab.run(Subdomain.named("old"));

            assertThat(result.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.message())
                        .isEqualTo("old.acme.test: expected an alias to a name that exists, but its alias ends at"
                                + " acme-old.azurewebsites.net, which does not exist (NXDOMAIN); the name is free at"
                                + " Azure App Service for whoever takes it first.");
                assertThat(finding.remedy()).contains("Delete the CNAME of old.acme.test");
                assertThat(finding.evidence()).hasSize(2);
            });
        }
    }
}
