package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the published suite leaves open: the ledger, the budget, the letters r and t, failing servers. */
class SpfEvaluatorTest {

    @Test
    void the_ledger_names_each_question_and_its_cost() {
        DnsLookup zone = txt(
                "acme.dev", "v=spf1 include:_spf.acme.dev a:gone.acme.dev mx -all",
                "_spf.acme.dev", "v=spf1 ip4:192.0.2.0/24 ?all");

        SpfOutcome outcome = check(zone, "198.51.100.1");

        assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
        assertThat(outcome.decidedBy()).isEqualTo("-all");
        assertThat(outcome.ledger())
                .extracting(q -> q.term() + " " + q.name() + " " + q.type() + " " + q.lookups() + " " + q.voids())
                .containsExactly(
                        " acme.dev TXT 0 0",
                        "include:_spf.acme.dev _spf.acme.dev TXT 1 0",
                        "a:gone.acme.dev gone.acme.dev A 2 1",
                        "mx acme.dev MX 3 2");
        assertThat(outcome.lookups()).isEqualTo(3);
        assertThat(outcome.voids()).isEqualTo(2);
    }

    @Test
    void the_eleventh_lookup_is_an_error_that_names_its_term() {
        DnsLookup zone = txt("acme.dev", "v=spf1 mx" + " a".repeat(10) + " -all")
                .with("acme.dev", RecordType.A, "192.0.2.1")
                .with("acme.dev", RecordType.MX, "10 mail.acme.dev")
                .with("mail.acme.dev", RecordType.A, "192.0.2.2");

        SpfOutcome outcome = check(zone, "198.51.100.1");

        assertThat(outcome.result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(outcome.reason()).isEqualTo("more than 10 terms ask DNS; \"a\" is the 11th");
    }

    @ParameterizedTest
    @EnumSource(
            value = DnsStatus.class,
            names = {"SERVFAIL", "REFUSED", "TIMEOUT", "MALFORMED", "UNREACHABLE", "ALIAS_LOOP", "ALIAS_ELSEWHERE"})
    void no_usable_answer_is_a_temporary_error(DnsStatus status) {
        DnsLookup zone = txt("acme.dev", "v=spf1 a:mail.acme.dev -all");
        DnsLookup failing = (name, type) ->
                name.startsWith("mail.") ? DnsAnswer.of(name, type, status, "") : zone.lookup(name, type);

        SpfOutcome outcome = check(failing, "192.0.2.1");

        assertThat(outcome.result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(outcome.describe()).isEqualTo("temperror in acme.dev: mail.acme.dev A: " + status);
    }

    @Test
    void a_spent_budget_is_a_temporary_error() {
        DnsLookup zone = txt("acme.dev", "v=spf1 -all");

        SpfOutcome outcome = SpfEvaluator.over(zone)
                .within(Duration.ofNanos(-1))
                .checkMailFrom(ip("192.0.2.1"), "a@acme.dev", "mail.acme.dev");

        assertThat(outcome.result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(outcome.reason()).contains("time for the evaluation was up before acme.dev TXT");
    }

    @Test
    void an_explanation_may_name_receiver_and_time() {
        DnsLookup zone = txt(
                "acme.dev", "v=spf1 -all exp=why.acme.dev",
                "why.acme.dev", "%{c} at %{r} on %{t}, %{s} %{o} %{h} %{v} 100%%");

        SpfOutcome outcome = SpfEvaluator.over(zone)
                .receivedBy("mx.example.org")
                .withClock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .checkMailFrom(ip("192.0.2.1"), "a@acme.dev", "mail.acme.dev");

        assertThat(outcome.explanation())
                .contains("192.0.2.1 at mx.example.org on 1700000000, a@acme.dev acme.dev mail.acme.dev in-addr 100%");
    }

    @Test
    void addresses_of_mail_servers_cost_no_voids() {
        DnsLookup zone = txt("acme.dev", "v=spf1 mx -all")
                .with("acme.dev", RecordType.MX, "1 a.acme.dev", "2 b.acme.dev", "3 c.acme.dev", "4 d.acme.dev");

        SpfOutcome outcome = check(zone, "2001:db8::1");

        assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
        assertThat(outcome.voids()).isZero();
    }

    @Test
    void a_bounce_is_checked_by_its_helo_name() {
        DnsLookup zone = txt("mail.acme.dev", "v=spf1 a -all").with("mail.acme.dev", RecordType.A, "192.0.2.1");

        SpfOutcome outcome = SpfEvaluator.over(zone).checkMailFrom(ip("192.0.2.1"), "", "mail.acme.dev");

        assertThat(outcome.result()).isEqualTo(SpfResult.PASS);
        assertThat(outcome.domain()).isEqualTo("mail.acme.dev");
    }

    @Test
    void a_range_cannot_be_checked() {
        SpfEvaluator evaluator = SpfEvaluator.over(txt());

        assertThatThrownBy(() -> evaluator.checkMailFrom(ip("192.0.2.0/24"), "a@acme.dev", "acme.dev"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("192.0.2.0/24 is a range; SPF is evaluated for one address, for example 192.0.2.0");
    }

    private static SpfOutcome check(DnsLookup zone, String address) {
        return SpfEvaluator.over(zone).checkMailFrom(ip(address), "a@acme.dev", "mail.acme.dev");
    }

    private static IpRange ip(String text) {
        return IpRange.parse(text).orElseThrow();
    }

    private static ZoneFixture txt(String... namesAndTexts) {
        ZoneFixture zone = ZoneFixture.of(".");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            zone = zone.with(namesAndTexts[i], RecordType.TXT, namesAndTexts[i + 1]);
        }
        return zone;
    }
}
