package dev.launchready.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MtaStsTest {
    private static final MailTransport ACME =
            MailTransport.of("acme.dev").enforcesMtaSts().withoutConnecting();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: STSv1 | version: STSv2 | version is \"STSv2\" and not STSv1",
                "mode: enforce | mode: strict | mode is \"strict\" and not enforce, testing or none",
                "max_age: 604800 | max_age: 31557601 | max_age is 31557601, which is more than a year",
                "max_age: 604800 | max_age: soon | max_age is missing or no number",
                "mx: mx1.acme.dev | | no mx is named",
                "mx: mx1.acme.dev | mx: *.*.acme.dev | mx \"*.*.acme.dev\" is no host name, with or without \"*.\" before it",
                "mx: mx1.acme.dev | mx mx1.acme.dev | the line \"mx mx1.acme.dev\" is no \"key: value\""
            })
    void a_policy_that_is_broken_is_told_by_what_is_broken(String from, String to, String actual) {
        MtaStsPolicy policy = MtaStsPolicy.parse(MailWorld.POLICY.replace(from, to == null ? "" : to));

        assertThat(policy.problems()).contains(actual);
    }

    @ParameterizedTest
    @CsvSource({
        "mx1.acme.dev, mx1.acme.dev, true",
        "MX1.acme.dev., mx1.acme.dev, true",
        "*.acme.dev, mx1.acme.dev, true",
        "*.acme.dev, a.mx1.acme.dev, false",
        "*.acme.dev, acme.dev, false",
        "mx1.acme.dev, mx2.acme.dev, false"
    })
    void a_wildcard_stands_for_one_label(String pattern, String host, boolean covered) {
        MtaStsPolicy policy = MtaStsPolicy.parse("version: STSv1\nmode: enforce\nmx: " + pattern + "\nmax_age: 86400");

        assertThat(policy.problems()).isEmpty();
        assertThat(policy.covers(host)).isEqualTo(covered);
    }

    @Test
    void a_longest_age_of_a_year_and_a_mode_of_none_are_allowed() {
        assertThat(MtaStsPolicy.parse("version: STSv1\nmode: none\nmax_age: 31557600\n")
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=STSv1; | mta-sts.record | id= is missing",
                "v=STSv1; id=2026-05-04 | mta-sts.record | id= is \"2026-05-04\" and not 1 to 32 letters and digits",
                "id=1; v=STSv1 | mta-sts.missing | there is none",
                "v=STSv1 id=1 | mta-sts.record | it does not begin with \"v=STSv1;\""
            })
    void a_record_that_is_broken_is_told(String record, String rule, String actual) {
        ZoneFixture zone = ZoneFixture.of("acme.dev")
                .with("@", RecordType.MX, "10 mx1.acme.dev")
                .with("mx1", RecordType.A, "127.0.0.1")
                .with("_mta-sts", RecordType.TXT, record);
        try (MailWorld world = new MailWorld()) {
            CheckResult result = world.run(ACME, zone);

            assertThat(result.findings()).first().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo(rule);
                assertThat(finding.actual()).isEqualTo(actual);
            });
        }
    }

    @Test
    void two_records_are_as_good_as_none() {
        try (MailWorld world = new MailWorld()) {
            assertThat(world.rules(ACME, MailWorld.ZONE.with("_mta-sts", RecordType.TXT, "v=STSv1; id=2")))
                    .containsExactly("mta-sts.several-records");
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (MailWorld world = new MailWorld(Response.redirect(301, "https://acme.dev/mta-sts.txt"))) {
            assertThat(world.messages(ACME, MailWorld.ZONE))
                    .containsExactly("https://mta-sts.acme.dev/.well-known/mta-sts.txt: expected status 200 and the"
                            + " policy, but it redirects to https://acme.dev/mta-sts.txt.");
            assertThat(world.web().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 204, 500})
    void any_other_status_is_no_policy(int status) {
        try (MailWorld world = new MailWorld(Response.status(status))) {
            assertThat(world.rules(ACME, MailWorld.ZONE)).containsExactly("mta-sts.unreachable");
        }
    }

    @Test
    void a_policy_is_text_plain() {
        try (MailWorld world = new MailWorld(Response.ok("text/html; charset=utf-8", MailWorld.POLICY))) {
            assertThat(world.rules(ACME, MailWorld.ZONE)).containsExactly("mta-sts.content-type");
        }
        try (MailWorld world = new MailWorld(Response.ok("Text/Plain; charset=utf-8", MailWorld.POLICY))) {
            assertThat(world.rules(ACME, MailWorld.ZONE)).isEmpty();
        }
    }

    @Test
    void the_host_of_the_policy_has_a_certificate_of_its_own() {
        try (MailWorld world = new MailWorld();
                LoopbackHttp other = LoopbackHttp.startTls(
                        MailWorld.CA.serverContext(MailWorld.CA.certificateFor("www.acme.dev")),
                        request -> Response.ok("text/plain", MailWorld.POLICY))) {
            CheckResult result = ACME.run(
                    world.launch(MailWorld.ZONE).connectTo("mta-sts.acme.dev:443", "127.0.0.1:" + other.port()));

            assertThat(result.findings()).extracting(Finding::rule).containsExactly("mta-sts.certificate");
        }
    }

    @ParameterizedTest
    @CsvSource({"enforce, LAUNCH_BLOCKER", "testing, SUPPORT_RISK"})
    void a_mail_server_that_the_policy_leaves_out_gets_no_mail(String mode, Impact impact) {
        String policy = MailWorld.POLICY.replace("enforce", mode).replace("mx1", "mx9");
        try (MailWorld world = new MailWorld(Response.ok("text/plain", policy))) {
            assertThat(world.run(ACME, MailWorld.ZONE).findings()).first().satisfies(finding -> {
                assertThat(finding.message())
                        .isEqualTo("mx1.acme.dev: expected a mail server that the policy names, but the policy names"
                                + " mx9.acme.dev.");
                assertThat(finding.impact()).isEqualTo(impact);
            });
        }
    }

    @Test
    void a_testing_policy_is_not_enforced_and_a_short_one_is_forgotten() {
        String policy = MailWorld.POLICY.replace("enforce", "testing").replace("604800", "3600");
        try (MailWorld world = new MailWorld(Response.ok("text/plain", policy))) {
            assertThat(world.rules(ACME, MailWorld.ZONE)).containsExactly("mta-sts.not-enforced", "mta-sts.short-age");
        }
    }

    @Test
    void a_policy_that_does_not_come_in_time_is_not_judged() {
        try (MailWorld world = new MailWorld(Response.raw("").thenStall())) {
            CheckResult result = ACME.run(world.launch(MailWorld.ZONE).within(Duration.ofMillis(800)));

            assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
            assertThat(result.unseen().get(0).subject()).isEqualTo("https://mta-sts.acme.dev/.well-known/mta-sts.txt");
        }
    }

    @Test
    void a_record_that_cannot_be_asked_for_is_not_judged() {
        try (MailWorld world = new MailWorld()) {
            assertThat(world.run(ACME, MailWorld.ZONE.failing("_mta-sts", DnsStatus.SERVFAIL))
                            .outcome())
                    .isInstanceOf(Outcome.Inconclusive.class);
        }
    }
}
