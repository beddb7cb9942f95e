package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exchanges with servers that behave. */
class HttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_request_carries_what_every_one_needs_and_the_name_of_the_launch() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.ok("text/plain", "hi"))) {
            HttpExchange exchange = exchange(server, HttpCall.get(Url.of("http://www.acme.test/a?b=c#d")));

            Request request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo("/a?b=c");
            assertThat(request.lines())
                    .containsExactly(
                            "Host: www.acme.test",
                            "User-Agent: LaunchReady (launch readiness tests)",
                            "Accept-Encoding: gzip, deflate, br",
                            "Connection: close");
            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.defects()).isEmpty();
            assertThat(exchange.connectedTo()).contains(server.address());
            assertThat(exchange.tls()).isEmpty();
            assertThat(exchange.reply().orElseThrow().body().text()).isEqualTo("hi");
            assertThat(exchange.reply().orElseThrow().statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void what_the_caller_gives_replaces_what_would_be_added() {
        try (LoopbackHttp server = LoopbackHttp.start()) {
            HttpCall call = HttpCall.get(Url.of("http://www.acme.test/"))
                    .withHeader("host", "other.test")
                    .withHeader("user-agent", "me")
                    .withHeader("accept-encoding", "identity")
                    .withHeader("connection", "keep-alive")
                    .withHeader("Cookie", "a=\u00e9");

            exchange(server, call);

            assertThat(server.requests().get(0).lines())
                    .containsExactly(
                            "host: other.test",
                            "user-agent: me",
                            "accept-encoding: identity",
                            "connection: keep-alive",
                            "Cookie: a=\u00e9");
        }
    }

    @Test
    void content_is_sent_with_its_length() {
        try (LoopbackHttp server = LoopbackHttp.start()) {
            exchange(server, HttpCall.post(Url.of("http://www.acme.test/"), "application/json", "{\"\u00e9\":1}"));
            exchange(server, HttpCall.of("POST", Url.of("http://www.acme.test/")));
            exchange(server, HttpCall.of("DELETE", Url.of("http://www.acme.test/")));

            assertThat(server.requests()).extracting(Request::text).containsExactly("{\"\u00e9\":1}", "", "");
            assertThat(server.requests())
                    .extracting(request -> request.header("Content-Length").orElse("none"))
                    .containsExactly("8", "0", "none");
        }
    }

    @Test
    void a_redirect_is_told_and_not_followed() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.redirect(301, "/b"))) {
            HttpExchange exchange = exchange(server, HttpCall.get(Url.of("http://www.acme.test/a")));

            assertThat(exchange.reply().orElseThrow().isRedirect()).isTrue();
            assertThat(exchange.reply().orElseThrow().header("Location")).contains("/b");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_connection_closed_without_an_answer_is_told_and_not_tried_again() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.raw(""))) {
            HttpExchange exchange = exchange(server, HttpCall.get(Url.of("http://www.acme.test/")));

            assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.CLOSED_WITHOUT_ANSWER);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void https_through_a_detour_keeps_the_real_name_for_sni_host_and_verification() {
        LoopbackCa ca = LoopbackCa.create();
        try (LoopbackHttp server = LoopbackHttp.startTls(
                ca.serverContext(ca.certificateFor("www.acme.test")), request -> Response.ok("text/plain", "secure"))) {
            Network network = Network.system()
                    .withConnectTo(HostPort.of("*:443"), server.address())
                    .withTrusted(List.of(ca.root()))
                    .loopbackOnly();

            HttpExchange right =
                    network.http().exchange(HttpCall.get(Url.of("https://www.acme.test/")), Deadline.in(LONG));
            HttpExchange wrong =
                    network.http().exchange(HttpCall.get(Url.of("https://api.acme.test/")), Deadline.in(LONG));

            assertThat(right.tls().orElseThrow().isTrusted()).isTrue();
            assertThat(right.reply().orElseThrow().body().text()).isEqualTo("secure");
            assertThat(right.connectedTo()).contains(server.address());
            assertThat(wrong.tls().orElseThrow().distrust())
                    .extracting(Distrust::reason)
                    .containsExactly(Distrust.Reason.WRONG_HOST);
            assertThat(wrong.reply())
                    .as("what an untrusted server says is still seen")
                    .isPresent();
            assertThat(server.requests())
                    .extracting(Request::serverName)
                    .containsExactly("www.acme.test", "api.acme.test");
            assertThat(server.requests()).extracting(Request::host).containsExactly("www.acme.test", "api.acme.test");
        }
    }

    @Test
    void a_port_of_its_own_stands_in_the_host_field() {
        try (LoopbackHttp server = LoopbackHttp.start()) {
            Network network = Network.system()
                    .withConnectTo(HostPort.of("www.acme.test:8080"), server.address())
                    .loopbackOnly();

            network.http().exchange(HttpCall.get(Url.of("http://www.acme.test:8080/")), Deadline.in(LONG));

            assertThat(server.requests().get(0).header("Host")).contains("www.acme.test:8080");
        }
    }

    @Test
    void a_name_without_address_fails_before_anything_is_sent() {
        Network network = Network.system().withLookup((name, type) -> DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, ""));

        HttpExchange exchange =
                network.http().exchange(HttpCall.get(Url.of("http://www.acme.test/")), Deadline.in(LONG));

        assertThat(exchange.failure()).map(NetFailure::kind).contains(NetFailure.Kind.NO_ADDRESS);
        assertThat(exchange.connectedTo()).isEmpty();
        assertThat(exchange.reply()).isEmpty();
    }

    @Test
    void the_time_of_every_part_is_taken() {
        LoopbackCa ca = LoopbackCa.create();
        try (LoopbackHttp server = LoopbackHttp.startTls(
                ca.serverContext(ca.certificateFor("www.acme.test")),
                request -> Response.raw("").thenDrip("HTTP/1.1 200 OK\r\n\r\n", Duration.ofMillis(2)))) {
            Network network = Network.system().withConnectTo(HostPort.of("*:443"), server.address());

            HttpTimings timings = network.http()
                    .exchange(HttpCall.get(Url.of("https://www.acme.test/")), Deadline.in(LONG))
                    .timings();

            assertThat(timings.dns()).isZero();
            assertThat(timings.connect()).isPositive();
            assertThat(timings.tls()).isPositive();
            assertThat(timings.firstByte()).isPositive();
            assertThat(timings.total())
                    .isGreaterThan(timings.connect().plus(timings.tls()).plus(timings.firstByte()));
        }
    }

    @Test
    void large_content_in_both_directions_arrives_whole() {
        String large = "0123456789abcdef".repeat(50_000);
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.ok("text/plain", request.text()))) {
            HttpExchange exchange =
                    exchange(server, HttpCall.post(Url.of("http://www.acme.test/"), "text/plain", large));

            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.reply().orElseThrow().body().text()).isEqualTo(large);
            assertThat(exchange.reply().orElseThrow().body().wireLength()).isEqualTo(large.length());
        }
    }

    @Test
    void an_early_answer_is_seen_although_the_request_was_not_read() {
        try (LoopbackHttp server =
                LoopbackHttp.neverReading(Response.raw("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
                        .thenStall())) {
            HttpCall call = HttpCall.of("POST", Url.of("http://www.acme.test/")).withBody(new byte[1000]);

            HttpExchange exchange = exchange(server, call);

            assertThat(exchange.reply().orElseThrow().status()).isEqualTo(413);
            assertThat(exchange.failure()).isEmpty();
        }
    }

    @Test
    void many_exchanges_at_once_do_not_disturb_each_other() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.ok("text/plain", request.path()))) {
            Network network = Network.system().withConnectTo(HostPort.of("*:80"), server.address());

            List<String> bodies = IntStream.range(0, 100)
                    .parallel()
                    .mapToObj(i -> network.http()
                            .exchange(HttpCall.get(Url.of("http://www.acme.test/" + i)), Deadline.in(LONG))
                            .reply()
                            .map(reply -> reply.body().text())
                            .orElse("none"))
                    .toList();

            assertThat(bodies)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "/" + i).toList());
        }
    }

    @Test
    void octets_that_are_no_text_survive() {
        byte[] octets = new byte[256];
        for (int i = 0; i < 256; i++) {
            octets[i] = (byte) i;
        }
        try (LoopbackHttp server =
                LoopbackHttp.start(request -> Response.status(200).withBody("application/octet-stream", octets))) {
            HttpExchange exchange = exchange(server, HttpCall.get(Url.of("http://www.acme.test/")));

            assertThat(exchange.reply().orElseThrow().body().octets()).isEqualTo(octets);
        }
    }

    private static HttpExchange exchange(LoopbackHttp server, HttpCall call) {
        return Network.system()
                .withConnectTo(HostPort.of("www.acme.test:80"), server.address())
                .loopbackOnly()
                .http()
                .exchange(call, Deadline.in(LONG));
    }
}
