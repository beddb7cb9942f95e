package dev.launchready.net;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.DS;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.NS;
import static dev.launchready.net.RecordType.SOA;
import static dev.launchready.net.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneFixtureTest {
    private static final ZoneFixture ZONE = ZoneFixture.of("acme.test")
            .withAuthority("ns1", "ns2")
            .with("@", A, "192.0.2.1", "192.0.2.2")
            .with("@", MX, "10 mx.acme.test")
            .with("www", CNAME, "acme.test")
            .with("shop", CNAME, "acme.hosting.test")
            .with("a.b.c", A, "192.0.2.3")
            .with("*.app", A, "192.0.2.4")
            .with("fixed.app", TXT, "here")
            .with("*.old", CNAME, "gone.acme.test")
            .with("ring1", CNAME, "ring2.acme.test")
            .with("ring2", CNAME, "ring1.acme.test")
            .with("child", NS, "ns.child.acme.test")
            .with("child", DS, "1 13 2 " + "ab".repeat(32))
            .with("ns.child", A, "192.0.2.9")
            .failing("broken", DnsStatus.SERVFAIL)
            .failing("www", AAAA, DnsStatus.TIMEOUT)
            .with("tobroken", CNAME, "broken.acme.test");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "acme.test, A, FOUND, 192.0.2.1;192.0.2.2, -",
                "ACME.Test., A, FOUND, 192.0.2.1;192.0.2.2, -",
                "acme.test, AAAA, NODATA, -, -",
                "acme.test, MX, FOUND, 10 mx.acme.test., -",
                "acme.test, NS, FOUND, ns1.acme.test.;ns2.acme.test., -",
                "www.acme.test, A, FOUND, 192.0.2.1;192.0.2.2, acme.test",
                "www.acme.test, CNAME, FOUND, acme.test., -",
                "www.acme.test, AAAA, TIMEOUT, -, -",
                "shop.acme.test, A, ALIAS_ELSEWHERE, -, acme.hosting.test",
                "nobody.acme.test, A, NXDOMAIN, -, -",
                "b.c.acme.test, A, NODATA, -, -",
                "a.b.c.acme.test, A, FOUND, 192.0.2.3, -",
                "x.b.c.acme.test, A, NXDOMAIN, -, -",
                "any.app.acme.test, A, FOUND, 192.0.2.4, -",
                "very.deep.app.acme.test, A, FOUND, 192.0.2.4, -",
                "any.app.acme.test, AAAA, NODATA, -, -",
                "fixed.app.acme.test, A, NODATA, -, -",
                "below.fixed.app.acme.test, A, NXDOMAIN, -, -",
                "app.acme.test, A, NODATA, -, -",
                "x.old.acme.test, A, NXDOMAIN, -, gone.acme.test",
                "ring1.acme.test, A, ALIAS_LOOP, -, ring2.acme.test;ring1.acme.test",
                "child.acme.test, A, REFUSED, -, -",
                "child.acme.test, NS, FOUND, ns.child.acme.test., -",
                "child.acme.test, DS, FOUND, 1 13 2 abababababababababababababababababababababababababababababababab, -",
                "www.child.acme.test, NS, REFUSED, -, -",
                "broken.acme.test, A, SERVFAIL, -, -",
                "tobroken.acme.test, A, SERVFAIL, -, broken.acme.test",
                "other.test, A, REFUSED, -, -",
            })
    void answers_as_its_name_server_would(String name, RecordType type, DnsStatus status, String data, String aliases) {
        DnsAnswer answer = ZONE.lookup(name, type);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.records()).extracting(DnsRecord::data).isEqualTo(split(data));
        assertThat(answer.aliases()).extracting(DnsRecord.Alias::target).isEqualTo(split(aliases));
    }

    private static List<String> split(String text) {
        return text == null ? List.of() : List.of(text.split(";"));
    }

    @Test
    void a_wildcard_answers_in_the_name_that_was_asked() {
        DnsAnswer answer = ZONE.lookup("some.app.acme.test", A);

        assertThat(answer.records()).extracting(DnsRecord::owner).containsExactly("some.app.acme.test");
    }

    @Test
    void serves_an_alias_beside_other_data_as_it_was_told_to() {
        ZoneFixture zone =
                ZoneFixture.of("acme.test").with("@", CNAME, "elsewhere.test").with("@", A, "192.0.2.1");

        assertThat(zone.lookup("acme.test", A).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(zone.lookup("acme.test", CNAME).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(zone.lookup("acme.test", MX).status()).isEqualTo(DnsStatus.ALIAS_ELSEWHERE);
    }

    @Test
    void follows_aliases_and_delegations_between_joined_zones() {
        ZoneFixture host = ZoneFixture.of("hosting.test").with("acme", A, "192.0.2.50");
        ZoneFixture child = ZoneFixture.of("child.acme.test").with("@", A, "192.0.2.60");

        ZoneFixture all = child.and(ZONE).and(host);

        assertThat(all.lookup("shop.acme.test", A).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(all.lookup("child.acme.test", A).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(all.lookup("child.acme.test", DS).status()).isEqualTo(DnsStatus.FOUND);
    }

    @Test
    void a_fixture_of_the_root_knows_that_all_else_does_not_exist() {
        ZoneFixture world = ZoneFixture.of(".").with("a.example.com", A, "192.0.2.1");

        assertThat(world.lookup("a.example.com", A).status()).isEqualTo(DnsStatus.FOUND);
        assertThat(world.lookup("example.com", A).status()).isEqualTo(DnsStatus.NODATA);
        assertThat(world.lookup("b.example.com", A).status()).isEqualTo(DnsStatus.NXDOMAIN);
    }

    @Test
    void cuts_long_text_into_strings_and_keeps_those_given() {
        ZoneFixture zone = ZoneFixture.of("acme.test")
                .with("long", TXT, "x".repeat(256))
                .with("quoted", TXT, "\"one \" \"two\"")
                .withText("given", "a\\b", "", "\u00ff\"");

        assertThat(strings(zone, "long")).containsExactly("x".repeat(255), "x");
        assertThat(strings(zone, "quoted")).containsExactly("one ", "two");
        assertThat(strings(zone, "given")).containsExactly("a\\b", "", "\u00ff\"");
    }

    @Property
    void any_octets_come_back_as_they_went_in(
            @ForAll @CharRange(from = '\u0000', to = '\u00ff') @StringLength(max = 255) String octets) {
        assertThat(strings(ZoneFixture.of("acme.test").withText("@", octets), "@"))
                .containsExactly(octets);
    }

    private static List<String> strings(ZoneFixture zone, String name) {
        String full = name.equals("@") ? "acme.test" : name + ".acme.test";
        return zone.lookup(full, TXT)
                .records(DnsRecord.Text.class)
                .flatMap(text -> text.strings().stream())
                .toList();
    }

    @Test
    void reads_a_zone_file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("acme.zone");
        Files.writeString(file, """
                $ORIGIN acme.test.
                $TTL 1h
                @    IN SOA ns1 hostmaster 7 7200 3600 1209600 300
                @       NS  ns1
                www 60  A   192.0.2.1
                cert    CAA 0 issue "letsencrypt.org"
                """);

        ZoneFixture zone = ZoneFixture.load("acme.test", file);

        assertThat(zone.lookup("acme.test", SOA).records().get(0).line())
                .isEqualTo("acme.test. 3600 IN SOA ns1.acme.test. hostmaster.acme.test. 7 7200 3600 1209600 300");
        assertThat(zone.lookup("www.acme.test", A).records().get(0).ttl()).isEqualTo(60);
        assertThat(zone.lookup("cert.acme.test", CAA).describe())
                .isEqualTo("cert.acme.test CAA: 0 issue \"letsencrypt.org\"");
    }

    @Test
    void names_the_line_of_a_zone_file_that_it_cannot_read() {
        String text = "$TTL 300\nwww IN A 192.0.2.1\nftp IN A 192.0.2.300\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneFixture.parse("acme.test", text))
                .withMessageContaining("zone acme.test")
                .withMessageContaining("3")
                .withMessageContaining("192.0.2.300")
                .withMessageContaining("write \"name TTL IN type data\"");
    }

    @Test
    void names_what_it_cannot_read_and_what_to_write() {
        ZoneFixture zone = ZoneFixture.of("acme.test");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> zone.with("www", A, "acme.vercel.app"))
                .withMessageContaining("\"acme.vercel.app\" is no A data for www.acme.test")
                .withMessageContaining("192.0.2.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zone.with("other.test.", A, "192.0.2.1"))
                .withMessageContaining("not in the zone acme.test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zone.withText("@", "x".repeat(256)))
                .withMessageContaining("255 is the most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zone.withText("@", "\u20ac"))
                .withMessageContaining("UTF-8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zone.withAuthority())
                .withMessageContaining("withAuthority(\"ns1\", \"ns2\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneFixture.load("acme.test", Path.of("nowhere.zone")))
                .withMessageContaining("nowhere.zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneFixture.of("acme..test"))
                .withMessageContaining("acme..test");
    }

    @Test
    void a_ttl_holds_for_the_records_that_follow() {
        ZoneFixture zone = ZoneFixture.of("acme.test")
                .with("a", A, "192.0.2.1")
                .withTtl(Duration.ofHours(2))
                .with("b", A, "192.0.2.1");

        assertThat(zone.lookup("a.acme.test", A).records().get(0).ttl()).isEqualTo(300);
        assertThat(zone.lookup("b.acme.test", A).records().get(0).ttl()).isEqualTo(7200);
    }
}
