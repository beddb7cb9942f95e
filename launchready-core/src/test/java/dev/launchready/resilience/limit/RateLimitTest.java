package dev.launchready.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.Network;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitTest {
    private static final Launch LAUNCH = Launch.at("acme.test").with(Network::loopbackOnly);

    static Stream<Arguments> seeded() {
        return Stream.of(
                seed("no limit", request -> Response.ok("text/plain", "ok"), LimitRule.NONE),
                seed(
                        "the limit answers 503",
                        LimitedApi.serving(20).refusingWith(Response.status(503)),
                        LimitRule.WRONG_STATUS),
                seed(
                        "the limit answers 403",
                        LimitedApi.serving(20).refusingWith(Response.status(403)),
                        LimitRule.WRONG_STATUS),
                seed(
                        "429 without Retry-After",
                        LimitedApi.serving(20).refusingWith(Response.status(429)),
                        LimitRule.NO_RETRY_AFTER),
                seed(
                        "a Retry-After of words",
                        LimitedApi.serving(20)
                                .refusingWith(Response.status(429).withHeader("Retry-After", "in a minute")),
                        LimitRule.MALFORMED_RETRY_AFTER),
                seed(
                        "a Retry-After that is too short",
                        LimitedApi.serving(20).refusingWith(Response.status(429).withHeader("Retry-After", "0")),
                        LimitRule.RETRY_AFTER_LIES),
                seed(
                        "the limit counts everybody together",
                        LimitedApi.serving(20).together(),
                        LimitRule.SHARED),
                seed("normal use is limited", LimitedApi.serving(3), LimitRule.TOO_TIGHT),
                seed(
                        "the burst breaks it",
                        LimitedApi.serving(20).refusingWith(Response.status(500)),
                        LimitRule.OVERLOAD));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                twin("a limit per caller", LimitedApi.serving(20)),
                twin(
                        "a limit that tells by RateLimit",
                        LimitedApi.serving(20)
                                .refusingWith(Response.status(429).withHeader("RateLimit", "\"default\";r=0;t=30"))),
                twin(
                        "a Retry-After as a date",
                        LimitedApi.serving(20)
                                .refusingWith(Response.status(429)
                                        .withHeader("Retry-After", "Tue, 24 Nov 2099 08:00:00 GMT"))),
                twin(
                        "a Retry-After that is true",
                        LimitedApi.serving(20).forgiving(8, Response.status(429).withHeader("Retry-After", "0"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeded")
    void a_seeded_defect_is_found_and_named(String name, Handler api, LimitRule rule) {
        assertThat(rules(run(api, limit -> limit))).containsExactly(rule.id());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void a_sound_limit_gives_no_finding(String name, Handler api) {
        CheckResult result = run(api, limit -> limit);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
        assertThat(result.exhibits()).hasSize(1);
    }

    @Test
    void the_finding_reads_as_a_sentence_and_counts_the_answers() {
        CheckResult result = run(LimitedApi.serving(20).together(), limit -> limit);

        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .matches(
                        "GET http://127\\.0\\.0\\.1:\\d+/ask: expected another caller to be served while the first is over"
                                + " the limit, but they were answered with status 429 \\(Retry-After: 60\\)\\.");
        assertThat(finding.evidence().get(0).text()).isEqualTo("3 × status 429");
    }

    @Test
    void a_burst_ends_soon_after_the_limit_is_met() {
        try (LoopbackHttp server = LoopbackHttp.start(LimitedApi.serving(20))) {
            LimitSeen seen = limit(server).withinBurstOf(1000).observe(LAUNCH);

            assertThat(seen.burst()).hasSizeLessThan(40);
            assertThat(seen.servedBeforeLimit()).isBetween(15 - 8, 15);
        }
    }

    @Test
    void a_server_that_is_not_on_loopback_gets_no_burst_unless_told_so() {
        RateLimit remote = RateLimit.of("https://api.acme.test/ask");

        CheckResult result = remote.run(LAUNCH);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason())
                .isEqualTo("api.acme.test:443 is not on loopback, and a burst of 100 may disturb others; aim at a local"
                        + " instance, or say againstRemote() if it is yours");
        assertThatIllegalArgumentException().isThrownBy(() -> remote.observe(LAUNCH));
    }

    @Test
    void a_detour_to_loopback_is_loopback_and_one_away_from_it_is_not() {
        try (LoopbackHttp server = LoopbackHttp.start(LimitedApi.serving(20))) {
            Launch staged = LAUNCH.connectTo("api.acme.test:80", "127.0.0.1:" + server.port());
            Launch away = LAUNCH.connectTo("localhost:80", "192.0.2.1:80");

            assertThat(RateLimit.of("http://api.acme.test/")
                            .neverLimits(1, Duration.ZERO)
                            .run(staged)
                            .unseen())
                    .isEmpty();
            assertThat(RateLimit.of("http://localhost/").run(away).unseen()).hasSize(1);
            assertThat(RateLimit.of("http://localhost/")
                            .againstRemote()
                            .run(away)
                            .unseen()
                            .get(0)
                            .reason())
                    .contains("does not answer at all");
        }
    }

    @Test
    void input_that_says_nothing_is_refused_with_the_remedy() {
        RateLimit limit = RateLimit.of("http://localhost/");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit.callers("X-Api-Key", "a", "a"))
                .withMessage("both callers have the same X-Api-Key; give two that differ");
        assertThatIllegalArgumentException().isThrownBy(() -> limit.withinBurstOf(1001));
        assertThatIllegalArgumentException().isThrownBy(() -> limit.neverLimits(0, Duration.ZERO));
    }

    private static Arguments seed(String name, Handler api, LimitRule rule) {
        return Arguments.of(name, api, rule);
    }

    private static Arguments twin(String name, Handler api) {
        return Arguments.of(name, api);
    }

    private static CheckResult run(Handler api, UnaryOperator<RateLimit> change) {
        try (LoopbackHttp server = LoopbackHttp.start(api)) {
            return change.apply(limit(server)).run(LAUNCH);
        }
    }

    private static RateLimit limit(LoopbackHttp server) {
        return RateLimit.of("http://127.0.0.1:" + server.port() + "/ask")
                .callers("X-Api-Key", "key-a", "key-b")
                .neverLimits(5, Duration.ofMillis(1))
                .withinBurstOf(60);
    }

    private static List<String> rules(CheckResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }
}
