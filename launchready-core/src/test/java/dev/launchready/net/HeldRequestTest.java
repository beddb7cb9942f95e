package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldRequestTest {
    private static final Network NETWORK = Network.system().loopbackOnly();

    @Test
    void the_server_has_no_request_before_it_is_let_go_and_answers_it_afterwards() {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.ok("text/plain", "got " + request.body()))) {
            HttpCall call = HttpCall.post(Url.of("http://127.0.0.1:" + server.port() + "/a"), "text/plain", "hello");

            try (HeldRequest held = NETWORK.http().hold(call, Deadline.in(Duration.ofSeconds(5)))) {
                assertThat(server.requests()).isEmpty();
                held.letGo();
                HttpExchange exchange = held.answer();

                assertThat(exchange.reply()).hasValueSatisfying(reply -> {
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.body().text()).isEqualTo("got hello");
                });
                assertThat(exchange.failure()).isEmpty();
                assertThat(held).hasToString("held POST " + call.url() + " of " + length(server, 5) + " octets");
            }
        }
    }

    @Test
    void several_are_in_the_server_at_once() {
        CountDownLatch allThere = new CountDownLatch(4);
        try (LoopbackHttp server = LoopbackHttp.start(request -> {
            allThere.countDown();
            return Response.status(await(allThere) ? 200 : 500);
        })) {
            List<HeldRequest> held = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                held.add(NETWORK.http()
                        .hold(
                                HttpCall.get(Url.of("http://127.0.0.1:" + server.port() + "/" + i)),
                                Deadline.in(Duration.ofSeconds(5))));
            }

            held.forEach(HeldRequest::letGo);

            assertThat(held)
                    .allSatisfy(one -> assertThat(one.answer().reply())
                            .hasValueSatisfying(
                                    reply -> assertThat(reply.status()).isEqualTo(200)));
            held.forEach(HeldRequest::close);
        }
    }

    @Test
    void one_that_is_closed_after_it_was_let_go_has_reached_the_server() throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        try (LoopbackHttp server = LoopbackHttp.start(request -> {
            handled.countDown();
            return Response.status(204);
        })) {
            HttpCall call = HttpCall.post(Url.of("http://127.0.0.1:" + server.port() + "/"), "text/plain", "x");

            try (HeldRequest held = NETWORK.http().hold(call, Deadline.in(Duration.ofSeconds(5)))) {
                held.letGo();
            }

            assertThat(handled.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void it_speaks_tls_to_an_https_address() {
        LoopbackCa ca = LoopbackCa.create();
        try (LoopbackHttp server = LoopbackHttp.startTls(
                ca.serverContext(ca.certificateFor("acme.test")), request -> Response.status(204))) {
            Network network = NETWORK.withTrusted(List.of(ca.root()))
                    .withConnectTo(HostPort.of("acme.test:443"), server.address());

            try (HeldRequest held = network.http()
                    .hold(HttpCall.get(Url.of("https://acme.test/")), Deadline.in(Duration.ofSeconds(5)))) {
                held.letGo();
                HttpExchange exchange = held.answer();

                assertThat(exchange.reply().map(HttpReply::status)).contains(204);
                assertThat(exchange.tls()).isPresent();
            }
        }
    }

    @Test
    void what_went_wrong_on_the_way_is_the_failure_of_the_answer() {
        int closedPort;
        try (LoopbackHttp server = LoopbackHttp.start()) {
            closedPort = server.port();
        }

        try (HeldRequest held = NETWORK.http()
                .hold(
                        HttpCall.get(Url.of("http://127.0.0.1:" + closedPort + "/")),
                        Deadline.in(Duration.ofSeconds(5)))) {
            held.letGo();

            assertThat(held.failure().map(NetFailure::kind)).contains(NetFailure.Kind.REFUSED);
            assertThat(held.answer().failure().map(NetFailure::kind)).contains(NetFailure.Kind.REFUSED);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int length(LoopbackHttp server, int content) {
        var request = server.requests().get(0);
        int head = (request.method() + " " + request.target() + " HTTP/1.1\r\n").length();
        return head
                + request.lines().stream().mapToInt(line -> line.length() + 2).sum()
                + 2
                + content;
    }
}
