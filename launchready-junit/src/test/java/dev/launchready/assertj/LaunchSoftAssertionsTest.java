package dev.launchready.assertj;

import static dev.launchready.Impact.SUPPORT_RISK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.launchready.LaunchReport;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.junit.LaunchReady;
import dev.launchready.junit.LaunchTest;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class LaunchSoftAssertionsTest {

    @Test
    void all_findings_are_one_error_and_what_else_failed_stands_beside_them() {
        LaunchAssertionError error = Broken.error(() -> LaunchSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(HttpExchangeAssertTest.page(404)).hasStatus(200).hasHeader("X-One", "c");
            softly.assertThat(DnsAnswerAssertTest.NONE).resolves();
            softly.assertThat(DnsAnswerAssertTest.MX).resolves();
            softly.assertThat(TlsSessionAssertTest.session()).usesProtocol("TLSv1.3");
        }));

        assertThat(error.findings())
                .extracting(f -> f.rule())
                .containsExactly("fact.http-status", "fact.http-header", "fact.dns-existence", "fact.tls-protocol");
        assertThat(Broken.message(() -> LaunchSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(HttpExchangeAssertTest.page(404)).hasStatus(200);
                    softly.assertThat(new LaunchReport("acme.dev", Instant.EPOCH, Duration.ZERO, List.of(), List.of()))
                            .hasFinding("redirect.loop");
                })))
                .contains("fact.http-status", "expected a finding of redirect.loop");
    }

    @Test
    void a_launch_test_shows_all_findings_of_soft_assertions_under_their_rules_with_its_impact() {
        Throwable thrown = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Soft.class, "everything"))
                .execute()
                .testEvents()
                .failed()
                .list()
                .get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();

        assertThat(thrown)
                .hasMessageStartingWith("2 support risks, 1 not seen\n\n1. [support risk] fact.http-status")
                .hasMessageContaining("2. [support risk] fact.http-header")
                .hasMessageContaining("not seen [launch blocker] MX of acme.dev");
    }

    @LaunchReady("acme.dev")
    static class Soft {
        @LaunchTest(SUPPORT_RISK)
        void everything() {
            LaunchSoftAssertions.assertSoftly(softly -> {
                softly.assertThat(HttpExchangeAssertTest.page(404))
                        .hasStatus(200)
                        .hasHeader("X-One", "c");
                softly.assertThat(DnsAnswer.of("acme.dev", RecordType.MX, DnsStatus.SERVFAIL, ""))
                        .resolves();
            });
        }
    }
}
