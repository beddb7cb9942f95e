package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that stall, drip, break off or speak something else. Each is classified exactly, and each exchange ends within
 * its deadline and 100 ms.
 */
class HostileServersTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_server_that_takes_its_time_is_cut_off_at_the_deadline(
            String name, Response script, String kept, NetFailure.Kind kind) {
        try (LoopbackHttp server = LoopbackHttp.start(request -> script)) {
            HttpExchange exchange = within(SHORT, server, get("http://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(kind);
            assertThat(exchange.defects()).isEmpty();
            assertThat(exchange.timings().total()).isGreaterThanOrEqualTo(SHORT.minusMillis(1));
            if (kept.equals("no reply")) {
                assertThat(exchange.reply()).isEmpty();
            } else {
                HttpReply reply = exchange.reply().orElseThrow();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body().text()).startsWith(kept);
                assertThat(reply.body().isComplete()).isFalse();
            }
        }
    }

    static Stream<Arguments> a_server_that_takes_its_time_is_cut_off_at_the_deadline() {
        NetFailure.Kind stalled = NetFailure.Kind.STALLED;
        String none = "no reply";
        return Stream.of(
                arguments("says nothing", Response.raw("").thenStall(), none, NetFailure.Kind.NO_ANSWER),
                arguments("stalls in the status line", Response.raw("HTTP/1.").thenStall(), none, stalled),
                arguments("stalls in the head", Response.raw(OK + "X: 1").thenStall(), none, stalled),
                arguments(
                        "stalls after an interim",
                        Response.raw("HTTP/1.1 100 C\r\n\r\n").thenStall(),
                        none,
                        stalled),
                arguments("stalls after the head", Response.raw(OK + "\r\n").thenStall(), "", stalled),
                arguments(
                        "stalls in the content",
                        Response.raw(OK + "Content-Length: 9\r\n\r\nhi").thenStall(),
                        "hi",
                        stalled),
                arguments("stalls without a length", Response.raw(OK + "\r\nhi").thenStall(), "hi", stalled),
                arguments(
                        "stalls in a chunk",
                        Response.raw(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\nhi")
                                .thenStall(),
                        "hi",
                        stalled),
                arguments(
                        "stalls in the trailers",
                        Response.raw(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
                                .thenStall(),
                        "hi",
                        stalled),
                arguments(
                        "stalls in gzip",
                        Response.raw(OK + "Content-Encoding: gzip\r\n\r\n"
                                        + Compressed.gzip("hi").substring(0, 14))
                                .thenStall(),
                        "hi",
                        stalled),
                arguments(
                        "stalls in brotli",
                        Response.raw(OK + "Content-Encoding: br\r\n\r\n"
                                        + Compressed.brotli("hi").substring(0, 3))
                                .thenStall(),
                        "",
                        stalled),
                arguments("drips the head", Response.raw(OK).thenDripForever("X: 1\r\n", PAUSE), none, stalled),
                arguments("drips the content", Response.raw(OK + "\r\n").thenDripForever("hi", PAUSE), "hi", stalled),
                arguments(
                        "drips chunks",
                        Response.raw(OK + "Transfer-Encoding: chunked\r\n\r\n").thenDripForever("2\r\nhi\r\n", PAUSE),
                        "hi",
                        stalled),
                arguments(
                        "drips empty chunk lines",
                        Response.raw(OK + "Transfer-Encoding: chunked\r\n\r\n2;")
                                .thenDripForever("x", PAUSE),
                        "",
                        stalled));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_server_that_never_ends_is_left_at_the_bound(String name, Response script, NetFailure.Kind kind) {
        try (LoopbackHttp server = LoopbackHttp.start(request -> script)) {
            HttpExchange exchange = within(Duration.ofSeconds(20), server, get("http://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(kind);
            assertThat(exchange.reply()).isEmpty();
        }
    }

    static Stream<Arguments> a_server_that_never_ends_is_left_at_the_bound() {
        return Stream.of(
                arguments("endless head", Response.raw(OK).thenEndless("X: 1\r\n"), NetFailure.Kind.TOO_LARGE),
                arguments("endless line", Response.raw(OK).thenEndless("x"), NetFailure.Kind.TOO_LARGE),
                arguments(
                        "endless interim",
                        Response.raw("").thenEndless("HTTP/1.1 102 P\r\n\r\n"),
                        NetFailure.Kind.MALFORMED),
                arguments("endless garbage", Response.raw("").thenEndless("blah"), NetFailure.Kind.MALFORMED));
    }

    @Test
    void endless_content_is_kept_up_to_the_bound_and_is_no_error() {
        for (String framing : List.of("", "Content-Length: 999999999999\r\n")) {
            try (LoopbackHttp server = LoopbackHttp.start(
                    request -> Response.raw(OK + framing + "\r\n").thenEndless("hello"))) {
                HttpExchange exchange = within(
                        Duration.ofSeconds(20),
                        server,
                        get("http://www.acme.test/").withBodyLimit(12));

                assertThat(exchange.failure()).isEmpty();
                assertThat(exchange.defects()).isEmpty();
                assertThat(exchange.reply().orElseThrow().body().text()).isEqualTo("hellohellohe");
                assertThat(exchange.reply().orElseThrow().body().isComplete()).isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_server_that_breaks_off_is_told_apart_by_where(
            String name, Response script, boolean reply, NetFailure.Kind kind, List<HttpDefect.Kind> defects) {
        try (LoopbackHttp server = LoopbackHttp.start(request -> script)) {
            HttpExchange exchange = within(Duration.ofSeconds(20), server, get("http://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(kind);
            assertThat(exchange.reply().isPresent()).isEqualTo(reply);
            assertThat(exchange.defects()).extracting(HttpDefect::kind).containsExactlyElementsOf(defects);
        }
    }

    static Stream<Arguments> a_server_that_breaks_off_is_told_apart_by_where() {
        NetFailure.Kind early = NetFailure.Kind.CLOSED_EARLY;
        return Stream.of(
                arguments("before", Response.raw(""), false, NetFailure.Kind.CLOSED_WITHOUT_ANSWER, List.of()),
                arguments("in the head", Response.raw(OK + "X: 1\r\n"), false, early, List.of()),
                arguments(
                        "in the content",
                        Response.raw(OK + "Content-Length: 5\r\n\r\nhi"),
                        true,
                        early,
                        List.of(HttpDefect.Kind.TRUNCATED)),
                arguments("reset before", Response.raw("").thenReset(), false, NetFailure.Kind.RESET, List.of()));
    }

    @Test
    void a_reset_in_the_content_keeps_the_head() {
        // the client has read the head before the reset arrives, because the server drips on until then
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.raw(OK + "Content-Length: 99\r\n\r\n")
                .thenDrip("hello", Duration.ofMillis(20))
                .thenReset())) {
            HttpExchange exchange = within(Duration.ofSeconds(20), server, get("http://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.RESET);
            assertThat(exchange.reply().orElseThrow().body().text()).startsWith("hell");
        }
    }

    @Test
    void a_server_that_reads_nothing_is_cut_off_at_the_deadline() {
        try (LoopbackHttp server = LoopbackHttp.neverReading(Response.raw("").thenStall())) {
            HttpCall call = HttpCall.of("POST", Url.of("http://www.acme.test/")).withBody(new byte[8 << 20]);

            HttpExchange exchange = within(SHORT, server, call);

            assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.NO_ANSWER);
        }
    }

    @Test
    void plain_http_on_a_port_for_tls_is_recognised() {
        LoopbackCa ca = LoopbackCa.create();
        try (LoopbackHttp server = LoopbackHttp.startTls(
                ca.serverContext(ca.certificateFor("www.acme.test")), request -> Response.status(200))) {
            HttpExchange exchange = within(Duration.ofSeconds(20), server, get("http://www.acme.test/"));

            // the JDK's server answers with an alert or with nothing but a close
            assertThat(exchange.failure())
                    .map(NetFailure::kind)
                    .get()
                    .isIn(NetFailure.Kind.MALFORMED, NetFailure.Kind.CLOSED_WITHOUT_ANSWER, NetFailure.Kind.RESET);
            assertThat(exchange.reply()).isEmpty();
        }
    }

    @Test
    void tls_on_a_port_for_plain_http_is_recognised() {
        try (LoopbackHttp server = LoopbackHttp.neverReading(
                Response.raw("HTTP/1.1 400 Bad Request\r\n\r\n").thenStall())) {
            HttpExchange exchange = within(Duration.ofSeconds(20), server, get("https://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.TLS);
            assertThat(exchange.failure().orElseThrow().detail()).contains("does not speak TLS");
            assertThat(exchange.tls()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_handshake_that_is_not_answered_is_cut_off_at_the_deadline(String name, Response script) {
        try (LoopbackHttp server = LoopbackHttp.neverReading(script)) {
            HttpExchange exchange = within(SHORT, server, get("https://www.acme.test/"));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.TLS_TIMEOUT);
            assertThat(exchange.connectedTo()).contains(server.address());
        }
    }

    static Stream<Arguments> a_handshake_that_is_not_answered_is_cut_off_at_the_deadline() {
        return Stream.of(
                arguments("silence", Response.raw("").thenStall()),
                arguments(
                        "half a record",
                        Response.raw("\u0016\u0003\u0003\u0010\u0000").thenStall()),
                arguments(
                        "a dripped record",
                        Response.raw("\u0016\u0003\u0003@\u0000").thenDripForever("\u0002\0\0\0", PAUSE)));
    }

    @Test
    void a_stall_behind_tls_is_cut_off_at_the_deadline() {
        LoopbackCa ca = LoopbackCa.create();
        Function<Response, HttpExchange> against = script -> {
            try (LoopbackHttp server =
                    LoopbackHttp.startTls(ca.serverContext(ca.certificateFor("www.acme.test")), request -> script)) {
                return within(Duration.ofSeconds(2), server, get("https://www.acme.test/"));
            }
        };

        HttpExchange stalled =
                against.apply(Response.raw(OK + "Content-Length: 9\r\n\r\nhi").thenStall());
        HttpExchange dripped = against.apply(Response.raw(OK).thenDripForever("X: 1\r\n", PAUSE));
        HttpExchange silent = against.apply(Response.raw("").thenStall());

        assertThat(stalled.failure()).map(NetFailure::kind).contains(NetFailure.Kind.STALLED);
        assertThat(stalled.reply().orElseThrow().body().text()).isEqualTo("hi");
        assertThat(stalled.tls()).isPresent();
        assertThat(dripped.failure()).map(NetFailure::kind).contains(NetFailure.Kind.STALLED);
        assertThat(silent.failure()).map(NetFailure::kind).contains(NetFailure.Kind.NO_ANSWER);
    }

    private static HttpCall get(String url) {
        return HttpCall.get(Url.of(url));
    }

    private static HttpExchange within(Duration budget, LoopbackHttp server, HttpCall call) {
        Network network = Network.system()
                .withConnectTo(HostPort.of("*:80"), server.address())
                .withConnectTo(HostPort.of("*:443"), server.address())
                .loopbackOnly();
        return Promise.within(budget, () -> network.http().exchange(call, Deadline.in(budget)));
    }
}
