package dev.launchready.resilience;

import static dev.launchready.resilience.Products.answering;
import static dev.launchready.resilience.Products.bounded;
import static dev.launchready.resilience.Products.json;
import static dev.launchready.resilience.Products.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Outcome;
import dev.launchready.net.Concurrently;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Response;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real servers, each with one defect, in front of a model that really fails; and their sound twins. */
class SeededFailuresTest {
    private static final Fault DOWN = Fault.status(503);

    static Stream<Arguments> waiting() {
        return Stream.of(
                seed(
                        "no timeout at all",
                        answering(VendorClient::withoutTimeout, e -> Products.told()),
                        Fault.blackhole(),
                        ResilienceRule.NO_TIMEOUT),
                seed(
                        "no timeout while it connects",
                        answering(VendorClient::withoutTimeout, e -> Products.told()),
                        Fault.connectHang(),
                        ResilienceRule.NO_TIMEOUT),
                seed(
                        "only a connect timeout",
                        answering(
                                vendor -> VendorClient.withConnectTimeout(vendor, FailureLab.TIMEOUT),
                                e -> Products.told()),
                        Fault.blackhole(),
                        ResilienceRule.NO_TIMEOUT),
                seed(
                        "a timeout that ends at the header fields",
                        answering(
                                vendor -> VendorClient.withRequestTimeout(vendor, FailureLab.TIMEOUT),
                                e -> Products.told()),
                        Fault.stallAfterHeaders(),
                        ResilienceRule.NO_TIMEOUT),
                seed(
                        "a timeout longer than the limit",
                        answering(
                                vendor -> VendorClient.bounded(
                                        vendor, FailureLab.LIMIT.multipliedBy(5).dividedBy(4)),
                                e -> Products.told()),
                        Fault.blackhole(),
                        ResilienceRule.LATE));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                seed("a stack trace", bounded(Products::trace), DOWN, ResilienceRule.STACK_TRACE),
                seed(
                        "the white-label page",
                        bounded(e -> page(500, "<h1>Whitelabel Error Page</h1><p>There was an unexpected error.</p>")),
                        DOWN,
                        ResilienceRule.DEFAULT_PAGE),
                seed(
                        "nginx's page",
                        bounded(e -> page(502, "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>")),
                        DOWN,
                        ResilienceRule.DEFAULT_PAGE),
                seed("a bare status", bounded(e -> Response.status(500)), DOWN, ResilienceRule.BLANK),
                seed("an empty list", bounded(e -> json(200, "[]")), DOWN, ResilienceRule.BLANK),
                seed("an empty shell", bounded(e -> page(500, "<div id=root></div>")), DOWN, ResilienceRule.BLANK),
                seed(
                        "a spinner",
                        bounded(e -> page(200, "<div class=spinner>Loading…</div>")),
                        DOWN,
                        ResilienceRule.SPINNER),
                seed(
                        "200 with an error",
                        bounded(e -> json(200, "{\"error\":\"model failed\"}")),
                        DOWN,
                        ResilienceRule.WRONG_SUCCESS),
                seed("200 with nothing in it", bounded(e -> Products.answer("")), DOWN, ResilienceRule.WRONG_SUCCESS),
                seed(
                        "the vendor's broken JSON passed on",
                        answering(
                                vendor -> VendorClient.bounded(vendor, FailureLab.TIMEOUT),
                                e -> page(200, "<h1>Oh no</h1><p>An error came back from upstream today.</p>")),
                        Fault.malformedJson(),
                        ResilienceRule.WRONG_SUCCESS),
                seed(
                        "a phrase that says nothing",
                        bounded(e -> json(500, "{\"message\":\"Internal Server Error\"}")),
                        DOWN,
                        ResilienceRule.UNEXPLAINED_ERROR),
                seed(
                        "a raw exception's message",
                        bounded(e -> json(500, "{\"message\":\"" + e + "\"}")),
                        Fault.reset(),
                        ResilienceRule.UNEXPLAINED_ERROR),
                seed(
                        "404 for the vendor's failure",
                        bounded(e -> json(404, "{\"message\":\"This question was never asked\"}")),
                        DOWN,
                        ResilienceRule.UNEXPLAINED_ERROR),
                seed(
                        "a connection that is dropped",
                        bounded(e -> Response.raw("")),
                        Fault.truncatedBody(5),
                        ResilienceRule.UNEXPLAINED_ERROR),
                seed("a breaker that never closes", Products.neverRecovering(), DOWN, ResilienceRule.NO_RECOVERY));
    }

    static Map<String, Function<URI, Handler>> sound() {
        Map<String, Function<URI, Handler>> twins = new LinkedHashMap<>();
        twins.put("timeouts and problem details", Products.sound());
        twins.put(
                "a page of its own",
                bounded(e -> page(503, "<h1>The model rests</h1><p>It does not answer at the moment.</p>")));
        twins.put(
                "yesterday's answer, marked",
                bounded(e -> json(200, "{\"answer\":\"forty-two, yesterday\",\"stale\":true}")));
        twins.put("a breaker that closes again", Products.breaking(Duration.ofMillis(100)));
        return twins;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"waiting", "answers"})
    void a_seeded_defect_is_found_and_named(
            String name, Function<URI, Handler> product, Fault fault, ResilienceRule rule) {
        Duration limit = Faults.hangs(fault) ? FailureLab.LIMIT : FailureLab.AMPLE;
        CheckResult result = run(product, limit, fault);

        assertThat(result.findings()).extracting(Finding::rule).containsExactly(rule.id());
        assertThat(result.unseen()).isEmpty();
    }

    /** Side by side, since each waits for every fault that hangs. */
    @Test
    void a_sound_twin_gives_no_finding_under_any_fault() {
        List<Map.Entry<String, Function<URI, Handler>>> twins = List.copyOf(sound().entrySet());

        List<CheckResult> results = Concurrently.map(twins, twin -> run(twin.getValue(), FailureLab.AMPLE));

        for (int i = 0; i < twins.size(); i++) {
            assertThat(results.get(i).findings()).as(twins.get(i).getKey()).isEmpty();
            assertThat(results.get(i).outcome()).as(twins.get(i).getKey()).isInstanceOf(Outcome.Passed.class);
        }
    }

    /** The connect timeout of a client is proven by the fault that needs it, where one without gets a finding. */
    @Test
    void a_connect_timeout_is_enough_where_nobody_answers_the_connecting() {
        CheckResult result = run(
                answering(vendor -> VendorClient.withConnectTimeout(vendor, FailureLab.TIMEOUT), e -> Products.told()),
                FailureLab.AMPLE,
                Fault.connectHang());

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    private static CheckResult run(Function<URI, Handler> product, Duration limit, Fault... faults) {
        try (FailureLab lab = new FailureLab(product)) {
            Resilience.Failing model = Resilience.whenDependency(lab.model());
            Resilience.During during = faults.length == 0 ? model.failsInAnyWay() : model.suffers(faults[0]);
            return FailureLab.run(
                    during.during(lab.ask().degradedWhen("\"stale\":true")).withClearState(), limit);
        }
    }

    private static Arguments seed(String name, Function<URI, Handler> product, Fault fault, ResilienceRule rule) {
        return Arguments.of(name, product, fault, rule);
    }
}
