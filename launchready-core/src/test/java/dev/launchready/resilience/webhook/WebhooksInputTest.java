package dev.launchready.resilience.webhook;

import static dev.launchready.resilience.webhook.Endpoint.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Stage;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WebhooksInputTest {
    private static final WebhookSender SENDER = WebhookSender.gitHub(SECRET);

    @Test
    void what_is_missing_is_named_with_what_to_write() {
        assertThatThrownBy(() ->
                        Webhooks.to("http://127.0.0.1/h").with(Endpoint.EVENT).rejectsForgeries())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no sender given for http://127.0.0.1/h; add .sentBy(WebhookSender.stripe(secret)), or your"
                        + " provider's");
        assertThatThrownBy(() -> Webhooks.to(URI.create("http://127.0.0.1/h"))
                        .sentBy(SENDER)
                        .rejectsForgeries())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no event given for http://127.0.0.1/h; add .with(WebhookEvent.json(");
        assertThatThrownBy(() -> Webhooks.to("127.0.0.1/h")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_endpoint_that_is_not_there_proves_nothing() {
        int port;
        try (LoopbackHttp server = LoopbackHttp.start()) {
            port = server.port();
        }

        CheckResult result = check("http://127.0.0.1:" + port + "/h").run(Endpoint.launch());

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .contains("got refused (127.0.0.1:" + port
                                + " refuses connections), so that no refusal of a forgery"));
    }

    @Test
    void nothing_is_sent_to_a_host_that_is_neither_here_nor_the_site() {
        CheckResult result = check("https://api.example.com/h").run(Endpoint.launch());

        assertThat(result.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .isEqualTo(
                                "forged deliveries are not sent to api.example.com, which is neither this machine nor"
                                        + " acme.test; connect it to a test instance with connectTo(…)"));
    }

    @Test
    void the_site_is_sent_to_where_the_launch_connects_it() {
        try (Endpoint endpoint =
                Endpoint.verifying((r, a) -> Verifiers.square(r, "http://api.acme.test/hooks", SECRET))) {
            String here = URI.create(endpoint.address()).getAuthority();

            CheckResult result = Webhooks.to("http://api.acme.test/hooks")
                    .sentBy(WebhookSender.square(SECRET))
                    .with(Endpoint.EVENT)
                    .rejectsForgeries()
                    .run(Endpoint.launch().connectTo("api.acme.test:80", here));

            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen()).isEmpty();
            assertThat(endpoint.requests()).isNotEmpty();
        }
    }

    @Test
    void an_endpoint_that_never_answers_ends_at_the_deadline_and_is_unseen() {
        try (LoopbackHttp server =
                LoopbackHttp.start(request -> Response.raw("").thenStall())) {
            Launch hasty = Endpoint.launch().within(Duration.ofMillis(300));

            CheckResult result =
                    check("http://127.0.0.1:" + server.port() + "/h").run(hasty);

            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen()).hasSize(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void what_is_left_at_the_deadline_is_said_to_be_left() {
        try (LoopbackHttp server =
                LoopbackHttp.start(request -> request.lines().stream().anyMatch(line -> line.startsWith("x-hub"))
                        ? Response.raw("").thenStall()
                        : Response.status(200))) {
            Launch hasty = Endpoint.launch().within(Duration.ofMillis(500));

            CheckResult result =
                    check("http://127.0.0.1:" + server.port() + "/h").run(hasty);

            assertThat(result.unseen())
                    .anySatisfy(unseen -> assertThat(unseen.reason())
                            .isEqualTo(
                                    "the deadline of 500 ms passed after 2 deliveries; give the launch more time with"
                                            + " within(…)"));
        }
    }

    @Test
    void effects_that_cannot_be_counted_are_unseen() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> true)) {
            CheckResult result = Webhooks.to(endpoint.address())
                    .sentBy(SENDER)
                    .with(Endpoint.EVENT)
                    .effect(() -> {
                        throw new IllegalStateException("no table charges");
                    })
                    .rejectsForgeries()
                    .run(Endpoint.launch());

            assertThat(result.unseen())
                    .singleElement()
                    .satisfies(
                            unseen -> assertThat(unseen.reason())
                                    .isEqualTo(
                                            "the effects could not be counted: java.lang.IllegalStateException: no table charges"));
        }
    }

    @Test
    void the_table_holds_each_delivery_and_its_answer_and_no_secret() {
        try (Endpoint endpoint = Endpoint.verifying(
                (r, a) -> Verifiers.body(r, "X-Hub-Signature-256", "sha256=", "HmacSHA256", SECRET, true))) {
            CheckResult result = endpoint.judged(SENDER, Endpoint.EVENT);

            assertThat(result.stage()).isEqualTo(Stage.RESILIENCE);
            assertThat(result.check())
                    .isEqualTo(endpoint.address()
                            + " accepts genuine webhooks of GitHub (invoice.paid) and refuses forged ones");
            Exhibit.Table table = (Exhibit.Table) result.exhibits().get(0);
            assertThat(table.rows()).hasSize(endpoint.requests().size());
            assertThat(table.rows().get(0)).containsExactly("a delivery as the provider sends it", "2xx", "200", "1");
            assertThat(result.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void the_launch_s_clock_dates_the_deliveries() {
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> true)) {
            Launch launch = Endpoint.launch().withClock(Clock.fixed(then, ZoneOffset.UTC));

            Webhooks.to(endpoint.address())
                    .sentBy(WebhookSender.stripe(SECRET))
                    .with(Endpoint.EVENT)
                    .ask(launch);

            assertThat(endpoint.requests().get(0).header("Stripe-Signature").orElseThrow())
                    .startsWith("t=" + then.getEpochSecond() + ",");
        }
    }

    private static Check check(String address) {
        return Webhooks.to(address).sentBy(SENDER).with(Endpoint.EVENT).rejectsForgeries();
    }
}
