package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpfTest {
    private static final ZoneFixture WORLD = ZoneFixture.of(".")
            .with("_spf.google.com", RecordType.TXT, "v=spf1 ip4:35.190.0.0/16 ~all")
            .with("other.test", RecordType.TXT, "v=spf1 ip4:192.0.2.0/24 -all")
            .with("wide.test", RecordType.TXT, "v=spf1 ip4:10.0.0.0/12 -all")
            .with("open.test", RecordType.TXT, "v=spf1 +all")
            .with("broken.test", RecordType.TXT, "v=spf1 ip4:192.0.2 -all")
            .with("twice.test", RecordType.TXT, "v=spf1 -all")
            .with("twice.test", RecordType.TXT, "v=spf1 ~all")
            .with("loop.test", RecordType.TXT, "v=spf1 include:acme.dev -all")
            .with("plain.test", RecordType.TXT, "hello")
            .with("mail.acme.dev", RecordType.A, "192.0.2.25")
            .with("old.acme.dev", RecordType.A, "192.0.2.26")
            .with("acme.dev", RecordType.A, "192.0.2.80")
            .with("acme.dev", RecordType.MX, "10 mail.acme.dev")
            .with("acme.dev", RecordType.TXT, "google-site-verification=abc");

    @ParameterizedTest(name = "{0} breaks {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    v=spf1 include:_spf.google.com a mx -all           |
                    v=spf1 redirect=other.test                         |
                    "v=spf1 -all"                                      | spf.not-recognised
                    v=spf1; include:other.test -all                    | spf.not-recognised
                    v=spf1 ip4:192.0.2 -all                            | spf.syntax
                    v=spf1 +all                                        | spf.pass-all
                    v=spf1 mx all                                      | spf.pass-all
                    v=spf1 mx ?all                                     | spf.neutral-all
                    v=spf1 mx                                          | spf.no-all
                    v=spf1 ptr -all                                    | spf.ptr
                    v=spf1 ip4:198.51.100.0/19 -all                    | spf.wide-range
                    v=spf1 ip6:2001:db8::/32 -all                      | spf.wide-range
                    v=spf1 include:wide.test -all                      | spf.wide-range
                    v=spf1 include:open.test -all                      | spf.pass-all
                    v=spf1 exists:mail.acme.dev -all                   | spf.pass-all
                    v=spf1 -all include:other.test                     | spf.term-after-all
                    v=spf1 redirect=other.test -all                    | spf.redirect-beside-all
                    v=spf1 include:gone.test -all                      | spf.dead-include
                    v=spf1 include:plain.test -all                     | spf.dead-include
                    v=spf1 include:broken.test -all                    | spf.dead-include
                    v=spf1 include:twice.test -all                     | spf.dead-include
                    v=spf1 redirect=gone.test                          | spf.dead-include
                    v=spf1 include:loop.test -all                      | spf.loop
                    v=spf1 a:gone.test -all                            | spf.void-lookup
                    v=spf1 a:gone.test a:gone1.test a:gone2.test -all  | spf.void-lookup spf.void-lookup spf.void-lookup spf.too-many-voids
                    v=spf1 ip4=192.0.2.1 -all                          | spf.unknown-modifier
                    v=spf1 mx mx -all                                  | spf.duplicate-term
                    """)
    void what_is_wrong_with_a_record_is_found_by_its_rule(String record, String rules) {
        ZoneFixture zone = WORLD.withText("acme.dev", record);

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(String.join(
                        " ", result.findings().stream().map(Finding::rule).toList()))
                .isEqualTo(rules == null ? "" : rules);
        assertThat(result.unseen()).isEmpty();
    }

    static Stream<Arguments> expectations() {
        Spf spf = Spf.of("acme.dev");
        return Stream.of(
                Arguments.of(spf.authorises("192.0.2.25"), ""),
                Arguments.of(spf.authorises("35.190.1.1"), ""),
                Arguments.of(spf.authorises("_spf.google.com"), ""),
                Arguments.of(spf.authorises(SpfProvider.GOOGLE_WORKSPACE), ""),
                Arguments.of(spf.authorises("198.51.100.1"), "spf.sender-not-authorised"),
                Arguments.of(spf.authorises("mailgun.org"), "spf.sender-not-authorised"),
                Arguments.of(spf.authorises(SpfProvider.POSTMARK), "spf.sender-not-authorised"),
                Arguments.of(spf.doesNotAuthorise("198.51.100.1"), ""),
                Arguments.of(spf.doesNotAuthorise("192.0.2.25"), "spf.stranger-authorised"),
                Arguments.of(spf.endsWith("-all"), ""),
                Arguments.of(spf.endsWith("-all", "~all"), ""),
                Arguments.of(spf.endsWith("~all"), "spf.wrong-all"),
                Arguments.of(spf.staysWithinLookups(2), ""),
                Arguments.of(spf.staysWithinLookups(1), "spf.too-many-lookups"),
                Arguments.of(spf.planned("v=spf1 mx -all").authorises("_spf.google.com"), "spf.sender-not-authorised"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void an_expectation_that_does_not_hold_is_a_finding(Spf check, String rules) {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 include:_spf.google.com mx -all");

        CheckResult result = check.run(Launch.at("acme.dev").withZone(zone));

        assertThat(String.join(
                        " ", result.findings().stream().map(Finding::rule).toList()))
                .isEqualTo(rules);
    }

    @Test
    void a_domain_without_a_record_is_told_so() {
        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(WORLD));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("spf.missing");
            assertThat(finding.message())
                    .isEqualTo("acme.dev: expected one TXT record that begins with \"v=spf1\", but there is none.");
        });
    }

    @Test
    void several_records_come_with_one_that_joins_them() {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 mx -all")
                .with("acme.dev", RecordType.TXT, "v=spf1 include:other.test ~all");

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("spf.several-records");
            assertThat(finding.remedy()).endsWith(": v=spf1 mx include:other.test -all");
        });
    }

    @Test
    void hosts_without_an_ipv6_address_are_void_for_ipv6_senders_only() {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 a a:mail.acme.dev a:old.acme.dev -all");

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("spf.too-many-voids");
            assertThat(finding.impact()).isEqualTo(Impact.CLEANUP);
        });
    }

    @ParameterizedTest(name = "{0} lookups")
    @CsvSource({"8,", "9, spf.near-lookup-limit", "10, spf.near-lookup-limit", "11, spf.too-many-lookups"})
    void a_record_that_nears_the_limit_is_told_before_it_breaks(int lookups, String rule) {
        ZoneFixture zone = WORLD;
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 1; i <= lookups; i++) {
            zone = zone.with("host" + i + ".acme.dev", RecordType.A, "192.0.2." + i)
                    .with("host" + i + ".acme.dev", RecordType.AAAA, "2001:db8::" + i);
            record.append(" a:host").append(i).append(".acme.dev");
        }
        zone = zone.withText("acme.dev", record + " -all");

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings()).extracting(Finding::rule).containsExactlyElementsOf(ruleOrNone(rule));
    }

    private static List<String> ruleOrNone(String rule) {
        return rule == null ? List.of() : List.of(rule);
    }

    @Test
    void a_record_over_the_limit_comes_with_a_shorter_one() {
        ZoneFixture zone = WORLD.with(
                "acme.dev",
                RecordType.TXT,
                "v=spf1 a mx ptr a:mail.acme.dev a:old.acme.dev mx:acme.dev include:_spf.google.com include:other.test"
                        + " exists:%{i}.a.test exists:%{i}.b.test include:wide.test -all");

        Finding finding = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone)).findings().stream()
                .filter(f -> f.rule().equals("spf.too-many-lookups"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.message())
                .isEqualTo("acme.dev: expected at most 10 lookups on any path, but the worst path needs 11.");
        assertThat(finding.remedy())
                .isEqualTo("Publish instead, with 8 lookups: v=spf1 ip4:192.0.2.80 ip4:192.0.2.25 a:mail.acme.dev"
                        + " a:old.acme.dev mx:acme.dev include:_spf.google.com include:other.test"
                        + " exists:%{i}.a.test exists:%{i}.b.test include:wide.test -all");
        assertThat(finding.evidence().get(1).text()).startsWith("1. a in the record of acme.dev\n2. mx in");
    }

    @Test
    void a_record_of_type_99_is_told() {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 mx -all")
                .with("acme.dev", RecordType.SPF, "v=spf1 -all");

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("spf.type-99");
    }

    @ParameterizedTest
    @CsvSource({"acme.dev", "_spf.google.com", "mail.acme.dev"})
    void what_dns_would_not_answer_is_unseen_and_never_passed(String name) {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 include:_spf.google.com a:mail.acme.dev -all")
                .failing(name, DnsStatus.SERVFAIL);

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen())
                .isNotEmpty()
                .allSatisfy(unseen -> assertThat(unseen.reason()).contains("SERVFAIL"));
    }

    @Test
    void a_planned_record_is_judged_before_it_is_published() {
        String planned = "v=spf1 " + "ip4:192.0.2.1 ".repeat(1) + "ip6:2001:db8:1:2:3:4:5:6 ".repeat(18) + "-all";

        CheckResult result =
                Spf.of("acme.dev").planned(planned).run(Launch.at("acme.dev").withZone(WORLD));

        assertThat(result.findings())
                .extracting(Finding::rule)
                .contains("spf.long-string", "spf.long-record")
                .doesNotContain("spf.missing");
    }

    @Test
    void a_fault_is_pointed_at() {
        ZoneFixture zone = WORLD.with("acme.dev", RecordType.TXT, "v=spf1 a:192.0.2.7 -all");

        Finding finding = Spf.of("acme.dev")
                .run(Launch.at("acme.dev").withZone(zone))
                .findings()
                .get(0);

        assertThat(finding.message())
                .isEqualTo("acme.dev: expected a record that RFC 7208 can read, but it is wrong at character 10: "
                        + "\"192.0.2.7\" is an address, not a domain; write ip4:192.0.2.7.");
        assertThat(finding.evidence().get(1).text()).isEqualTo("v=spf1 a:192.0.2.7 -all\n         ^");
    }

    @Test
    void the_tree_and_the_ledger_are_left_for_the_report() {
        ZoneFixture zone =
                WORLD.with("acme.dev", RecordType.TXT, "v=spf1 include:_spf.google.com mx exists:%{i}.acme.dev -all");

        CheckResult result = Spf.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.exhibits().get(0)).isInstanceOfSatisfying(Exhibit.Table.class, table -> {
            assertThat(table.rows().get(0))
                    .containsExactly("acme.dev", "(the record itself)", "acme.dev TXT", "found", "0", "0");
            assertThat(table.rows().get(2)).containsExactly("acme.dev", "mx", "acme.dev MX", "found", "+1 = 2", "0");
            assertThat(table.rows().get(4))
                    .containsExactly(
                            "acme.dev",
                            "exists:%{i}.acme.dev",
                            "%{i}.acme.dev A",
                            "not asked: depends on the message; empty where it does not match",
                            "+1 = 3",
                            "+1 = 1");
        });
        assertThat(result.exhibits().get(1))
                .isInstanceOfSatisfying(
                        Exhibit.Graph.class,
                        graph -> assertThat(graph.edges())
                                .containsExactly(
                                        new Exhibit.Edge("acme.dev", "_spf.google.com", "include:_spf.google.com")));
    }

    @Test
    void wrong_input_is_refused_with_what_to_write() {
        Spf spf = Spf.of("acme.dev");

        assertThatThrownBy(() -> spf.authorises("192.0.2.0/24"))
                .hasMessageContaining("is a range")
                .hasMessageContaining("192.0.2.0");
        assertThatThrownBy(() -> spf.doesNotAuthorise("acme")).hasMessageContaining("\"acme\" is no IP address");
        assertThatThrownBy(() -> spf.staysWithinLookups(11)).hasMessageContaining("from 0 to 10");
        assertThatThrownBy(() -> spf.endsWith("all")).hasMessageContaining("write \"-all\"");
    }

    @Test
    void a_check_is_named_by_its_verbs() {
        assertThat(Spf.of("acme.dev").name()).isEqualTo("SPF of acme.dev is valid");
        assertThat(Spf.of("acme.dev")
                        .isValid()
                        .authorises(SpfProvider.RESEND)
                        .endsWith("-all")
                        .name())
                .isEqualTo("SPF of acme.dev is valid, authorises Resend, ends with -all");
    }
}
