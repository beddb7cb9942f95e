package dev.launchready.net;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.DnsFault.Kind;
import dev.launchready.net.loopback.DnsQuery;
import dev.launchready.net.loopback.DnsTransport;
import dev.launchready.net.loopback.LoopbackDns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DnsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private static final ZoneFixture ZONE = ZoneFixture.of("acme.test")
            .withAuthority("ns1", "ns2")
            .with("@", A, "192.0.2.1")
            .with("@", AAAA, "2001:db8::1")
            .with("@", RecordType.MX, "10 mx.acme.test")
            .with("@", RecordType.CAA, "128 issue \"letsencrypt.org; account=1\"")
            .with("@", RecordType.SPF, "v=spf1 -all")
            .with("1", RecordType.PTR, "host.acme.test")
            .with("_443._tcp", RecordType.TLSA, "3 1 1 " + "ab".repeat(32))
            .with("signed", RecordType.DS, "12345 13 2 " + "cd".repeat(32))
            .with("www", CNAME, "acme.test")
            .with("shop", CNAME, "acme.hosting.test")
            .with("gone", CNAME, "nobody.acme.test")
            .with("ring1", CNAME, "ring2.acme.test")
            .with("ring2", CNAME, "ring1.acme.test")
            .with("mapped", AAAA, "::ffff:192.0.2.1")
            .with("delegated", RecordType.NS, "ns.elsewhere.test")
            .with("tocut", CNAME, "www.delegated.acme.test")
            .withText("text", "one", "\u00ff two")
            .with("big", TXT, "x".repeat(3000));

    private LoopbackDns server;
    private Dns dns;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackDns.serving(ZONE);
        dns = network(server.address()).dns();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Network network(InetSocketAddress... servers) {
        return Network.system().withNameServers(List.of(servers)).loopbackOnly();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme.test           | A     | FOUND           | acme.test A: 192.0.2.1
            ACME.test.          | A     | FOUND           | acme.test A: 192.0.2.1
            acme.test           | AAAA  | FOUND           | acme.test AAAA: 2001:db8:0:0:0:0:0:1
            mapped.acme.test    | AAAA  | FOUND           | mapped.acme.test AAAA: 0:0:0:0:0:ffff:c000:201
            acme.test           | MX    | FOUND           | acme.test MX: 10 mx.acme.test.
            acme.test           | NS    | FOUND           | acme.test NS: ns1.acme.test.; ns2.acme.test.
            acme.test           | SOA   | FOUND           | acme.test SOA: ns1.acme.test. hostmaster.acme.test. 2026010101 7200 3600 1209600 300
            acme.test           | CAA   | FOUND           | acme.test CAA: 128 issue "letsencrypt.org; account=1"
            acme.test           | SPF   | FOUND           | acme.test SPF: "v=spf1 -all"
            1.acme.test         | PTR   | FOUND           | 1.acme.test PTR: host.acme.test.
            _443._tcp.acme.test | TLSA  | FOUND           | _443._tcp.acme.test TLSA: 3 1 1 abababababababababababababababababababababababababababababababab
            signed.acme.test    | DS    | FOUND           | signed.acme.test DS: 12345 13 2 cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd
            text.acme.test      | TXT   | FOUND           | text.acme.test TXT: "one" "\\255 two"
            www.acme.test       | A     | FOUND           | www.acme.test A: 192.0.2.1
            www.acme.test       | CNAME | FOUND           | www.acme.test CNAME: acme.test.
            acme.test           | TXT   | NODATA          | acme.test TXT: NODATA
            nobody.acme.test    | A     | NXDOMAIN        | nobody.acme.test A: NXDOMAIN
            gone.acme.test      | A     | NXDOMAIN        | gone.acme.test A: NXDOMAIN
            shop.acme.test      | A     | ALIAS_ELSEWHERE | shop.acme.test A: ALIAS_ELSEWHERE
            tocut.acme.test     | A     | ALIAS_ELSEWHERE | tocut.acme.test A: ALIAS_ELSEWHERE (a referral to the name servers of delegated.acme.test and no answer)
            ring1.acme.test     | A     | ALIAS_LOOP      | ring1.acme.test A: ALIAS_LOOP (the aliases lead back to ring1.acme.test)
            delegated.acme.test | A     | MALFORMED       | delegated.acme.test A: MALFORMED (a referral to the name servers of delegated.acme.test and no answer)
            other.test          | A     | REFUSED         | other.test A: REFUSED
            """)
    void tells_apart_what_a_server_says(String name, RecordType type, DnsStatus status, String line) {
        DnsAnswer answer = dns.query(name, type, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.describe()).isEqualTo(line);
        assertThat(answer.server()).isEqualTo(server.hostPort());
    }

    @Test
    void shows_the_aliases_on_the_way_also_when_the_way_ends_nowhere() {
        assertThat(dns.query("gone.acme.test", A, Deadline.in(AMPLE)).aliases())
                .extracting(DnsRecord.Alias::target)
                .containsExactly("nobody.acme.test");
        assertThat(dns.query("shop.acme.test", A, Deadline.in(AMPLE)).aliases())
                .extracting(DnsRecord.Alias::target)
                .containsExactly("acme.hosting.test");
    }

    @Test
    void asks_again_where_an_answer_stops_at_an_alias() {
        server.serve(ZONE, ZoneFixture.of("hosting.test").with("acme", A, "192.0.2.50"));
        server.fail("shop.acme.test", A, DnsFault.of(Kind.ALIAS_ONLY));

        DnsAnswer answer = dns.query("shop.acme.test", A, Deadline.in(AMPLE));

        assertThat(answer.describe()).isEqualTo("shop.acme.test A: 192.0.2.50");
        assertThat(answer.aliases()).hasSize(1);
        assertThat(server.queries("acme.hosting.test", A)).hasSize(1);
    }

    @Test
    void finds_a_loop_of_which_each_answer_shows_only_one_alias() {
        server.fail("ring1.acme.test", A, DnsFault.of(Kind.ALIAS_ONLY));
        server.fail("ring2.acme.test", A, DnsFault.of(Kind.ALIAS_ONLY));

        DnsAnswer answer = dns.query("ring1.acme.test", A, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(DnsStatus.ALIAS_LOOP);
        assertThat(server.queries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"SERVFAIL, SERVFAIL", "REFUSED, ALIAS_ELSEWHERE", "NXDOMAIN, NXDOMAIN", "NODATA, NODATA"})
    void an_alias_ends_as_its_target_does(Kind fault, DnsStatus status) {
        server.fail("shop.acme.test", A, DnsFault.of(Kind.ALIAS_ONLY));
        server.fail("acme.hosting.test", A, DnsFault.of(fault));

        DnsAnswer answer = dns.query("shop.acme.test", A, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.aliases()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVFAIL, SERVFAIL, ''",
        "REFUSED, REFUSED, ''",
        "FORMERR, MALFORMED, the code FORMERR",
        "NXDOMAIN, NXDOMAIN, ''",
        "NODATA, NODATA, ''",
        "TRUNCATE, MALFORMED, 'an answer that is truncated over TCP, too'",
        "MALFORMED, MALFORMED, 13 octets that are no DNS message",
        "WRONG_ID, MALFORMED, an answer with the id of another question",
        "WRONG_QUESTION, MALFORMED, an answer to the question other.invalid.",
        "REFER_UPWARD, MALFORMED, a referral to the name servers of . and no answer",
        "DROP, TIMEOUT, no answer within",
        "DRIP, TIMEOUT, no answer within",
        "CLOSE, TIMEOUT, no answer within",
    })
    void names_what_a_broken_server_does(Kind fault, DnsStatus status, String detail) {
        server.fail(DnsFault.of(fault));

        DnsAnswer answer =
                Promise.within(SHORT, () -> network(server.address()).dns().query("acme.test", A, Deadline.in(SHORT)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "DROP, TIMEOUT, no whole answer within",
        "DRIP, TIMEOUT, no whole answer within",
        "CLOSE, UNREACHABLE, the connection was closed before the answer",
        "MALFORMED, MALFORMED, 13 octets",
        "WRONG_ID, MALFORMED, an answer with the id",
    })
    void names_what_a_server_does_wrong_over_tcp(Kind fault, DnsStatus status, String detail) {
        server.fail("big.acme.test", DnsFault.of(fault).on(DnsTransport.TCP));

        DnsAnswer answer = Promise.within(
                SHORT, () -> network(server.address()).dns().query("big.acme.test", TXT, Deadline.in(SHORT)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void goes_over_to_tcp_where_the_answer_does_not_fit() {
        DnsAnswer answer = dns.query("big.acme.test", TXT, Deadline.in(AMPLE));

        assertThat(answer.records(DnsRecord.Text.class)
                        .findFirst()
                        .orElseThrow()
                        .joined())
                .isEqualTo("x".repeat(3000));
        assertThat(server.queries())
                .extracting(DnsQuery::transport)
                .containsExactly(DnsTransport.UDP, DnsTransport.TCP);
    }

    @Test
    void asks_again_a_server_that_stayed_silent() {
        server.fail("acme.test", A, DnsFault.of(Kind.DROP).times(2));

        assertThat(dns.query("acme.test", A, Deadline.in(AMPLE)).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(server.queries("acme.test", A)).hasSize(3);
    }

    @Test
    void asks_a_server_older_than_edns_without_it() {
        server.fail("acme.test", A, DnsFault.of(Kind.FORMERR).times(1));

        assertThat(dns.query("acme.test", A, Deadline.in(AMPLE)).status()).isEqualTo(DnsStatus.FOUND);
    }

    @Test
    void a_closed_port_is_unreachable_at_once() {
        server.close();

        DnsAnswer answer = dns.query("acme.test", A, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(DnsStatus.UNREACHABLE);
        assertThat(answer.detail()).isEqualTo("the connection was refused");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "SERVFAIL", "REFUSED", "MALFORMED", "REFER_UPWARD"})
    void the_second_server_answers_when_the_first_does_not(Kind fault) throws IOException {
        server.fail(DnsFault.of(fault));
        try (LoopbackDns second = LoopbackDns.serving(ZONE)) {
            Dns both = network(server.address(), second.address()).dns();

            DnsAnswer answer = both.query("acme.test", A, Deadline.in(AMPLE));

            assertThat(answer.status()).isEqualTo(DnsStatus.FOUND);
            assertThat(answer.server()).isEqualTo(second.hostPort());
        }
    }

    @Test
    void a_server_that_says_no_tells_more_than_one_that_says_nothing() throws IOException {
        server.fail(DnsFault.of(Kind.DROP));
        try (LoopbackDns second = LoopbackDns.serving(ZONE)) {
            second.fail(DnsFault.of(Kind.SERVFAIL));
            Dns both = network(server.address(), second.address()).dns();

            DnsAnswer answer = both.query("acme.test", A, Deadline.in(SHORT));

            assertThat(answer.status()).isEqualTo(DnsStatus.SERVFAIL);
        }
    }

    @Test
    void tells_bogus_signatures_from_a_failing_server() {
        server.setAuthenticated(true);
        server.fail("acme.test", DnsFault.of(Kind.BOGUS));

        assertThat(dns.query("acme.test", A, Deadline.in(AMPLE)).status()).isEqualTo(DnsStatus.SERVFAIL);
        assertThat(dns.queryUnchecked("acme.test", A, Deadline.in(AMPLE)).status())
                .isEqualTo(DnsStatus.FOUND);
        assertThat(dns.query("1.acme.test", RecordType.PTR, Deadline.in(AMPLE)).authenticated())
                .isTrue();
    }

    @Test
    void asks_once_however_many_ask_at_once() {
        server.fail("acme.test", A, DnsFault.late(Duration.ofMillis(50)));
        List<DnsQuestion> questions = IntStream.range(0, 40)
                .mapToObj(i -> new DnsQuestion("ACME.test", A))
                .toList();

        List<DnsAnswer> answers = dns.queryAll(questions, Deadline.in(AMPLE));

        assertThat(answers).hasSize(40).allMatch(answer -> answer.status() == DnsStatus.FOUND);
        assertThat(server.queries("acme.test", A)).hasSize(1);
        assertThat(dns.asked()).hasSize(1);
    }

    @Test
    void remembers_a_timeout_but_not_for_those_with_far_more_time() {
        server.fail("acme.test", A, DnsFault.of(Kind.DROP));
        assertThat(dns.query("acme.test", A, Deadline.in(SHORT)).status()).isEqualTo(DnsStatus.TIMEOUT);
        int before = server.queries().size();

        assertThat(dns.query("acme.test", A, Deadline.in(SHORT)).status()).isEqualTo(DnsStatus.TIMEOUT);
        assertThat(server.queries()).hasSize(before);

        server.heal();
        assertThat(dns.query("acme.test", A, Deadline.in(AMPLE)).status()).isEqualTo(DnsStatus.FOUND);
    }

    @Test
    void keeps_a_ledger_in_the_order_asked() {
        List<DnsQuestion> questions = List.of(new DnsQuestion("acme.test", A), new DnsQuestion("nobody.acme.test", A));
        questions.forEach(q -> dns.query(q.name(), q.type(), Deadline.in(AMPLE)));

        assertThat(dns.asked()).extracting(DnsAnswer::status).containsExactly(DnsStatus.FOUND, DnsStatus.NXDOMAIN);
        assertThat(dns.queryAll(List.of(), Deadline.in(AMPLE))).isEmpty();
    }

    @Test
    void asks_one_server_directly_by_address_by_name_and_by_detour() throws IOException {
        try (LoopbackDns other = LoopbackDns.serving(ZoneFixture.of("acme.test").with("@", A, "192.0.2.77"))) {
            Network network = network(server.address()).withConnectTo(HostPort.of("ns1.acme.test:53"), other.address());

            DnsAnswer detoured =
                    network.dns().queryAt(HostPort.of("ns1.acme.test:53"), "acme.test", A, Deadline.in(AMPLE));
            DnsAnswer direct = network.dns().queryAt(HostPort.of(other.hostPort()), "acme.test", A, Deadline.in(AMPLE));
            DnsAnswer nowhere =
                    network.dns().queryAt(HostPort.of("ns2.acme.test:53"), "acme.test", A, Deadline.in(AMPLE));

            assertThat(detoured.describe()).isEqualTo("acme.test A: 192.0.2.77");
            assertThat(detoured.authoritative()).isTrue();
            assertThat(direct.describe()).isEqualTo("acme.test A: 192.0.2.77");
            assertThat(nowhere.status()).isEqualTo(DnsStatus.UNREACHABLE);
            assertThat(nowhere.detail()).isEqualTo("the name server ns2.acme.test has no address");
        }
    }

    @Test
    void stays_on_loopback_when_told_to() {
        Dns outside = network(new InetSocketAddress("192.0.2.53", 53)).dns();

        DnsAnswer answer = outside.query("acme.test", A, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(DnsStatus.UNREACHABLE);
        assertThat(answer.detail()).contains("not on loopback");
        assertThat(outside.asked()).isEmpty();
    }

    @Test
    void a_fixture_answers_instead_of_servers_and_is_in_the_ledger() {
        Dns fixture = Network.system().withLookup(ZONE).dns();

        assertThat(fixture.query("WWW.acme.test.", A, Deadline.in(AMPLE)).status())
                .isEqualTo(DnsStatus.FOUND);
        assertThat(fixture.until(Deadline.in(AMPLE))
                        .lookup("ring1.acme.test", A)
                        .status())
                .isEqualTo(DnsStatus.ALIAS_LOOP);
        assertThat(fixture.asked()).hasSize(2);
        assertThat(fixture.queryAt(HostPort.of("ns1.acme.test:53"), "acme.test", A, Deadline.in(AMPLE))
                        .status())
                .isEqualTo(DnsStatus.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"a..b", "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.test'"})
    void a_name_that_is_none_is_malformed_and_not_asked(String name) {
        DnsAnswer answer = dns.query(name, A, Deadline.in(AMPLE));

        assertThat(answer.status()).isEqualTo(DnsStatus.MALFORMED);
        assertThat(answer.detail().toLowerCase(Locale.ROOT)).contains(name);
        assertThat(server.queries()).isEmpty();
    }
}
