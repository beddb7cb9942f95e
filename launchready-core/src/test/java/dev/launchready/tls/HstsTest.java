package dev.launchready.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** From a server on loopback to the finding. */
class HstsTest {
    private static final String FIELD = "Strict-Transport-Security";
    private static final LoopbackCa CA = LoopbackCa.create();
    private static final SSLContext TLS = CA.serverContext(CA.certificateFor("acme.test", "*.acme.test"));

    @Test
    void a_field_for_long_enough_passes_also_on_a_redirect() {
        Response redirect = Response.redirect(301, "https://www.acme.test/").withHeader(FIELD, "max-age=15552000");
        try (LoopbackHttp server = LoopbackHttp.startTls(TLS, request -> redirect)) {
            assertThat(Hsts.on("acme.test").run(launch(server)).outcome()).isInstanceOf(Outcome.Passed.class);
        }
    }

    @Test
    void every_declared_host_is_judged_by_its_own_answer() {
        try (LoopbackHttp server = LoopbackHttp.startTls(
                TLS,
                request -> request.host().equals("acme.test")
                        ? Response.ok("text/plain", "").withHeader(FIELD, "max-age=300")
                        : Response.ok("text/plain", ""))) {
            CheckResult result = Hsts.onEveryDeclaredHost().run(launch(server));

            assertThat(result.findings())
                    .extracting(Finding::message)
                    .containsExactly(
                            "acme.test: expected a max-age of at least 15552000 seconds (180 days), but it is 300 (5"
                                    + " minutes).",
                            "www.acme.test: expected Strict-Transport-Security in its https answer, but the answer"
                                    + " (HTTP/1.1 200 OK) has no such field.");
        }
    }

    @Test
    void what_is_to_be_preloaded_is_looked_at_over_http_as_well() {
        Response good = Response.ok("text/plain", "").withHeader(FIELD, "max-age=31536000; includeSubDomains; preload");
        try (LoopbackHttp server = LoopbackHttp.startTls(TLS, request -> good);
                LoopbackHttp plain = LoopbackHttp.start(request -> good)) {
            Launch launch = launch(server).connectTo("acme.test:80", "127.0.0.1:" + plain.port());

            CheckResult result = Hsts.on("@").preloadable().run(launch);

            assertThat(result.findings()).extracting(Finding::rule).containsExactly("tls.hsts-over-http");
        }
    }

    @Test
    void a_host_that_does_not_answer_is_not_seen_and_not_missing() {
        int port;
        try (LoopbackHttp server = LoopbackHttp.startTls(TLS, request -> Response.status(200))) {
            port = server.port();
        }
        Launch launch = Launch.at("acme.test").connectTo("*:443", "127.0.0.1:" + port);

        assertThat(Hsts.on("acme.test").run(launch).outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void a_head_that_came_before_the_content_stalled_says_enough() {
        Response stalled = Response.ok("text/plain", "never sent in full")
                .withHeader(FIELD, "max-age=15552000")
                .thenStall();
        try (LoopbackHttp server = LoopbackHttp.startTls(TLS, request -> stalled)) {
            assertThat(Hsts.on("acme.test")
                            .run(launch(server).within(Duration.ofSeconds(2)))
                            .findings())
                    .isEqualTo(List.of());
        }
    }

    private static Launch launch(LoopbackHttp server) {
        return Launch.at("acme.test").trusting(CA.root()).connectTo("*:443", "127.0.0.1:" + server.port());
    }
}
