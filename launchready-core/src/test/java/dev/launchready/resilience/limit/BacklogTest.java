package dev.launchready.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.Network;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.UserAction;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Launch LAUNCH = Launch.at("acme.test").with(Network::loopbackOnly);
    private static final Duration BOUND = Duration.ofMillis(400);

    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final Semaphore consumer = new Semaphore(1, true);
    private final Thread worker = new Thread(this::consume);
    private Supplier<String> metrics = () -> "mail_queue_depth{queue=\"mail\"} " + queue.size() + "\n";
    private final LoopbackHttp app = LoopbackHttp.start()
            .on("*", "/signup", request -> {
                queue.add(request.body());
                return Response.status(202).withBody("application/json", "{\"state\":\"accepted\"}");
            })
            .on("*", "/metrics", request -> Response.ok("text/plain", metrics.get()));

    BacklogTest() {
        worker.setDaemon(true);
        worker.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.interrupt();
        worker.join(1000);
        app.close();
    }

    @Test
    void a_backlog_that_shows_and_falls_is_well() {
        CheckResult result = backlog().run(LAUNCH);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
        assertThat(queue).isEmpty();
    }

    @Test
    void a_depth_that_stays_at_zero_does_not_show() {
        metrics = () -> "mail_queue_depth 0\n";

        CheckResult result = backlog().run(LAUNCH);

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("limit.backlog-invisible");
        assertThat(result.findings().get(0).message())
                .isEqualTo(
                        "mail_queue_depth: expected the depth to rise within 400 ms while the consumer is stalled, but"
                                + " it went from 0 to 0.");
    }

    @Test
    void a_depth_that_is_not_exported_is_named() {
        metrics = () -> "up 1\n";

        assertThat(backlog().run(LAUNCH).findings())
                .extracting(Finding::rule)
                .containsExactly("limit.backlog-metric-missing");
    }

    @Test
    void a_consumer_that_does_not_go_on_leaves_its_backlog() {
        Backlog stuck = Backlog.metric(url("/metrics"), "mail_queue_depth")
                .whileStalled(() -> {
                    consumer.acquire();
                    return () -> {};
                })
                .during(signUp(), 2)
                .showsWithin(BOUND);

        assertThat(stuck.run(LAUNCH).findings()).extracting(Finding::rule).containsExactly("limit.backlog-stays");
    }

    @Test
    void a_depth_may_come_from_the_test() {
        CheckResult result = Backlog.depth("mail queue", queue::size)
                .whileStalled(this::stall)
                .during(signUp(), 3)
                .showsWithin(BOUND)
                .run(LAUNCH);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_queue_that_nothing_was_put_into_is_not_judged() {
        Backlog empty = Backlog.metric(url("/metrics"), "mail_queue_depth")
                .whileStalled(this::stall)
                .during(UserAction.get(url("/nowhere")), 1)
                .showsWithin(BOUND);

        assertThat(empty.run(LAUNCH).unseen().get(0).reason()).contains("nothing was put into the queue");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Backlog.depth("x", () -> 0).whileStalled(this::stall).during(signUp(), 0));
    }

    private Backlog backlog() {
        return Backlog.metric(url("/metrics"), "mail_queue_depth")
                .whileStalled(this::stall)
                .during(signUp(), 3)
                .showsWithin(BOUND);
    }

    private AutoCloseable stall() throws InterruptedException {
        consumer.acquire();
        return consumer::release;
    }

    private UserAction signUp() {
        return UserAction.post(url("/signup"), "application/json", "{\"email\":\"user{n}@acme.test\"}");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + app.port() + path;
    }

    private void consume() {
        try {
            while (true) {
                consumer.acquire();
                queue.poll(1, TimeUnit.MILLISECONDS);
                consumer.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
