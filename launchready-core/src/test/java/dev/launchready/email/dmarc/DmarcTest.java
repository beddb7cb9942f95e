package dev.launchready.email.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcTest {
    private static final ZoneFixture WORLD = ZoneFixture.of(".")
            .with("acme.dev._report._dmarc.agrees.test", RecordType.TXT, "v=DMARC1;")
            .with("*._report._dmarc.wildcard.test", RecordType.TXT, "v=DMARC1")
            .with("acme.dev._report._dmarc.other.test", RecordType.TXT, "no");

    @ParameterizedTest(name = "{0} breaks {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev                      |
                    v=DMARC1; p=reject; rua=mailto:d@reports.acme.dev              |
                    v=DMARC1; p=reject; rua=mailto:d@agrees.test                   |
                    v=DMARC1; p=reject; rua=mailto:d@wildcard.test                 |
                    v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:d@acme.dev |
                    v=DMARC1; p=none; rua=mailto:d@acme.dev                        | dmarc.policy-none
                    v=DMARC1; p=reject                                             | dmarc.no-reports
                    v=DMARC1; rua=mailto:d@acme.dev                                | dmarc.policy-missing
                    v=DMARC1; p=rejct; rua=mailto:d@acme.dev                       | dmarc.bad-value
                    v=DMARC1; p=reject; aspf=x; rua=mailto:d@acme.dev              | dmarc.bad-value
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev; pct=100             | dmarc.removed-tag
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev; pct=20              | dmarc.removed-tag dmarc.modes-differ
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev; adkmi=s             | dmarc.unknown-tag
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev; fo=1                | dmarc.failure-options
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev; p=none              | dmarc.duplicate-tag
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev;; t=n                | dmarc.syntax
                    v=DMARC1; p=reject; rua=d@acme.dev                             | dmarc.bad-report-address
                    v=DMARC1; p=reject; rua=mailto:d@acme.dev!5m                   | dmarc.report-size
                    v=DMARC1; p=reject; rua=mailto:d@other.test                    | dmarc.reports-not-authorised
                    v=DMARC1; p=reject; rua=mailto:d@gone.test                     | dmarc.reports-not-authorised
                    v=DMARC1; p=reject; sp=none; rua=mailto:d@acme.dev             | dmarc.subdomain-policy-weak
                    v=DMARC1; p=reject; np=none; rua=mailto:d@acme.dev             | dmarc.subdomain-policy-weak
                    v=DMARC1; p=reject; t=y; rua=mailto:d@acme.dev                 | dmarc.testing dmarc.modes-differ
                    v=DMARC1; p=reject; psd=y; rua=mailto:d@acme.dev               | dmarc.public-suffix
                    v=dmarc1; p=reject                                             | dmarc.not-recognised
                    p=reject; v=DMARC1                                             | dmarc.not-recognised
                    """)
    void what_is_wrong_with_a_record_is_found_by_its_rule(String record, String rules) {
        ZoneFixture zone = WORLD.with("_dmarc.acme.dev", RecordType.TXT, record);

        CheckResult result = Dmarc.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(String.join(
                        " ", result.findings().stream().map(Finding::rule).toList()))
                .isEqualTo(rules == null ? "" : rules);
        assertThat(result.unseen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject, reject, ''",
        "p=reject, quarantine, ''",
        "p=quarantine, reject, dmarc.policy-weak",
        "p=none, quarantine, dmarc.policy-weak",
        "p=reject; sp=none, quarantine, dmarc.subdomain-policy-weak",
        "p=reject; sp=quarantine, quarantine, ''",
    })
    void a_policy_is_held_against_the_wanted_minimum(String tags, String wanted, String rules) {
        ZoneFixture zone = WORLD.with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; rua=mailto:d@acme.dev; " + tags);

        CheckResult result = Dmarc.of("acme.dev")
                .hasPolicyAtLeast(DmarcPolicy.of(wanted).orElseThrow())
                .run(Launch.at("acme.dev").withZone(zone));

        assertThat(String.join(
                        " ", result.findings().stream().map(Finding::rule).toList()))
                .isEqualTo(rules);
    }

    @Test
    void test_mode_makes_a_policy_weaker_than_wanted() {
        ZoneFixture zone =
                WORLD.with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=quarantine; t=y; rua=mailto:d@acme.dev");

        Finding finding = Dmarc.of("acme.dev")
                .hasPolicyAtLeast(DmarcPolicy.QUARANTINE)
                .run(Launch.at("acme.dev").withZone(zone))
                .findings()
                .get(0);

        assertThat(finding.message())
                .isEqualTo(
                        "acme.dev: expected at least the policy quarantine, but receivers apply none because of t=y.");
        assertThat(finding.remedy()).isEqualTo("Publish p=quarantine at _dmarc.acme.dev and remove t=y.");
    }

    @ParameterizedTest
    @CsvSource({"acme.dev", "dmarc.acme.dev", "_dmarc.acme.dev.acme.dev"})
    void a_record_at_the_wrong_name_is_told_where_it_belongs(String place) {
        ZoneFixture zone = WORLD.with(place, RecordType.TXT, "v=DMARC1; p=reject");

        CheckResult result = Dmarc.of("acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dmarc.wrong-place");
            assertThat(finding.message())
                    .isEqualTo("acme.dev: expected its DMARC record at _dmarc.acme.dev, but it is at " + place + ".");
        });
    }

    @Test
    void no_record_is_missing_and_several_are_none() {
        ZoneFixture two = WORLD.with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=reject")
                .with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=none");

        assertThat(Dmarc.of("acme.dev")
                        .run(Launch.at("acme.dev").withZone(WORLD))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("dmarc.missing");
        assertThat(Dmarc.of("acme.dev").run(Launch.at("acme.dev").withZone(two)).findings())
                .extracting(Finding::rule)
                .containsExactly("dmarc.several-records");
    }

    @Test
    void a_subdomain_has_the_policy_of_its_organisation() {
        ZoneFixture zone = WORLD.with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:d@acme.dev");

        CheckResult result = Dmarc.of("mail.acme.dev")
                .hasPolicyAtLeast(DmarcPolicy.REJECT)
                .run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
        assertThat(result.exhibits()).singleElement().isInstanceOfSatisfying(Exhibit.Table.class, table -> {
            assertThat(table.title()).isEqualTo("DMARC of mail.acme.dev: reject (RFC 9989), reject (RFC 7489)");
            assertThat(table.rows().get(1))
                    .containsExactly("_dmarc.acme.dev", "v=DMARC1; p=reject; rua=mailto:d@acme.dev", "holds");
        });
    }

    @Test
    void an_intermediate_domain_that_only_rfc_9989_finds_is_a_difference() {
        ZoneFixture zone = WORLD.with("_dmarc.eu.acme.dev", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:d@acme.dev")
                .with("mail.eu.acme.dev", RecordType.A, "192.0.2.1");

        CheckResult result =
                Dmarc.of("mail.eu.acme.dev").run(Launch.at("acme.dev").withZone(zone));

        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("dmarc.modes-differ"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.actual())
                        .isEqualTo("the policy is reject by RFC 9989 and none by RFC 7489; the organisation is"
                                + " eu.acme.dev by RFC 9989 and acme.dev by RFC 7489"));
    }

    @Test
    void what_dns_would_not_answer_is_unseen() {
        ZoneFixture record =
                WORLD.with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:d@agrees.test");
        ZoneFixture silent = record.failing("_dmarc.acme.dev", DnsStatus.TIMEOUT);
        ZoneFixture silentConsent = record.failing("acme.dev._report._dmarc.agrees.test", DnsStatus.SERVFAIL);

        assertThat(Dmarc.of("acme.dev")
                        .run(Launch.at("acme.dev").withZone(silent))
                        .outcome())
                .isInstanceOf(Outcome.Inconclusive.class);
        assertThat(Dmarc.of("acme.dev")
                        .run(Launch.at("acme.dev").withZone(silentConsent))
                        .unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.subject())
                        .isEqualTo("whether agrees.test wants the DMARC reports of acme.dev"));
    }

    @Test
    void a_planned_record_is_judged_before_it_is_published() {
        CheckResult result = Dmarc.of("acme.dev")
                .planned("v=DMARC1; p=reject; rua=mailto:d@acme.dev")
                .hasPolicyAtLeast(DmarcPolicy.REJECT)
                .run(Launch.at("acme.dev").withZone(WORLD));

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }
}
