package dev.launchready.resilience.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Network;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.UserAction;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real products, each with one thing wrong about its retries, counted where they arrive; and their sound twins. */
class SeededRetriesTest {
    private static final Launch LAUNCH = Launch.at("acme.test").with(Network::loopbackOnly);
    private static final Map<String, CheckResult> RESULTS = new HashMap<>();

    static Stream<Arguments> seeded() {
        return Stream.of(
                seed(
                        "six attempts",
                        vendor -> RetryingProduct.getting(vendor, 6),
                        retries -> retries,
                        RetryRule.TOO_MANY),
                seed(
                        "POST again without a key",
                        vendor -> RetryingProduct.posting(vendor, 2),
                        retries -> retries,
                        RetryRule.UNSAFE),
                seed(
                        "a new key for each attempt",
                        vendor -> RetryingProduct.posting(vendor, 3).withNewKeys(),
                        retries -> retries,
                        RetryRule.NEW_KEY),
                seed(
                        "again at once",
                        vendor -> RetryingProduct.getting(vendor, 3),
                        Retries::backsOff,
                        RetryRule.NO_BACKOFF),
                seed(
                        "pauses that shrink",
                        vendor -> RetryingProduct.getting(vendor, 3).pausing(attempt -> 800 / (attempt * attempt)),
                        Retries::backsOff,
                        RetryRule.NO_BACKOFF),
                seed(
                        "Retry-After ignored",
                        vendor -> RetryingProduct.getting(vendor, 2).pausing(attempt -> 50),
                        Retries::honoursRetryAfter,
                        RetryRule.RETRY_AFTER),
                seed(
                        "each call retried in full, however many fail",
                        vendor -> RetryingProduct.getting(vendor, 3),
                        retries -> retries.spendsAtMost(0.2, 10),
                        RetryRule.BUDGET));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                twin("one attempt", vendor -> RetryingProduct.posting(vendor, 1), retries -> retries.hasAtMost(1)),
                twin("three attempts", vendor -> RetryingProduct.getting(vendor, 3), retries -> retries),
                twin(
                        "POST again under its key",
                        vendor -> RetryingProduct.posting(vendor, 3).withKey(),
                        retries -> retries),
                twin(
                        "pauses that grow, with chance in them",
                        vendor -> RetryingProduct.getting(vendor, 3).pausing(chance()),
                        Retries::backsOff),
                twin(
                        "Retry-After waited for",
                        vendor -> RetryingProduct.getting(vendor, 2).honouringRetryAfter(),
                        Retries::honoursRetryAfter),
                twin(
                        "a budget of two retries",
                        vendor -> RetryingProduct.getting(vendor, 3).spending(2),
                        retries -> retries.spendsAtMost(0.2, 10)));
    }

    /** Side by side, since each mostly pauses. */
    @BeforeAll
    static void play() {
        List<Object[]> cases =
                Stream.concat(seeded(), sound()).map(Arguments::get).toList();
        Concurrently.map(cases, SeededRetriesTest::result)
                .forEach(result -> RESULTS.put(result.getKey(), result.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeded")
    void a_seeded_defect_is_found_and_named(
            String name, Function<URI, Handler> product, UnaryOperator<Retries> asked, RetryRule rule) {
        CheckResult result = requireNonNull(RESULTS.get(name));

        assertThat(result.findings()).extracting(Finding::rule).containsExactly(rule.id());
        assertThat(result.findings().get(0).evidence()).isNotEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void a_sound_twin_gives_no_finding(String name, Function<URI, Handler> product, UnaryOperator<Retries> asked) {
        CheckResult result = requireNonNull(RESULTS.get(name));

        assertThat(result.findings()).isEmpty();
        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, CheckResult> result(Object[] given) {
        return Map.entry((String) given[0], run((Function<URI, Handler>) given[1], (UnaryOperator<Retries>) given[2]));
    }

    private static CheckResult run(Function<URI, Handler> product, UnaryOperator<Retries> asked) {
        try (FaultProxy stripe = FaultProxy.to(request -> Response.ok("application/json", "{\"id\":\"ch_1\"}"))
                        .named("stripe")
                        .start();
                LoopbackHttp app = LoopbackHttp.start(product.apply(stripe.uri()))) {
            UserAction pay = UserAction.post("http://127.0.0.1:" + app.port() + "/pay", "application/json", "{}")
                    .named("pay");
            return asked.apply(Retries.of(Dependency.of(stripe)).during(pay)).run(LAUNCH);
        }
    }

    /** Half fixed, half drawn. */
    private static IntUnaryOperator chance() {
        Random random = new Random(7);
        return attempt -> {
            int most = 100 << attempt;
            return most / 2 + random.nextInt(most / 2);
        };
    }

    private static Arguments seed(
            String name, Function<URI, Handler> product, UnaryOperator<Retries> asked, RetryRule rule) {
        return Arguments.of(name, product, asked, rule);
    }

    private static Arguments twin(String name, Function<URI, Handler> product, UnaryOperator<Retries> asked) {
        return Arguments.of(name, product, asked);
    }
}
