package dev.launchready.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.Unseen;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsRecord.CertificationAuthority;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judges alone, without looking. */
class DnsJudgesTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "2600::1, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "128.0.0.1, PUBLIC",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "11.0.0.1, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, PUBLIC",
        "192.168.255.255, PRIVATE",
        "192.169.0.0, PUBLIC",
        "fd12::1, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "100.63.255.255, PUBLIC",
        "100.64.0.0, SHARED",
        "100.127.255.255, SHARED",
        "100.128.0.0, PUBLIC",
        "192.0.2.255, DOCUMENTATION",
        "198.51.100.1, DOCUMENTATION",
        "203.0.113.1, DOCUMENTATION",
        "2001:db8::1, DOCUMENTATION",
        "2001:db9::1, PUBLIC",
        "0.0.0.0, UNUSABLE",
        "::, UNUSABLE",
        "224.0.0.1, UNUSABLE",
        "255.255.255.255, UNUSABLE",
        "ff02::1, UNUSABLE",
    })
    void knows_where_an_address_is_routed(String address, AddressScope scope) {
        assertThat(AddressScope.of(HostNames.address(address).orElseThrow())).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "letsencrypt.org, letsencrypt.org",
                "'  LetsEncrypt.ORG  ', letsencrypt.org",
                "letsencrypt.org; account=1, letsencrypt.org",
                "letsencrypt.org ;, letsencrypt.org",
                "';', -",
                "'', -",
                "'; account=1', -",
                "'lets encrypt.org', -",
                "'%%%%%', -",
            })
    void reads_the_issuer_of_a_caa_value(String value, String issuer) {
        assertThat(CaaJudge.issuer(value)).isEqualTo(Optional.ofNullable(issuer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 issue ca.test                            | false | -",
                "0 issue ca.test                            | true  | -",
                "0 issue other.test                         | false | the issue records allow only other.test",
                "0 issue other.test, 0 issue ca.test        | false | -",
                "0 issue ;                                  | false | the issue records allow only nobody",
                "0 issue ;, 0 issue ca.test                 | false | -",
                "0 iodef mailto:a@acme.test                 | false | -",
                "0 issuewild ;                              | false | -",
                "0 issuewild ;                              | true  | the issuewild records allow only nobody",
                "0 issue other.test, 0 issuewild ca.test    | true  | -",
                "0 issue other.test, 0 issuewild ca.test    | false | the issue records allow only other.test",
                "128 iodef x, 128 issue ca.test             | false | -",
                "0 future x                                 | false | -",
                "1 future x                                 | false | -",
            })
    void lets_an_authority_issue_or_not(String records, boolean wildcard, String reason) {
        List<CertificationAuthority> set = new ArrayList<>();
        for (String record : List.of(records.split(", ", -1))) {
            String[] parts = record.strip().split(" ", 3);
            set.add(new CertificationAuthority("acme.test", 300, Integer.parseInt(parts[0]), parts[1], parts[2]));
        }

        assertThat(CaaJudge.forbids(set, new CaaExpectation("ca.test", wildcard)))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "2026010101, 7200, 3600, 1209600, 0",
        "0, 7200, 3600, 1209600, 1",
        "1, 1199, 600, 1209600, 1",
        "1, 1200, 600, 1209600, 0",
        "1, 86401, 600, 1209600, 1",
        "1, 7200, 7200, 1209600, 1",
        "1, 7200, 0, 1209600, 1",
        "1, 7200, 3600, 604799, 1",
        "1, 7200, 3600, 604800, 0",
        "0, 60, 60, 60, 4",
    })
    void knows_timers_that_do_not_work(long serial, long refresh, long retry, long expire, int odd) {
        DnsRecord.StartOfAuthority soa = new DnsRecord.StartOfAuthority(
                "acme.test", 300, "ns1.acme.test", "hostmaster.acme.test", serial, refresh, retry, expire, 300);

        assertThat(ZoneJudge.oddValues(soa)).hasSize(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "acme.test, true",
        "example, true",
        "shop.example.com, true",
        "acme.dev, false",
        "test.acme.dev, false",
        "myexample.com, false"
    })
    void knows_names_that_are_for_tests(String name, boolean reserved) {
        assertThat(HostNames.isReservedForTests(name)).isEqualTo(reserved);
    }

    @ParameterizedTest
    @CsvSource({"a.azurewebsites.net, true", "azurewebsites.net, false", "a.azurewebsites.net.acme.test, false"})
    void knows_hosting_names_that_can_be_claimed(String target, boolean claimable) {
        assertThat(HostingSuffix.of(target).isPresent()).isEqualTo(claimable);
    }

    @Property
    void nothing_that_was_not_seen_passes(@ForAll("answers") DnsAnswer ipv4, @ForAll("answers") DnsAnswer ipv6) {
        HostRecords records = host(ipv4, ipv6);

        Judgement judgement = HostJudge.judge(new HostFacts("acme.test", records, Set.of(), List.of()), any());

        boolean passed = Outcome.of(judgement.findings(), judgement.unseen()) instanceof Outcome.Passed;
        assertThat(passed)
                .isEqualTo(records.resolves() && answered(ipv4) && answered(ipv6) && ipv4.exists() && ipv6.exists());
    }

    @Property
    void a_host_that_was_not_seen_at_all_never_hides_less_than_a_blocker(
            @ForAll("answers") DnsAnswer ipv4, @ForAll("answers") DnsAnswer ipv6) {
        HostRecords records = host(ipv4, ipv6);

        Judgement judgement = HostJudge.judge(new HostFacts("acme.test", records, Set.of(), List.of()), any());

        if (!records.resolves()) {
            assertThat(judgement.unseen()).extracting(Unseen::impact).allMatch(Impact.LAUNCH_BLOCKER::equals);
            assertThat(judgement.findings().size() + judgement.unseen().size()).isPositive();
        }
    }

    @Property
    void an_authority_that_a_record_names_may_always_issue(
            @ForAll @Size(max = 5) List<@From("issuers") String> others) {
        List<CertificationAuthority> set = new ArrayList<>();
        others.forEach(issuer -> set.add(new CertificationAuthority("acme.test", 300, 0, "issue", issuer)));

        boolean forbidden =
                CaaJudge.forbids(set, new CaaExpectation("ca.test", false)).isPresent();
        set.add(new CertificationAuthority("acme.test", 300, 0, "issue", "ca.test"));

        assertThat(forbidden).isEqualTo(!others.isEmpty());
        assertThat(CaaJudge.forbids(set, new CaaExpectation("ca.test", false))).isEmpty();
    }

    @Provide
    Arbitrary<String> issuers() {
        return Arbitraries.of("other.test", ";", "", "third.test; a=b", "not a domain");
    }

    @Provide
    Arbitrary<DnsAnswer> answers() {
        return Combinators.combine(Arbitraries.of(DnsStatus.class), Arbitraries.of(RecordType.A, RecordType.AAAA))
                .as((status, type) -> status == DnsStatus.FOUND
                        ? DnsAnswer.of("app.acme.test", type, List.of(address()))
                        : DnsAnswer.of("app.acme.test", type, status, ""));
    }

    private static DnsRecord.Address address() {
        try {
            return new DnsRecord.Address("app.acme.test", 300, InetAddress.getByAddress(new byte[] {8, 8, 8, 8}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean answered(DnsAnswer answer) {
        return Set.of(DnsStatus.FOUND, DnsStatus.NODATA, DnsStatus.NXDOMAIN).contains(answer.status());
    }

    private static HostExpectation any() {
        return HostExpectation.RESOLVES;
    }

    private static HostRecords host(DnsAnswer ipv4, DnsAnswer ipv6) {
        DnsAnswer none = DnsAnswer.of("app.acme.test", RecordType.CNAME, DnsStatus.NODATA, "");
        return new HostRecords("app.acme.test", ipv4, ipv6, none, List.of(), List.of(), false);
    }
}
