package dev.launchready.resilience.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdempotencyInputTest {
    private final Shop shop = new Shop();

    @Test
    void what_is_missing_is_named_with_what_to_write() {
        assertThatThrownBy(() -> Idempotency.of("payment webhook")
                        .delivering(operation -> "")
                        .hasExactlyOneEffect())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "no effect given for the payment webhook, and without one a second charge looks like the first;"
                                + " add .effect(() -> charges.count()) with what the operation brings about");
        assertThatThrownBy(
                        () -> Idempotency.of("payment webhook").effect(() -> 0).hasExactlyOneEffect())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no delivery given for the payment webhook; add .delivering(");
        assertThatThrownBy(() -> Idempotency.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Idempotency.of("a").atOnce(1, 5))
                .hasMessage("1 deliveries at once in 5 rounds are no stress; give 2 to 64, and 1 or more");
        assertThatThrownBy(() -> Idempotency.of("a").settlesWithin(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_first_delivery_that_is_not_acknowledged_proves_nothing() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
            throw new IllegalArgumentException("unknown event type");
        }));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(
                        unseen -> assertThat(unseen.reason())
                                .startsWith(
                                        "an operation delivered twice in sequence was not seen to its end: the first, undisturbed"
                                                + " delivery was not acknowledged (threw java.lang.IllegalArgumentException: unknown event type)"));
    }

    @Test
    void an_effect_that_does_not_count_what_is_delivered_proves_nothing() {
        CheckResult result = Shop.run(shop.blackBox(operation -> "received"));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .contains("the count of effects did not rise")
                        .contains("settlesWithin(…)"));
    }

    @Test
    void an_effect_that_cannot_be_counted_is_unseen() {
        CheckResult result = Shop.run(shop.blackBox(operation -> "received").effect(operation -> {
            throw new IllegalStateException("no table charges");
        }));

        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .endsWith(
                                "the effects could not be counted: java.lang.IllegalStateException: no table charges"));
    }

    @Test
    void a_receiver_that_never_answers_ends_at_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);

        CheckResult result = shop.blackBox(operation -> {
                    never.await();
                    return "";
                })
                .hasExactlyOneEffect()
                .run(Shop.launch().within(Duration.ofMillis(200)));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason()).contains("the call did not return within 200 ms"));
    }

    @Test
    void a_server_that_never_answers_ends_at_the_deadline_with_its_connections_closed() {
        try (LoopbackHttp server = LoopbackHttp.neverReading(Response.raw("").thenStall())) {
            CheckResult result = Idempotency.of("payment webhook")
                    .delivering(Delivery.http(operation -> HttpCall.post(
                            Url.of("http://127.0.0.1:" + server.port() + "/hooks"), "text/plain", operation.id())))
                    .effect(shop.charges::get)
                    .hasExactlyOneEffect()
                    .run(Shop.launch().within(Duration.ofMillis(200)));

            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen())
                    .singleElement()
                    .satisfies(unseen -> assertThat(unseen.reason())
                            .contains("the first, undisturbed delivery was not acknowledged"));
        }
    }

    @Test
    void what_is_neither_this_machine_nor_the_declared_site_gets_nothing() {
        HttpCall foreign = HttpCall.post(Url.of("https://api.other.example/charges"), "text/plain", "1");

        CheckResult delivered = Shop.run(Idempotency.of("payment webhook")
                .delivering(Delivery.http(operation -> foreign))
                .effect(shop.charges::get));
        CheckResult keyed = IdempotencyKeys.of(foreign).run(Shop.launch());

        for (CheckResult result : List.of(delivered, keyed)) {
            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen())
                    .singleElement()
                    .satisfies(unseen -> assertThat(unseen.reason())
                            .contains(
                                    "nothing is delivered to api.other.example, which is neither this machine nor acme.test;"
                                            + " connect it to a test instance with connectTo(…)"));
        }
    }

    @Test
    void a_count_that_never_returns_ends_at_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);

        CheckResult result = shop.blackBox(operation -> "received")
                .effect(operation -> {
                    never.await();
                    return 0;
                })
                .hasExactlyOneEffect()
                .run(Shop.launch().within(Duration.ofMillis(200)));

        assertThat(result.unseen())
                .singleElement()
                .satisfies(
                        unseen -> assertThat(unseen.reason())
                                .endsWith(
                                        "the effects could not be counted: counting them did not end within the deadline of 200 ms"));
    }

    @Test
    void a_failure_that_begins_too_late_is_ended_nevertheless() throws InterruptedException {
        CountDownLatch deadlinePassed = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);

        CheckResult result = shop.blackBox(operation -> shop.chargeOnce(operation.id()))
                .failing(() -> {
                    deadlinePassed.await();
                    return ended::countDown;
                })
                .hasExactlyOneEffect()
                .run(Shop.launch().within(Duration.ofMillis(500)));
        deadlinePassed.countDown();

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .anySatisfy(unseen -> assertThat(unseen.reason())
                        .contains("what makes the effect fail did not end within the deadline of 500 ms"));
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_state_that_cannot_be_told_is_unseen() {
        CheckResult result = Idempotency.of("subscription webhook")
                .keepsTheNewest(Delivery.call(operation -> ""), Delivery.call(operation -> ""), subject -> {
                    throw new IllegalStateException("no table subscriptions");
                })
                .run(Shop.launch());

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .contains("the state cannot be told: java.lang.IllegalStateException: no table subscriptions"));
    }

    @Test
    void checkpoints_that_the_application_does_not_call_are_said_to_be_missing() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    shop.charges.incrementAndGet();
                    return "";
                })
                .effect(operation -> 0)
                .effect(new OncePerOperation())
                .withCheckpoints(shop.checkpoints)
                .atOnce(2, 1));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .contains("the application called no checkpoint with the operation's id"));
    }

    @Test
    void the_check_says_what_it_expects_and_where_it_belongs() {
        var check = shop.blackBox(operation -> "").hasExactlyOneEffect();

        assertThat(check.name())
                .isEqualTo("payment webhook has exactly one effect, however often an operation is delivered");
        assertThat(check.stage()).isEqualTo(Stage.RESILIENCE);
        assertThat(List.<Rule>copyOf(check.rules()))
                .doesNotContain(IdempotencyRule.STALE_OVERWRITES, IdempotencyRule.KEY_REUSED);
        assertThat(check).hasToString(check.name());
    }

    /** Counts one for each operation from the second look on. */
    private static final class OncePerOperation implements Effect {
        private String last = "";

        @Override
        public synchronized long count(String operation) {
            boolean first = !operation.equals(last);
            last = operation;
            return first ? 0 : 1;
        }
    }
}
