package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java's own client and a bare socket see of each fault of HTTP, over real connections. */
@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class HttpFaultsAtTheClientTest {
    private static final String JSON = "{\"reply\":\"Hello, Ada\",\"tokens\":12}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON;
    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n";
    private static final String GET = "GET /v1/chat HTTP/1.1\r\nHost: acme.test\r\n\r\n";

    private final KeptServer upstream = new KeptServer(ANSWER);
    private final KeptServer streaming = new KeptServer(STREAM);
    private final FaultProxy proxy = FaultProxy.to(upstream.uri()).start();
    private final FaultProxy streams = FaultProxy.to(streaming.uri()).start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        proxy.close();
        streams.close();
        upstream.close();
        streaming.close();
    }

    @Test
    void without_a_fault_the_upstream_answers_and_all_is_recorded() throws Exception {
        HttpResponse<String> got = client.send(post("key-1"), BodyHandlers.ofString());

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(JSON);
        assertThat(proxy.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/v1/chat");
            assertThat(request.body().text()).isEqualTo("{\"prompt\":\"Hi\"}");
            assertThat(request.idempotencyKey()).contains("key-1");
            assertThat(request.status()).hasValue(200);
        });
    }

    record Shown(Fault fault, int status, String type, String body) {
        @Override
        public String toString() {
            return fault.title();
        }
    }

    static List<Shown> answers() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}";
        String json = "application/json";
        String error = "application/problem+json";
        return List.of(
                new Shown(Fault.status(500), 500, error, problem.formatted("Internal Server Error", 500)),
                new Shown(Fault.status(502), 502, error, problem.formatted("Bad Gateway", 502)),
                new Shown(Fault.status(503), 503, error, problem.formatted("Service Unavailable", 503)),
                new Shown(Fault.status(504), 504, error, problem.formatted("Gateway Timeout", 504)),
                new Shown(
                        Fault.tooManyRequests(Duration.ofSeconds(7)),
                        429,
                        error,
                        problem.formatted("Too Many Requests", 429)),
                new Shown(Fault.delayedFirstByte(Duration.ofMillis(20)), 200, json, JSON),
                new Shown(Fault.slowDrip(3, Duration.ofMillis(2)), 200, json, JSON),
                new Shown(Fault.malformedJson(), 200, json, JSON.replace("}", ",")),
                new Shown(Fault.emptyBody(), 200, json, ""),
                new Shown(Fault.wrongContentType("text/plain"), 200, "text/plain", JSON),
                new Shown(Fault.wrongContentLength(-5), 200, json, JSON.substring(0, JSON.length() - 5)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_another(Shown shown) throws Exception {
        try (ActiveFault active = proxy.inject(shown.fault)) {
            HttpResponse<String> got = client.send(get("/v1/chat"), BodyHandlers.ofString());

            assertThat(got.statusCode()).isEqualTo(shown.status);
            assertThat(got.headers().firstValue("Content-Type")).contains(shown.type);
            assertThat(got.body()).isEqualTo(shown.body);
            assertThat(proxy.requests().get(0).faults())
                    .containsExactly(active.fault().id());
        }
        // what a wrong length left on the connection would be taken for an answer
        HttpClient fresh = HttpClient.newHttpClient();
        assertThat(fresh.send(get("/v1/chat"), BodyHandlers.ofString()).body()).isEqualTo(JSON);
        assertThat(upstream.requests()).hasSize(2);
    }

    @Test
    void too_many_requests_say_when_to_come_again() throws Exception {
        proxy.inject(Fault.tooManyRequests(Duration.ofSeconds(7)));

        HttpResponse<String> got = client.send(get("/"), BodyHandlers.ofString());

        assertThat(got.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void html_comes_instead_of_json() throws Exception {
        proxy.inject(Fault.htmlInsteadOfJson());

        HttpResponse<String> got = client.send(get("/"), BodyHandlers.ofString());

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(got.body()).contains("<html>");
    }

    @Test
    void the_first_octet_is_not_early() throws Exception {
        proxy.inject(Fault.delayedFirstByte(Duration.ofMillis(80)));
        long before = System.nanoTime();

        client.send(get("/"), BodyHandlers.ofString());

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void a_truncated_body_is_an_error_to_the_client() {
        proxy.inject(Fault.truncatedBody(10));

        assertThatThrownBy(() -> client.send(get("/"), BodyHandlers.ofString())).isInstanceOf(IOException.class);
        try (RawClient raw = new RawClient(proxy.uri())) {
            assertThat(raw.sends(GET).readsAll()).endsWith("\r\n\r\n" + JSON.substring(0, 10));
        }
    }

    @Test
    void a_length_too_large_leaves_the_client_waiting() {
        proxy.inject(Fault.wrongContentLength(5));

        try (RawClient raw = new RawClient(proxy.uri())) {
            assertThat(raw.sends(GET).readsUpTo(JSON)).contains("Content-Length: " + (JSON.length() + 5) + "\r\n");
            assertThat(raw.hearsNothing()).isTrue();
        }
    }

    @Test
    void a_stall_after_the_headers_lasts_until_it_is_healed() {
        ActiveFault stall = proxy.inject(Fault.stallAfterHeaders());
        CompletableFuture<HttpResponse<String>> got = client.sendAsync(get("/"), BodyHandlers.ofString());
        try (RawClient raw = new RawClient(proxy.uri())) {
            assertThat(raw.sends(GET).readsUpTo("\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(raw.hearsNothing()).isTrue();
            assertThat(got).isNotDone();

            stall.close();

            assertThat(raw.readsUpTo(JSON)).isEqualTo(JSON);
            assertThat(got.join().body()).isEqualTo(JSON);
        }
    }

    @Test
    void an_event_stream_ends_without_its_end() throws Exception {
        streams.inject(Fault.sseWithoutEnd());

        HttpResponse<String> got =
                client.send(HttpRequest.newBuilder(streams.uri()).build(), BodyHandlers.ofString());

        assertThat(got.body()).isEqualTo("data: 1\n\n");
    }

    @Test
    void an_event_stream_stalls_before_its_end() {
        ActiveFault stall = streams.inject(Fault.sseStall());
        try (RawClient raw = new RawClient(streams.uri())) {
            assertThat(raw.sends(GET).readsUpTo("data: 1\n\n\r\n")).contains("200 OK");
            assertThat(raw.hearsNothing()).isTrue();

            stall.close();

            assertThat(raw.readsUpTo("0\r\n\r\n")).contains("data: [DONE]\n");
        }
    }

    @Test
    void a_redirect_loop_is_followed_until_the_client_has_enough() throws Exception {
        proxy.inject(Fault.redirectLoop());
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        HttpResponse<String> got = following.send(get("/v1/chat"), BodyHandlers.ofString());

        assertThat(got.statusCode()).isEqualTo(302);
        assertThat(proxy.requests()).hasSizeGreaterThan(3);
        assertThat(proxy.requests()).extracting(ProxiedRequest::attempt).startsWith(1, 2, 3);
        assertThat(proxy.requests()).extracting(ProxiedRequest::target).containsOnly("/v1/chat");
    }

    @Test
    void a_get_whose_reply_is_lost_is_silently_sent_again_by_javas_client() {
        proxy.inject(Fault.closeBeforeResponse());

        assertThatThrownBy(() -> client.send(get("/v1/chat"), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        assertThat(proxy.requests()).extracting(ProxiedRequest::attempt).containsExactly(1, 2);
        assertThat(upstream.requests()).containsExactly("GET /v1/chat HTTP/1.1", "GET /v1/chat HTTP/1.1");
    }

    @Test
    void a_get_that_is_sent_again_gets_through_and_nobody_knows_but_the_record() throws Exception {
        proxy.inject(Fault.closeBeforeResponse().onFirstAttempts(1));

        HttpResponse<String> got = client.send(get("/v1/chat"), BodyHandlers.ofString());

        assertThat(got.body()).isEqualTo(JSON);
        assertThat(proxy.requests())
                .extracting(ProxiedRequest::attempt, ProxiedRequest::faults)
                .containsExactly(tuple(1, List.of("close-before-response")), tuple(2, List.of()));
    }

    @Test
    void a_post_whose_reply_is_lost_is_sent_once() {
        proxy.inject(Fault.closeBeforeResponse());

        assertThatThrownBy(() -> client.send(post("key-1"), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        assertThat(proxy.requests()).singleElement().returns(1, ProxiedRequest::attempt);
        assertThat(upstream.requests()).containsExactly("POST /v1/chat HTTP/1.1");
    }

    @Test
    void a_post_on_a_kept_connection_meets_a_closed_door() throws Exception {
        client.send(get("/"), BodyHandlers.ofString());
        proxy.inject(Fault.closeBetweenRequests());

        assertThatThrownBy(() -> client.send(post("key-1"), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        assertThat(proxy.requests()).extracting(ProxiedRequest::connection).containsExactly(1, 1);
        assertThat(upstream.requests()).containsExactly("GET / HTTP/1.1");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(proxy.uri().resolve(path))
                .header("Accept", "application/json")
                .build();
    }

    private HttpRequest post(String key) {
        return HttpRequest.newBuilder(proxy.uri().resolve("/v1/chat"))
                .header("Idempotency-Key", "\"" + key + "\"")
                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"Hi\"}"))
                .build();
    }
}
