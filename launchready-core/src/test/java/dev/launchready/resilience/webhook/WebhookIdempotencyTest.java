package dev.launchready.resilience.webhook;

import static dev.launchready.resilience.webhook.Endpoint.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.idempotency.Checkpoint;
import dev.launchready.resilience.idempotency.Idempotency;
import dev.launchready.resilience.idempotency.Interleaving;
import dev.launchready.resilience.idempotency.SimulatedCrash;
import dev.launchready.resilience.idempotency.Window;
import dev.launchready.resilience.webhook.Verifiers.Pairs;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Signed deliveries over HTTP to small endpoints, under the schedules that a black box allows and with checkpoints. */
class WebhookIdempotencyTest {
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Interleaving checkpoints = new Interleaving();

    @Test
    void an_endpoint_that_inserts_the_id_first_is_found_right() {
        CheckResult result = judged(
                (endpoint, id) -> {
                    if (known.add(id)) {
                        endpoint.charge();
                    }
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(8, 20));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
        assertThat(result.exhibits().toString()).contains("20 rounds");
    }

    @Test
    void an_endpoint_with_checkpoints_and_one_transaction_is_found_right() {
        CheckResult result = judged(
                this::inOneTransaction,
                receiver -> receiver.withCheckpoints(checkpoints).restarting(() -> {}));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
        assertThat(result.exhibits().toString()).contains("delivered again after a crash, before RECORD");
    }

    @Test
    void an_endpoint_that_puts_a_second_delivery_off_while_the_first_is_at_work_is_found_right() {
        Set<String> atWork = ConcurrentHashMap.newKeySet();

        CheckResult result = judged(
                (endpoint, id) -> {
                    if (known.contains(id)) {
                        return Response.status(200);
                    }
                    if (!atWork.add(id)) {
                        return Response.status(409);
                    }
                    if (!known.contains(id)) {
                        endpoint.charge();
                        known.add(id);
                    }
                    atWork.remove(id);
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(8, 20));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    @Test
    void an_endpoint_that_looks_first_and_writes_later_is_found_as_a_black_box() {
        Window window = new Window();

        CheckResult result = judged(
                (endpoint, id) -> {
                    if (!known.contains(id)) {
                        window.pass(id);
                        endpoint.charge();
                        known.add(id);
                    }
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(8, 20));

        assertThat(Endpoint.rules(result)).contains("idempotency.race");
    }

    @Test
    void an_endpoint_that_knows_deliveries_again_by_their_signature_is_found() {
        CheckResult result = judged((endpoint, request) -> {
            if (known.add(request.header("Stripe-Signature").orElseThrow())) {
                endpoint.charge();
            }
            return Response.status(200);
        });

        assertThat(Endpoint.rules(result)).containsExactly("idempotency.keyed-by-attempt");
    }

    @Test
    void an_endpoint_that_answers_duplicates_with_500_is_found() {
        CheckResult result = judged(
                (endpoint, id) -> {
                    if (!known.add(id)) {
                        return Response.status(500);
                    }
                    endpoint.charge();
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(2, 1));

        assertThat(Endpoint.rules(result)).containsExactly("idempotency.error-on-duplicate");
        assertThat(result.findings().get(0).message())
                .isEqualTo(
                        "payment webhook: expected no error to the sender of an operation delivered twice in sequence,"
                                + " but it got 500.");
    }

    @Test
    void an_endpoint_that_refuses_duplicates_is_found() {
        CheckResult result = judged(
                (endpoint, id) -> {
                    if (!known.add(id)) {
                        return Response.status(409);
                    }
                    endpoint.charge();
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(2, 1));

        assertThat(Endpoint.rules(result)).containsExactly("idempotency.duplicate-refused");
    }

    @Test
    void an_endpoint_that_acknowledges_failures_is_found() {
        AtomicBoolean away = new AtomicBoolean();

        CheckResult result = judged(
                (endpoint, id) -> {
                    if (away.get()) {
                        return Response.status(200);
                    }
                    if (known.add(id)) {
                        endpoint.charge();
                    }
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(2, 1).failing(() -> {
                    away.set(true);
                    return () -> away.set(false);
                }));

        assertThat(Endpoint.rules(result)).containsExactly("idempotency.failure-acknowledged");
    }

    @Test
    void an_endpoint_that_is_still_at_work_when_the_sender_has_left_is_found() {
        Window window = new Window();

        CheckResult result = judged(
                (endpoint, id) -> {
                    if (!known.contains(id)) {
                        endpoint.charge();
                        window.pass(id);
                        known.add(id);
                    }
                    return Response.status(200);
                },
                receiver -> receiver.atOnce(2, 1));

        assertThat(Endpoint.rules(result))
                .containsExactlyInAnyOrder("idempotency.race", "idempotency.repeated-after-lost-response");
    }

    @Test
    void a_crash_between_effect_and_record_is_played_over_http() {
        CheckResult result = judged(
                this::checkThenAct,
                receiver -> receiver.withCheckpoints(checkpoints).atOnce(2, 1));

        assertThat(Endpoint.rules(result))
                .containsExactlyInAnyOrder("idempotency.repeated-after-crash", "idempotency.race");
    }

    private Response checkThenAct(Endpoint endpoint, String id) {
        checkpoints.reached(Checkpoint.CHECK, id);
        if (!known.contains(id)) {
            checkpoints.reached(Checkpoint.EFFECT, id);
            endpoint.charge();
            checkpoints.reached(Checkpoint.RECORD, id);
            known.add(id);
        }
        return Response.status(200);
    }

    private synchronized Response inOneTransaction(Endpoint endpoint, String id) {
        checkpoints.reached(Checkpoint.CHECK, id);
        if (!known.contains(id)) {
            checkpoints.reached(Checkpoint.EFFECT, id);
            checkpoints.reached(Checkpoint.RECORD, id);
            endpoint.charge();
            known.add(id);
        }
        checkpoints.reached(Checkpoint.RESPOND, id);
        return Response.status(200);
    }

    private CheckResult judged(BiFunction<Endpoint, Request, Response> handling) {
        return judge(handling, UnaryOperator.identity());
    }

    private CheckResult judged(BiFunction<Endpoint, String, Response> handling, UnaryOperator<Idempotency> told) {
        return judge((endpoint, request) -> handling.apply(endpoint, id(request)), told);
    }

    private CheckResult judge(BiFunction<Endpoint, Request, Response> handling, UnaryOperator<Idempotency> told) {
        try (Endpoint endpoint = Endpoint.handling(own -> verified(request -> handling.apply(own, request)))) {
            Idempotency receiver = Idempotency.of("payment webhook")
                    .delivering(Webhooks.to(endpoint.address())
                            .sentBy(WebhookSender.stripe(SECRET))
                            .with(Endpoint.EVENT)
                            .deliveries())
                    .effect(endpoint::effects)
                    .atOnce(4, 2);
            return told.apply(receiver)
                    .hasExactlyOneEffect()
                    .run(Endpoint.launch().within(Duration.ofSeconds(30)));
        }
    }

    /** As an application server does: what is thrown becomes a 500. */
    private static Handler verified(Handler handler) {
        return request -> {
            if (!Verifiers.pairs(request, "Stripe-Signature", Pairs.STRIPE, SECRET, 300)) {
                return Response.status(401);
            }
            try {
                return handler.handle(request);
            } catch (RuntimeException e) {
                return Response.status(500);
            } catch (SimulatedCrash e) {
                return Response.raw("").thenReset();
            }
        };
    }

    private static String id(Request request) {
        return request.body().replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
    }
}
