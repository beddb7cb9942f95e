package dev.launchready.resilience.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Evidence;
import dev.launchready.Finding;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Receivers with one mistake each, as applications make them: each is found and named. */
class SeededReceiversTest {
    private final Shop shop = new Shop();

    @Test
    void one_that_never_looks_whether_it_knows_the_operation() {
        CheckResult result = Shop.run(shop.whole(operation -> {
            shop.charge(operation.id());
            return "charged";
        }));

        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "payment webhook: expected exactly one effect of an operation delivered twice in sequence, but"
                                + " it had 2.");
        assertThat(Shop.rules(result)).containsExactly("idempotency.duplicated-effect");
    }

    @Test
    void one_that_remembers_in_memory_only() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    if (shop.memory.add(operation.id())) {
                        shop.charge(operation.id());
                    }
                    return "received";
                })
                .restarting(shop::restart));

        assertThat(Shop.rules(result)).containsExactly("idempotency.forgotten-after-restart");
    }

    @Test
    void one_that_looks_first_and_writes_later_as_a_black_box() {
        Window window = new Window();

        CheckResult result = Shop.run(shop.blackBox(operation -> {
            if (!shop.stored.containsKey(operation.id())) {
                window.pass(operation.id());
                shop.charge(operation.id());
                shop.record(operation.id());
            }
            return "received";
        }));

        assertThat(Shop.rules(result)).containsExactly("idempotency.race");
    }

    @Test
    void one_that_looks_first_and_writes_later_step_by_step() {
        CheckResult result = Shop.run(shop.blackBox(this::checkThenAct).withCheckpoints(shop.checkpoints));

        assertThat(Shop.rules(result))
                .containsExactlyInAnyOrder("idempotency.race", "idempotency.repeated-after-crash");
    }

    @Test
    void the_order_of_steps_that_has_two_effects_is_shown() {
        CheckResult result = Shop.run(shop.blackBox(this::checkThenAct).withCheckpoints(shop.checkpoints));

        Finding race = result.findings().stream()
                .filter(finding -> finding.rule().equals("idempotency.race"))
                .findFirst()
                .orElseThrow();
        assertThat(race.message())
                .isEqualTo(
                        "payment webhook: expected exactly one effect of an operation delivered again while the first is"
                                + " still running, but it had 2.");
        assertThat(race.evidence()).contains(new Evidence("attempts", "1: returned, 2: returned"));
        assertThat(result.exhibits().toString())
                .contains("delivered twice in interleaved steps, 1:CHECK 2:CHECK 1:EFFECT");
    }

    @Test
    void one_that_knows_an_operation_again_by_its_time() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
            String key = operation.id() + operation.at();
            if (shop.stored.putIfAbsent(key, "") == null) {
                shop.charge(operation.id());
            }
            return "received";
        }));

        assertThat(Shop.rules(result)).containsExactly("idempotency.keyed-by-attempt");
    }

    @Test
    void one_whose_unique_constraint_throws() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
            if (shop.stored.putIfAbsent(operation.id(), "") != null) {
                throw new IllegalStateException("duplicate key value violates unique constraint");
            }
            shop.charge(operation.id());
            return "received";
        }));

        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "payment webhook: expected no error to the sender of an operation delivered twice in sequence,"
                                + " but the call threw java.lang.IllegalStateException: duplicate key value violates unique"
                                + " constraint.");
    }

    @Test
    void one_that_logs_a_failure_and_acknowledges_it() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    try {
                        return shop.chargeOnce(operation.id());
                    } catch (IllegalStateException e) {
                        return "logged";
                    }
                })
                .failing(shop::outage));

        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "payment webhook: expected a failure to be answered with 5xx, so that the sender tries again,"
                                + " but it was acknowledged (1: returned) and there is no effect.");
    }

    @Test
    void one_that_acknowledges_the_failure_of_a_checkpoint() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    try {
                        return shop.chargeOnce(operation.id());
                    } catch (RuntimeException e) {
                        return "logged";
                    }
                })
                .withCheckpoints(shop.checkpoints));

        assertThat(Shop.rules(result)).containsExactly("idempotency.failure-acknowledged");
    }

    @Test
    void one_that_records_after_the_effect_and_outside_its_transaction() {
        CheckResult result = Shop.run(shop.whole(operation -> {
            synchronized (shop) {
                if (!shop.isKnown(operation.id())) {
                    shop.charge(operation.id());
                    shop.record(operation.id());
                }
            }
            return "received";
        }));

        assertThat(Shop.rules(result)).containsExactly("idempotency.repeated-after-crash");
        assertThat(result.findings().get(0).evidence().get(0).text()).endsWith("before RECORD");
    }

    @Test
    void one_that_records_before_the_effect_and_outside_its_transaction() {
        CheckResult result = Shop.run(shop.whole(operation -> {
            shop.checkpoints.reached(Checkpoint.CHECK, operation.id());
            if (shop.stored.putIfAbsent(operation.id(), "") == null) {
                shop.charge(operation.id());
            }
            return "received";
        }));

        assertThat(Shop.rules(result)).containsExactly("idempotency.lost-effect");
    }

    @Test
    void one_whose_claim_outlives_a_crash() {
        Set<String> atWork = ConcurrentHashMap.newKeySet();

        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    if (!atWork.add(operation.id())) {
                        throw new IllegalStateException("at work");
                    }
                    String answer = shop.chargeOnce(operation.id());
                    atWork.remove(operation.id());
                    return answer;
                })
                .withCheckpoints(shop.checkpoints)
                .atOnce(2, 1));

        assertThat(Shop.rules(result))
                .containsExactlyInAnyOrder("idempotency.lost-effect", "idempotency.error-on-duplicate");
    }

    @Test
    void one_that_answers_a_duplicate_differently() {
        AtomicLong arrived = new AtomicLong();

        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    if (!shop.isKnown(operation.id())) {
                        shop.charge(operation.id());
                        arrived.incrementAndGet();
                        shop.record(operation.id());
                        return "charged " + arrived;
                    }
                    return "charged before";
                })
                .answersAlike()
                .atOnce(2, 1));

        assertThat(Shop.rules(result)).contains("idempotency.different-answer");
    }

    @Test
    void one_whose_older_event_overwrites_a_newer_one() {
        CheckResult result = Idempotency.of("subscription webhook")
                .keepsTheNewest(
                        Delivery.call(operation -> shop.stored.put(operation.subject(), "active") + ""),
                        Delivery.call(operation -> shop.stored.put(operation.subject(), "cancelled") + ""),
                        shop.stored::get)
                .run(Shop.launch());

        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "subscription webhook: expected the state \"cancelled\" with the newer event delivered before"
                                + " the older one, but it is \"active\".");
    }

    private Object checkThenAct(Operation operation) {
        if (!shop.isKnown(operation.id())) {
            shop.charge(operation.id());
            shop.record(operation.id());
        }
        return "received";
    }
}
