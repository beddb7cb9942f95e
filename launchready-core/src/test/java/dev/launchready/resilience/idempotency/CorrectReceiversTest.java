package dev.launchready.resilience.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Receivers that do all right: nothing is found at them, and nothing was left unseen. */
class CorrectReceiversTest {
    private final Shop shop = new Shop();

    @Test
    void one_transaction_for_effect_and_record() {
        CheckResult result = Shop.run(
                shop.whole(operation -> shop.chargeOnce(operation.id())).answersAlike());

        assertFoundRight(result);
        assertThat(titles(result))
                .contains("delivered twice in interleaved steps", "delivered again after a crash")
                .doesNotContain("not played");
    }

    @Test
    void every_order_of_steps_is_played_where_no_lock_forbids_it() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
                    shop.checkpoints.reached(Checkpoint.CHECK, operation.id());
                    shop.checkpoints.reached(Checkpoint.EFFECT, operation.id());
                    shop.checkpoints.reached(Checkpoint.RECORD, operation.id());
                    if (shop.stored.putIfAbsent(operation.id(), "") == null) {
                        shop.charges.incrementAndGet();
                    }
                    return "received";
                })
                .withCheckpoints(shop.checkpoints));

        assertFoundRight(result);
        assertThat(result.exhibits().toString()).contains("20 orders of steps");
    }

    @Test
    void a_unique_constraint_as_a_black_box() {
        CheckResult result = Shop.run(shop.blackBox(operation -> {
            if (shop.stored.putIfAbsent(operation.id(), "") == null) {
                shop.charge(operation.id());
            }
            return "received";
        }));

        assertFoundRight(result);
        assertThat(titles(result)).contains("delivered several times at once");
        assertThat(result.exhibits().toString()).contains("not played: needs withCheckpoints(…)");
    }

    @Test
    void an_answer_that_is_stored_and_given_again() {
        Map<String, String> answers = new ConcurrentHashMap<>();

        CheckResult result = Shop.run(shop.blackBox(operation ->
                        answers.computeIfAbsent(operation.id(), id -> "charge " + shop.charges.incrementAndGet()))
                .answersAlike());

        assertFoundRight(result);
    }

    @Test
    void a_queue_whose_worker_has_the_effect_later() throws InterruptedException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        Thread worker = new Thread(() -> {
            try {
                while (true) {
                    shop.chargeOnce(queue.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.setDaemon(true);
        worker.start();

        CheckResult result = Shop.run(shop.blackBox(operation -> queue.add(operation.id()))
                .settlesWithin(Duration.ofMillis(50))
                .atOnce(8, 3));

        worker.interrupt();
        worker.join();
        assertFoundRight(result);
    }

    @Test
    void a_state_that_only_a_newer_event_changes() {
        Map<String, Integer> versions = new ConcurrentHashMap<>();

        CheckResult result = Idempotency.of("subscription webhook")
                .keepsTheNewest(
                        Delivery.call(operation -> versions.merge(operation.subject(), 1, Math::max)),
                        Delivery.call(operation -> versions.merge(operation.subject(), 2, Math::max)),
                        versions::get)
                .run(Shop.launch());

        assertFoundRight(result);
    }

    private static void assertFoundRight(CheckResult result) {
        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    private static List<String> titles(CheckResult result) {
        Exhibit.Table table = (Exhibit.Table) result.exhibits().get(0);
        return table.rows().stream().map(row -> row.get(0)).toList();
    }
}
