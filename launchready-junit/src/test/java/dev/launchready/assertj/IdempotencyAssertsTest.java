package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Launch;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.idempotency.Delivery;
import dev.launchready.resilience.idempotency.Idempotency;
import dev.launchready.resilience.idempotency.IdempotencyKeys;
import dev.launchready.resilience.idempotency.KeyTrials;
import dev.launchready.resilience.idempotency.ScheduleRuns;
import dev.launchready.resilience.webhook.WebhookEvent;
import dev.launchready.resilience.webhook.WebhookSender;
import dev.launchready.resilience.webhook.WebhookTrials;
import dev.launchready.resilience.webhook.Webhooks;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is found with an operation that comes more than once, and with forged webhooks, as failures of assertions. */
class IdempotencyAssertsTest {
    private final AtomicLong charges = new AtomicLong();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    @Test
    void a_receiver_with_one_effect_holds_what_it_should() {
        ScheduleRuns runs = played(operation -> {
            if (known.add(operation.id())) {
                charges.incrementAndGet();
            }
            return "received";
        });

        assertThat(runs).hasExactlyOneEffect().acknowledgesDuplicates();
    }

    @Test
    void a_second_effect_is_a_finding() {
        ScheduleRuns runs = played(operation -> charges.incrementAndGet());

        assertThat(Broken.sentence(() -> assertThat(runs).hasExactlyOneEffect()))
                .isEqualTo(
                        "idempotency.duplicated-effect | payment webhook: expected exactly one effect of an operation"
                                + " delivered twice in sequence, but it had 2.");
        assertThat(runs).acknowledgesDuplicates();
    }

    @Test
    void an_error_to_the_sender_of_a_duplicate_is_a_finding() {
        ScheduleRuns runs = played(operation -> {
            if (!known.add(operation.id())) {
                throw new IllegalStateException("known");
            }
            return charges.incrementAndGet();
        });

        assertThat(runs).hasExactlyOneEffect();
        assertThat(Broken.finding(() -> assertThat(runs).acknowledgesDuplicates())
                        .rule())
                .isEqualTo("idempotency.error-on-duplicate");
    }

    @Test
    void what_was_not_seen_is_not_passed() {
        ScheduleRuns runs = played(operation -> "received");

        assertThat(Broken.unseen(() -> assertThat(runs).hasExactlyOneEffect()))
                .contains("the count of effects did not rise");
    }

    @Test
    void a_key_is_honoured_or_not() {
        Map<String, Long> answers = new ConcurrentHashMap<>();
        KeyTrials right = asked(request -> charged(answers.computeIfAbsent(
                request.header("Idempotency-Key").orElse("") + request.body(), key -> charges.incrementAndGet())));
        KeyTrials wrong = asked(request -> charged(charges.incrementAndGet()));

        assertThat(Broken.finding(() -> assertThat(right).bindsKeysToPayloads()).rule())
                .isEqualTo("idempotency.key-reused");
        assertThat(Broken.error(() -> assertThat(wrong).honoursKeys()).findings())
                .extracting(finding -> finding.rule())
                .contains("idempotency.duplicated-effect", "idempotency.key-reused");
    }

    @Test
    void forgeries_are_rejected_or_not() {
        WebhookTrials wrong = sent(Response.status(200), UnaryOperator.identity());
        WebhookTrials rotated = sent(
                Response.status(200), sender -> sender.rotatedFrom(WebhookSender.gitHub("the secret from before")));

        assertThat(Broken.error(() -> assertThat(wrong).rejectsForgeries()).findings())
                .extracting(finding -> finding.rule())
                .contains("webhook.not-verified");
        assertThat(Broken.unseen(() -> assertThat(wrong).acceptsBothSecrets()))
                .endsWith("no delivery was signed with a secret from before; give the sender one with rotatedFrom(…)");
        assertThat(rotated).acceptsBothSecrets();
    }

    @Test
    void several_are_told_together() {
        LaunchSoftAssertions soft = new LaunchSoftAssertions();

        soft.assertThat(played(operation -> charges.incrementAndGet())).hasExactlyOneEffect();
        soft.assertThat(sent(Response.status(200), UnaryOperator.identity())).rejectsForgeries();
        soft.assertThat(asked(request -> charged(charges.incrementAndGet()))).honoursKeys();

        assertThat(soft.errorsCollected()).hasSize(3);
    }

    private ScheduleRuns played(Delivery.Call handler) {
        return Idempotency.of("payment webhook")
                .delivering(handler)
                .effect(charges::get)
                .atOnce(2, 2)
                .play(launch());
    }

    private KeyTrials asked(Handler handler) {
        try (LoopbackHttp server = LoopbackHttp.start(handler)) {
            Url url = Url.of("http://127.0.0.1:" + server.port() + "/charges");
            return IdempotencyKeys.of(HttpCall.post(url, "application/json", "{\"amount\":4200}"))
                    .effect(charges::get)
                    .mayLackKey()
                    .rounds(1)
                    .ask(launch());
        }
    }

    private static WebhookTrials sent(Response answer, UnaryOperator<WebhookSender> told) {
        try (LoopbackHttp server = LoopbackHttp.start(request -> answer)) {
            return Webhooks.to("http://127.0.0.1:" + server.port() + "/hooks")
                    .sentBy(told.apply(WebhookSender.gitHub("a secret of the test")))
                    .with(WebhookEvent.json("evt_1", "push", "{\"id\":\"evt_1\"}"))
                    .ask(launch());
        }
    }

    private static Response charged(long charge) {
        return Response.status(201).withBody("application/json", "{\"charge\":" + charge + "}");
    }

    private static Launch launch() {
        return Launch.at("acme.test").with(Network::loopbackOnly).within(Duration.ofSeconds(30));
    }
}
