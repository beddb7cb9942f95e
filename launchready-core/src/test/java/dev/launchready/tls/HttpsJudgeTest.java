package dev.launchready.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Distrust;
import dev.launchready.net.NetFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpsJudgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CertificateSummary LEAF = new CertificateSummary(
            "CN=acme.test",
            "CN=Test",
            NOW.minus(Duration.ofDays(30)),
            NOW.plus(Duration.ofDays(60)),
            List.of("acme.test"),
            "1",
            "EC 256",
            "SHA256withECDSA");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "REFUSED, tls.no-https",
        "NO_ADDRESS, tls.no-https",
        "CLOSED_WITHOUT_ANSWER, tls.no-https",
        "CLOSED_EARLY, tls.no-https",
        "TLS, tls.handshake",
        "MALFORMED, tls.handshake",
        "TOO_LARGE, tls.handshake",
    })
    void a_failure_that_proves_something_is_a_blocker(NetFailure.Kind kind, String rule) {
        Judged judged = judge(failing(kind));

        assertThat(judged.unseen()).isEmpty();
        assertThat(judged.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
            assertThat(finding.message())
                    .isEqualTo("acme.test: expected an answer to HTTPS on port 443, but it is so.");
        });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {
                "DNS_UNAVAILABLE",
                "FORBIDDEN",
                "UNREACHABLE",
                "CONNECT_TIMEOUT",
                "TLS_UNSUPPORTED",
                "TLS_TIMEOUT",
                "NO_ANSWER",
                "STALLED",
                "RESET"
            })
    void a_failure_that_may_lie_on_the_way_is_not_seen(NetFailure.Kind kind) {
        Judged judged = judge(failing(kind));

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.unseen()).containsExactly(new Unseen("acme.test", "it is so", Impact.LAUNCH_BLOCKER));
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_for_distrust_has_its_rule(Distrust.Reason reason) {
        Judged judged = judge(showing(List.of(new Distrust(reason, "it is so", "CN=Test"))));

        assertThat(judged.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule())
                    .isEqualTo("tls." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')
                            + (reason == Distrust.Reason.INVALID ? "-chain" : ""));
            assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
            assertThat(finding.evidence().get(0).text()).contains("CN=acme.test", "issued by CN=Test");
        });
    }

    @Test
    void two_certificates_with_one_fault_are_one_finding() {
        Judged judged = judge(showing(List.of(
                new Distrust(Distrust.Reason.EXPIRED, "a is over", "CN=a"),
                new Distrust(Distrust.Reason.EXPIRED, "b is over", "CN=b"))));

        assertThat(judged.findings())
                .extracting(Finding::message)
                .containsExactly("acme.test: expected a certificate that is valid today, but a is over; b is over.");
    }

    @Test
    void a_missing_intermediate_is_named_in_the_remedy() {
        Judged judged =
                judge(showing(List.of(new Distrust(Distrust.Reason.INCOMPLETE_CHAIN, "x", "CN=Intermediate 1"))));

        assertThat(judged.findings().get(0).remedy()).contains("CN=Intermediate 1", "fullchain.pem");
    }

    @Test
    void a_handshake_without_a_certificate_does_not_pass() {
        Judged judged = judge(new HostCertificate(
                "acme.test", 443, Optional.empty(), "TLSv1.3", List.of(), List.of(), Optional.empty()));

        assertThat(judged.unseen()).hasSize(1);
    }

    @Test
    void little_time_is_told_with_the_moment_it_ends() {
        Instant late = LEAF.notAfter().minus(Duration.ofDays(10));

        assertThat(HttpsJudge.judge(showing(List.of()), late, OptionalInt.empty())
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "acme.test: expected a certificate valid for 21 days more, but it expires in 10 days, at "
                                + "2026-04-30T12:00:00Z.");
    }

    @Property(tries = 200)
    void an_untrusted_chain_never_passes(
            @ForAll @NotEmpty Set<Distrust.Reason> reasons, @ForAll @IntRange(min = -400, max = 400) int days) {
        List<Distrust> distrust =
                reasons.stream().map(r -> new Distrust(r, "it is so", "CN=x")).toList();

        Judged judged = HttpsJudge.judge(showing(distrust), NOW.plus(Duration.ofDays(days)), OptionalInt.empty());

        assertThat(judged.findings()).hasSizeGreaterThanOrEqualTo(reasons.size());
    }

    private static Judged judge(HostCertificate seen) {
        return HttpsJudge.judge(seen, NOW, OptionalInt.empty());
    }

    private static HostCertificate failing(NetFailure.Kind kind) {
        return new HostCertificate(
                "acme.test",
                443,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                Optional.of(new NetFailure(kind, "it is so")));
    }

    private static HostCertificate showing(List<Distrust> distrust) {
        return new HostCertificate(
                "acme.test", 443, Optional.empty(), "TLSv1.3", List.of(LEAF), distrust, Optional.empty());
    }
}
