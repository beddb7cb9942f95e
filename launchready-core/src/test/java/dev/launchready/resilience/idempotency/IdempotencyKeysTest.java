package dev.launchready.resilience.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An API that takes an Idempotency-Key, right by the draft and by Stripe's rules, and wrong in one way each. */
class IdempotencyKeysTest {
    private final AtomicLong charges = new AtomicLong();
    private final Map<String, Stored> store = new ConcurrentHashMap<>();

    private record Stored(String payload, Response answer) {}

    @Test
    void an_api_by_the_draft_is_found_right() {
        CheckResult result = judged(request -> key(request).isEmpty() ? Response.status(400) : once(request, 422));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
        assertThat(result.exhibits().toString()).contains("the same request several times at once");
    }

    @Test
    void an_api_by_stripe_s_rules_is_found_right() {
        CheckResult result =
                judged(request -> key(request).isEmpty() ? charge() : once(request, 400), IdempotencyKeys::asStripe);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    @Test
    void an_api_that_puts_requests_off_while_the_first_is_at_work_is_found_right() {
        Map<String, String> atWork = new ConcurrentHashMap<>();

        CheckResult result = judged(request -> {
            if (key(request).isEmpty()) {
                return Response.status(400);
            }
            if (store.containsKey(key(request))) {
                return once(request, 422);
            }
            return atWork.putIfAbsent(key(request), "") == null ? once(request, 422) : Response.status(409);
        });

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    @Test
    void an_api_that_executes_without_a_key_is_found_unless_that_is_allowed() {
        Handler handler = request -> key(request).isEmpty() ? charge() : once(request, 422);

        assertThat(Shop.rules(judged(handler))).containsExactly("idempotency.key-not-required");
        assertThat(Shop.rules(judged(handler, IdempotencyKeys::mayLackKey))).isEmpty();
    }

    @Test
    void an_api_that_answers_another_payload_with_the_first_s_answer_is_found() {
        CheckResult result = judged(request -> key(request).isEmpty()
                ? Response.status(400)
                : store.computeIfAbsent(key(request), key -> new Stored("", charge()))
                        .answer());

        onlyFindingEnds(
                result,
                "expected the key of one request with another payload to be refused with 422, but it was"
                        + " accepted (201).");
    }

    @Test
    void an_api_that_ignores_the_key_is_found() {
        CheckResult result = judged(request -> key(request).isEmpty() ? Response.status(400) : charge());

        assertThat(Shop.rules(result))
                .contains("idempotency.duplicated-effect", "idempotency.key-reused", "idempotency.different-answer");
    }

    @Test
    void an_api_that_looks_first_and_writes_later_is_found() {
        Window window = new Window();

        CheckResult result = judged(
                request -> {
                    if (key(request).isEmpty()) {
                        return Response.status(400);
                    }
                    Stored stored = store.get(key(request));
                    if (stored == null) {
                        window.pass(key(request));
                        stored = new Stored(request.body(), charge());
                        store.put(key(request), stored);
                    }
                    return stored.payload().equals(request.body()) ? stored.answer() : Response.status(422);
                },
                keys -> keys.rounds(20));

        assertThat(Shop.rules(result)).contains("idempotency.race");
    }

    @Test
    void an_api_that_fails_while_the_first_is_at_work_is_found() {
        Window window = new Window();
        Map<String, String> atWork = new ConcurrentHashMap<>();

        CheckResult result = judged(request -> {
            if (key(request).isEmpty()) {
                return Response.status(400);
            }
            if (store.containsKey(key(request))) {
                return once(request, 422);
            }
            boolean second = atWork.putIfAbsent(key(request), "") != null;
            window.pass(key(request));
            return second ? Response.status(500) : once(request, 422);
        });

        assertThat(Shop.rules(result)).containsExactly("idempotency.error-on-duplicate");
    }

    @Test
    void an_api_that_executes_another_payload_under_the_key_is_found() {
        CheckResult result = judged(
                request -> store.computeIfAbsent(
                                key(request) + request.body(), key -> new Stored(request.body(), charge()))
                        .answer(),
                IdempotencyKeys::mayLackKey);

        assertThat(Shop.rules(result)).containsExactly("idempotency.key-reused");
    }

    @Test
    void what_came_of_each_case_can_be_asserted_on() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> charge())) {
            KeyTrials trials = IdempotencyKeys.of(HttpCall.post(
                            Url.of("http://127.0.0.1:" + server.port() + "/charges"),
                            "application/json",
                            "{\"amount\":1}"))
                    .rounds(1)
                    .ask(Shop.launch());

            assertThat(trials.trials()).extracting(KeyTrial::what).contains(KeyCase.REPLAY, KeyCase.OTHER_PAYLOAD);
            assertThat(trials.findings()).isNotEmpty();
            assertThat(trials.unseen()).isEmpty();
        }
    }

    @Test
    void an_api_that_replays_with_another_answer_is_found() {
        CheckResult result = judged(request -> {
            if (key(request).isEmpty()) {
                return Response.status(400);
            }
            Stored first = store.get(key(request));
            Response answer = once(request, 422);
            return first != null && first.payload().equals(request.body())
                    ? Response.ok("application/json", "{\"duplicate\":true}")
                    : answer;
        });

        assertThat(Shop.rules(result)).containsExactly("idempotency.different-answer");
    }

    @Test
    void an_api_that_fails_on_a_bare_key_is_found() {
        CheckResult result = judged(request -> {
            if (request.header("Idempotency-Key").isPresent()
                    && !request.header("Idempotency-Key").get().startsWith("\"")) {
                return Response.status(500);
            }
            return key(request).isEmpty() ? Response.status(400) : once(request, 422);
        });

        onlyFindingEnds(
                result,
                "expected a request whose key is written in the other form to be answered without an error of"
                        + " the server, but it got 500.");
    }

    @Test
    void an_unusual_status_is_found_as_such() {
        CheckResult result = judged(request -> key(request).isEmpty() ? Response.status(403) : once(request, 409));

        assertThat(Shop.rules(result)).containsExactly("idempotency.key-status");
    }

    @Test
    void a_first_request_that_is_not_accepted_proves_nothing() {
        CheckResult result = judged(request -> Response.status(401));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .startsWith(
                                "a request with a new key was not accepted (401), so that nothing about a second one"));
    }

    @Test
    void a_request_that_has_a_key_already_is_refused() {
        HttpCall call = HttpCall.get(Url.of("http://127.0.0.1/")).withHeader("idempotency-key", "\"a\"");

        assertThatThrownBy(() -> IdempotencyKeys.of(call))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the request to http://127.0.0.1/ already has an Idempotency-Key; leave it out, each case"
                        + " brings its own");
        assertThatThrownBy(() -> IdempotencyKeys.of(HttpCall.get(Url.of("http://127.0.0.1/")))
                        .rounds(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CheckResult judged(Handler handler) {
        return judged(handler, UnaryOperator.identity());
    }

    private CheckResult judged(Handler handler, UnaryOperator<IdempotencyKeys> told) {
        try (LoopbackHttp server = LoopbackHttp.start(handler)) {
            Url url = Url.of("http://127.0.0.1:" + server.port() + "/charges");
            return told.apply(IdempotencyKeys.of(HttpCall.post(url, "application/json", "{\"amount\":4200}"))
                            .effect(charges::get)
                            .otherwise("{\"amount\":9900}"))
                    .run(Shop.launch());
        }
    }

    private Response once(Request request, int conflict) {
        Stored stored = store.computeIfAbsent(key(request), key -> new Stored(request.body(), charge()));
        return stored.payload().equals(request.body()) ? stored.answer() : Response.status(conflict);
    }

    private Response charge() {
        return Response.status(201).withBody("application/json", "{\"charge\":" + charges.incrementAndGet() + "}");
    }

    private static String key(Request request) {
        return request.header("Idempotency-Key").orElse("").replace("\"", "");
    }

    private static void onlyFindingEnds(CheckResult result, String end) {
        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith(end);
    }
}
