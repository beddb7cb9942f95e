package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exchanges that offer HTTP/2, which the JDK's client makes through our tunnel. */
class Http2Test {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final HttpCall CALL =
            HttpCall.get(Url.of("https://www.acme.test/a?b=c")).withHttp2();

    private final LoopbackCa ca = LoopbackCa.create();

    @Test
    void http_2_is_spoken_with_the_real_name_where_the_server_agrees() {
        try (H2Server server = new H2Server(
                ca,
                "www.acme.test",
                Map.of("content-encoding", "gzip", "x-powered-by", "acme"),
                Compressed.gzip("hello"),
                true)) {
            HttpExchange exchange = exchange(server.address(), CALL, LONG);

            HttpReply reply = exchange.reply().orElseThrow();
            assertThat(reply.version()).isEqualTo("HTTP/2");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Powered-By")).contains("acme");
            assertThat(reply.headers()).noneMatch(field -> field.name().startsWith(":"));
            assertThat(reply.body().text()).isEqualTo("hello");
            assertThat(reply.body().isComplete()).isTrue();
            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.connectedTo()).contains(server.address());
            assertThat(exchange.tls().orElseThrow().isTrusted()).isTrue();
            assertThat(exchange.tls().orElseThrow().alpn()).isEqualTo("h2");
            assertThat(exchange.tls().orElseThrow().chain()).isNotEmpty();
            assertThat(server.serverNames()).containsExactly("www.acme.test");
        }
    }

    @Test
    void http_1_1_is_spoken_where_it_does_not() {
        try (LoopbackHttp server = tls("www.acme.test", Response.redirect(301, "/b"))) {
            HttpExchange exchange =
                    exchange(server.address(), CALL.withHeader("Cookie", "a=b").withHeader("User-Agent", "me"), LONG);

            assertThat(exchange.reply().orElseThrow().version()).isEqualTo("HTTP/1.1");
            assertThat(exchange.reply().orElseThrow().isRedirect()).isTrue();
            Request request = server.requests().get(0);
            assertThat(server.requests()).hasSize(1);
            assertThat(request.target()).isEqualTo("/a?b=c");
            assertThat(request.header("Host")).contains("www.acme.test");
            assertThat(request.header("Cookie")).contains("a=b");
            assertThat(request.header("User-Agent")).contains("me");
            assertThat(request.header("Accept-Encoding")).contains("gzip, deflate, br");
        }
    }

    @Test
    void an_untrusted_chain_is_told_and_the_answer_still_seen() {
        try (LoopbackHttp server = tls("other.test", Response.ok("text/plain", "hi"))) {
            HttpExchange exchange = exchange(server.address(), CALL, LONG);

            assertThat(exchange.tls().orElseThrow().distrust())
                    .extracting(Distrust::reason)
                    .containsExactly(Distrust.Reason.WRONG_HOST);
            assertThat(exchange.reply().orElseThrow().body().text()).isEqualTo("hi");
        }
    }

    @Test
    void what_a_slow_server_left_unsaid_is_cut_off_at_the_deadline() {
        try (H2Server endless = new H2Server(ca, "www.acme.test", Map.of(), "hello", false);
                LoopbackHttp silent = tls("www.acme.test", Response.raw("").thenStall());
                LoopbackHttp mute = LoopbackHttp.neverReading(Response.raw("").thenStall())) {
            HttpExchange stalled = within(endless.address());
            HttpExchange unanswered = within(silent.address());
            HttpExchange handshake = within(mute.address());

            assertThat(stalled.failure()).map(NetFailure::kind).contains(NetFailure.Kind.STALLED);
            assertThat(stalled.reply().orElseThrow().body().text()).isEqualTo("hello");
            assertThat(unanswered.failure()).map(NetFailure::kind).contains(NetFailure.Kind.NO_ANSWER);
            assertThat(handshake.failure()).map(NetFailure::kind).contains(NetFailure.Kind.TLS_TIMEOUT);
        }
    }

    @Test
    void failures_before_the_answer_keep_their_kind() {
        Network nowhere = Network.system().withLookup((name, type) -> DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, ""));
        try (LoopbackHttp plain = LoopbackHttp.neverReading(
                Response.raw("HTTP/1.1 400 No\r\n\r\n").thenStall())) {
            assertThat(nowhere.http().exchange(CALL, Deadline.in(LONG)).failure())
                    .map(NetFailure::kind)
                    .contains(NetFailure.Kind.NO_ADDRESS);
            assertThat(exchange(plain.address(), CALL, LONG).failure())
                    .map(NetFailure::kind)
                    .contains(NetFailure.Kind.TLS);
        }
    }

    @Test
    void a_close_without_an_answer_is_not_tried_again() {
        try (LoopbackHttp server = tls("www.acme.test", Response.raw(""))) {
            HttpExchange exchange = exchange(server.address(), CALL, LONG);

            assertThat(exchange.failure()).isPresent();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void what_the_jdk_refuses_is_said_in_http_1_1() {
        // A host with an underscore is refused, too, but by the JDK's TLS server as well, so that none can be shown
        // here
        try (LoopbackHttp server = tls("www.acme.test", Response.ok("text/plain", "hi"))) {
            for (HttpCall call :
                    List.of(CALL.withUrl(Url.of("https://www.acme.test/a|b")), CALL.withHeader("Host", "other.test"))) {
                assertThat(exchange(server.address(), call, LONG)
                                .reply()
                                .orElseThrow()
                                .body()
                                .text())
                        .isEqualTo("hi");
            }
        }
    }

    private LoopbackHttp tls(String name, Response response) {
        return LoopbackHttp.startTls(ca.serverContext(ca.certificateFor(name)), request -> response);
    }

    private HttpExchange within(InetSocketAddress server) {
        return Promise.within(SHORT, () -> exchange(server, CALL, SHORT));
    }

    private HttpExchange exchange(InetSocketAddress server, HttpCall call, Duration budget) {
        return Network.system()
                .withConnectTo(HostPort.of("*:443"), server)
                .withTrusted(List.of(ca.root()))
                .loopbackOnly()
                .http()
                .exchange(call, Deadline.in(budget));
    }
}
