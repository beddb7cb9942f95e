package dev.launchready.net.loopback;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault.Kind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asked by dnsjava's resolver, which is not ours. */
class LoopbackDnsTest {
    private static final ZoneFixture ZONE = ZoneFixture.of("acme.test")
            .withAuthority("ns1", "ns2")
            .with("www", A, "192.0.2.1")
            .with("shop", CNAME, "acme.hosting.test")
            .with("big", TXT, "x".repeat(3000));

    private LoopbackDns dns;

    @BeforeEach
    void start() throws IOException {
        dns = LoopbackDns.serving(ZONE, ZoneFixture.of("second.test").with("@", A, "192.0.2.2"));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @ParameterizedTest
    @CsvSource({
        "www.acme.test., A, NOERROR, 1, true",
        "WWW.acme.test., A, NOERROR, 1, true",
        "www.acme.test., AAAA, NOERROR, 0, true",
        "nobody.acme.test., A, NXDOMAIN, 0, true",
        "shop.acme.test., A, NOERROR, 1, true",
        "second.test., A, NOERROR, 1, true",
        "other.test., A, REFUSED, 0, false",
    })
    void serves_several_zones(String name, String type, String rcode, int answers, boolean authoritative)
            throws IOException {
        Message answer = ask(name, Type.value(type), false);

        assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(answers);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isEqualTo(authoritative);
        assertThat(answer.getOPT()).isNotNull();
    }

    @Test
    void truncates_on_udp_what_does_not_fit_and_tells_it_all_on_tcp() throws IOException {
        Message udp = asking(false, true).send(query("big.acme.test.", Type.TXT));
        Message tcp = ask("big.acme.test.", Type.TXT, true);

        assertThat(udp.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(tcp.getSection(Section.ANSWER)).hasSize(1);
        assertThat(dns.queries("big.acme.test", TXT))
                .extracting(DnsQuery::transport)
                .containsExactly(DnsTransport.UDP, DnsTransport.TCP);
    }

    @ParameterizedTest
    @CsvSource({"SERVFAIL, SERVFAIL", "REFUSED, REFUSED", "FORMERR, FORMERR", "NXDOMAIN, NXDOMAIN", "NODATA, NOERROR"})
    void answers_with_the_code_that_it_was_told(Kind kind, String rcode) throws IOException {
        dns.fail("www.acme.test", A, DnsFault.of(kind));

        Message answer = ask("www.acme.test.", Type.A, false);

        assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(ask("second.test.", Type.A, false).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void breaks_on_one_transport_and_for_a_number_of_times() throws IOException {
        dns.fail(
                "www.acme.test", DnsFault.of(Kind.SERVFAIL).on(DnsTransport.UDP).times(1));

        assertThat(ask("www.acme.test.", Type.A, true).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(ask("www.acme.test.", Type.A, false).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(ask("www.acme.test.", Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void heals_and_serves_another_zone_while_it_runs() throws IOException {
        dns.fail(DnsFault.of(Kind.REFUSED));
        assertThat(ask("www.acme.test.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);

        dns.heal();
        dns.serve(ZoneFixture.of("third.test").with("@", A, "192.0.2.3"));

        assertThat(ask("third.test.", Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(ask("www.acme.test.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void says_that_it_validated_and_that_signatures_are_bogus() throws IOException {
        dns.setAuthenticated(true);
        dns.fail("www.acme.test", DnsFault.of(Kind.BOGUS));
        Message unchecked = query("www.acme.test.", Type.A);
        unchecked.getHeader().setFlag(Flags.CD);

        assertThat(ask("second.test.", Type.A, false).getHeader().getFlag(Flags.AD))
                .isTrue();
        assertThat(ask("www.acme.test.", Type.A, false).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(asking(false, false).send(unchecked).getSection(Section.ANSWER))
                .hasSize(1);
        assertThat(dns.queries()).extracting(DnsQuery::checkingDisabled).containsExactly(false, false, true);
    }

    @Test
    void clears_the_authoritative_flag_when_lame() throws IOException {
        dns.fail("www.acme.test", DnsFault.of(Kind.LAME));
        dns.fail("acme.test", DnsFault.of(Kind.REFER_UPWARD));

        assertThat(ask("www.acme.test.", Type.A, false).getHeader().getFlag(Flags.AA))
                .isFalse();
        Message referral = ask("acme.test.", Type.SOA, false);
        assertThat(referral.getSection(Section.ANSWER)).isEmpty();
        assertThat(referral.getSection(Section.AUTHORITY).get(0).getName()).isEqualTo(Name.root);
    }

    @ParameterizedTest
    @CsvSource({"DROP, false", "MALFORMED, false", "MALFORMED, true", "WRONG_ID, true", "CLOSE, true", "DRIP, true"})
    void leaves_a_client_without_an_answer(Kind kind, boolean tcp) {
        dns.fail(DnsFault.of(kind));

        assertThatThrownBy(() -> ask("www.acme.test.", Type.A, tcp)).isInstanceOf(IOException.class);
        assertThat(dns.queries("www.acme.test", A)).isNotEmpty();
    }

    @Test
    void a_late_answer_holds_up_no_other() throws IOException {
        dns.fail("www.acme.test", DnsFault.late(Duration.ofHours(1)));

        assertThatIOException().isThrownBy(() -> ask("www.acme.test.", Type.A, false));
        assertThat(ask("second.test.", Type.A, false).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void listens_on_loopback_alone_and_no_longer_once_closed() {
        assertThat(dns.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(dns.hostPort()).isEqualTo("127.0.0.1:" + dns.address().getPort());

        dns.close();

        assertThatIOException().isThrownBy(() -> ask("www.acme.test.", Type.A, true));
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        return asking(tcp, false).send(query(name, type));
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    }

    private SimpleResolver asking(boolean tcp, boolean ignoreTruncation) {
        SimpleResolver resolver = new SimpleResolver(dns.address());
        resolver.setTCP(tcp);
        resolver.setIgnoreTruncation(ignoreTruncation);
        resolver.setTimeout(Duration.ofMillis(tcp ? 400 : 700));
        return resolver;
    }
}
