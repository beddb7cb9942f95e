package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimTest {
    private static final ZoneFixture ACME = ZoneFixture.of("acme.dev");
    private static final String S1 = "s1._domainkey";

    @Test
    void good_keys_pass_and_are_shown() {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.rsa(2048).record())
                .with("ed._domainkey", RecordType.TXT, TestSigner.ed25519().record());

        CheckResult result = run(Dkim.of("acme.dev").selectors("s1", "ed"), zone);

        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        assertThat(result.exhibits())
                .singleElement()
                .satisfies(table -> assertThat(((Exhibit.Table) table).rows())
                        .extracting(row -> row.get(0) + ": " + row.get(2) + ", " + row.get(4))
                        .containsExactly("s1: 2048-bit rsa, usable", "ed: 256-bit ed25519, usable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | dkim.revoked | p= is empty",
                "v=DKIM1; t=y; p=RSA | dkim.testing | its flag t=y says that DKIM is only being tested",
                "k=rsa; v=DKIM1; p=RSA | dkim.syntax | k= stands before v=",
                "v=DKIM1: k=rsa; p=RSA | dkim.syntax | v= is \"DKIM1: k=rsa\"",
                "v=DKIM1\\; k=rsa\\; p=RSA | dkim.zone-file-marks | a backslash stands before a semicolon at character 8",
                "v=DKIM1; h=sha1; p=RSA | dkim.hash | h= is \"sha1\"",
                "v=DKIM1; s=tlsrpt; p=RSA | dkim.service | s= is \"tlsrpt\"",
                "v=DKIM1; k=dsa; p=RSA | dkim.key-type | k= is \"dsa\"",
                "v=DKIM1; p=<key> | dkim.key-unreadable | p= is no base64: \"<\" stands at its character 1 of 5"
            })
    void each_flaw_of_a_record_is_a_finding_of_its_own(String record, String rule, String actual) {
        CheckResult result = run(s1(), ACME.with(S1, RecordType.TXT, record.replace("RSA", rsa2048())));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.subject()).isEqualTo("s1._domainkey.acme.dev");
            assertThat(finding.actual()).isEqualTo(actual);
            assertThat(finding.evidence()).isNotEmpty();
        });
    }

    @Test
    void a_record_with_marks_of_a_zone_file_comes_with_the_value_to_publish() {
        String good = TestSigner.rsa(2048).record();
        ZoneFixture zone = ACME.withText(
                S1,
                good.replace(";", "\\;").substring(0, 200),
                good.replace(";", "\\;").substring(200));

        Finding finding = run(s1(), zone).findings().get(0);

        assertThat(finding.remedy()).isEqualTo("Publish this value, without any mark around it: " + good);
    }

    @Test
    void a_name_without_record_is_missing_whether_it_exists_or_not() {
        ZoneFixture empty = ACME.with(S1, RecordType.A, "192.0.2.1");

        assertThat(run(s1(), ACME).findings().get(0).message())
                .isEqualTo("s1._domainkey.acme.dev: expected a DKIM key record, but the name does not exist.");
        assertThat(run(s1(), empty).findings().get(0).message())
                .isEqualTo("s1._domainkey.acme.dev: expected a DKIM key record, but the name has no TXT record.");
    }

    @Test
    void a_key_at_the_provider_is_followed_and_one_that_is_not_there_is_dangling() {
        ZoneFixture provider = ZoneFixture.of("mail.test")
                .with("s1", RecordType.TXT, TestSigner.rsa(2048).record());
        ZoneFixture good = ACME.with(S1, RecordType.CNAME, "s1.mail.test").and(provider);
        ZoneFixture dangling = ACME.with(S1, RecordType.CNAME, "s2.mail.test").and(provider);

        assertThat(run(s1(), good).outcome()).isEqualTo(new Outcome.Passed());
        assertThat(run(s1(), dangling).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dkim.dangling-alias");
            assertThat(finding.actual()).isEqualTo("its CNAME leads to s2.mail.test, which has no key record");
        });
    }

    @Test
    void two_keys_under_one_selector_are_too_many() {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.rsa(2048).record(), "verification=1");

        assertThat(rules(run(s1(), zone))).containsExactly("dkim.several-records");
    }

    @Test
    void a_key_cut_into_two_records_is_recognised() {
        String good = TestSigner.rsa(2048).record();
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, good.substring(0, 200), good.substring(200));

        assertThat(rules(run(s1(), zone))).containsExactly("dkim.split-record");
    }

    @ParameterizedTest
    @CsvSource({"512, 2048, dkim.key-too-short", "1024, 2048, dkim.key-short", "2048, 4096, dkim.key-short"})
    void a_key_shorter_than_wanted_is_told(int bits, int wanted, String rule) {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.rsa(bits).record());

        assertThat(rules(run(s1().hasKeyOfAtLeast(wanted), zone))).containsExactly(rule);
    }

    @Test
    void a_key_of_just_the_wanted_length_passes() {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.rsa(1024).record());

        assertThat(run(s1().hasKeyOfAtLeast(1024), zone).outcome()).isEqualTo(new Outcome.Passed());
    }

    @Test
    void the_same_key_under_two_selectors_is_no_rotation() {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.rsa(2048).record())
                .with("s2._domainkey", RecordType.TXT, TestSigner.rsa(2048).record());

        assertThat(run(Dkim.of("acme.dev").selectors("s1", "s2"), zone).findings())
                .extracting(Finding::message)
                .containsExactly("s2._domainkey.acme.dev: expected a key of its own, but it has the key of"
                        + " s1._domainkey.acme.dev.");
    }

    @Test
    void ed25519_alone_is_not_enough_for_todays_receivers() {
        ZoneFixture zone = ACME.with(S1, RecordType.TXT, TestSigner.ed25519().record());

        assertThat(rules(run(s1(), zone))).containsExactly("dkim.ed25519-only");
    }

    @Test
    void without_any_selector_nothing_is_claimed() {
        CheckResult result = run(Dkim.of("acme.dev"), ACME);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason()).startsWith("DKIM is not assessed: no selector is known");
    }

    @Test
    void a_list_without_a_selector_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> Dkim.of("acme.dev").selectors())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the list of DKIM selectors for \"acme.dev\" is empty; name what stands before ._domainkey,"
                        + " for example s1, or give a message that was sent to selectorsFrom");
    }

    @Test
    void a_question_without_answer_is_unseen() {
        CheckResult result = run(s1(), ACME.failing(S1, DnsStatus.SERVFAIL));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).subject()).isEqualTo("s1._domainkey.acme.dev");
    }

    @Test
    void selectors_are_read_from_a_message_that_was_sent() {
        TestSigner signer = TestSigner.rsa(2048);
        String message = signer.sign(signer.sign(Mail.PLAIN, Mail.TAGS), "d=provider.test; s=p1; h=from");

        CheckResult result = run(
                Dkim.of("acme.dev").selectorsFrom(Mail.octets(message)),
                ACME.with(S1, RecordType.TXT, signer.record()));

        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        assertThat(result.check()).contains("(s1)");
    }

    @Test
    void a_message_without_signature_of_the_domain_leaves_dkim_unassessed() {
        CheckResult result = run(Dkim.of("acme.dev").selectorsFrom(Mail.octets(Mail.PLAIN)), ACME);

        assertThat(result.unseen().get(0).reason())
                .isEqualTo("DKIM is not assessed: the message has no readable signature of acme.dev, so that it names"
                        + " no selector");
    }

    @Test
    void a_strict_key_is_wrong_where_the_message_is_signed_for_a_subdomain() {
        TestSigner signer = TestSigner.rsa(2048);
        ZoneFixture zone =
                ACME.with(S1, RecordType.TXT, "t=s; " + signer.record().replace("v=DKIM1; ", ""));

        String below = signer.sign(Mail.PLAIN, "i=@mail.acme.dev; " + Mail.TAGS);

        assertThat(rules(run(Dkim.of("acme.dev").selectorsFrom(Mail.octets(below)), zone)))
                .containsExactly("dkim.strict");
        assertThat(run(s1(), zone).outcome()).isEqualTo(new Outcome.Passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s 1", "s1.", "sé"})
    void what_is_no_selector_is_refused_with_the_remedy(String selector) {
        assertThatThrownBy(() -> Dkim.of("acme.dev").selectors(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + selector
                        + "\" is no DKIM selector; write what stands before ._domainkey, for example s1");
    }

    @Test
    void a_selector_may_be_given_by_its_whole_name() {
        assertThat(Dkim.of("acme.dev").selectors("S1._domainkey.acme.dev").name())
                .isEqualTo("DKIM keys of acme.dev (s1) can be verified with and have at least 2048 bits");
    }

    private static Dkim s1() {
        return Dkim.of("acme.dev").selectors("s1");
    }

    private static String rsa2048() {
        return TestSigner.rsa(2048).publicKey();
    }

    private static CheckResult run(Dkim check, ZoneFixture zone) {
        return check.run(Launch.at("acme.dev").withZone(zone));
    }

    private static List<String> rules(CheckResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }
}
