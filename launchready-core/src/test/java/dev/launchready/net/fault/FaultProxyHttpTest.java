package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** HTTP through the engine: scripted responders, https on either side, records. */
class FaultProxyHttpTest {
    private static final LoopbackCa CA = LoopbackCa.create();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_scripted_responder_answers_is_recorded_and_is_spoilt() throws Exception {
        try (FaultProxy openai = FaultProxy.to(request -> Response.ok("application/json", "{\"you\":\"asked\"}"))
                .named("openai")
                .start()) {
            openai.inject(Fault.status(503).onRequests(2, 2));

            assertThat(get(openai.uri().resolve("/v1/a")).body()).isEqualTo("{\"you\":\"asked\"}");
            assertThat(get(openai.uri().resolve("/v1/b")).statusCode()).isEqualTo(503);
            assertThat(get(openai.uri().resolve("/v1/c")).statusCode()).isEqualTo(200);

            assertThat(openai.name()).isEqualTo("openai");
            assertThat(openai.requests())
                    .extracting(
                            ProxiedRequest::target, request -> request.status().orElse(0), ProxiedRequest::faults)
                    .containsExactly(
                            tuple("/v1/a", 200, List.of()),
                            tuple("/v1/b", 503, List.of("status-503")),
                            tuple("/v1/c", 200, List.of()));
        }
    }

    @Test
    void an_https_upstream_is_spoken_to_by_its_name_and_spoilt() throws Exception {
        try (LoopbackHttp vendor = LoopbackHttp.startTls(
                        CA.serverContext(CA.certificateFor("localhost")),
                        request -> Response.ok(
                                "application/json",
                                "{\"host\":\"" + request.header("Host").orElse("") + "\"}"));
                FaultProxy proxy = FaultProxy.to(URI.create("https://localhost:" + vendor.port()))
                        .trusting(trustingCa())
                        .start()) {
            assertThat(get(proxy.uri()).body()).isEqualTo("{\"host\":\"localhost:" + vendor.port() + "\"}");
            try (ActiveFault broken = proxy.inject(Fault.malformedJson())) {
                assertThat(get(proxy.uri()).body()).endsWith("\",");
                assertThat(proxy.requests().get(1).faults())
                        .containsExactly(broken.fault().id());
            }
            assertThat(get(proxy.uri()).body()).endsWith("}");
        }
    }

    @Test
    void clients_speak_tls_to_the_proxy_and_faults_of_http_still_act() throws Exception {
        HttpClient trusting = HttpClient.newBuilder().sslContext(trustingCa()).build();
        try (LoopbackHttp vendor = LoopbackHttp.start(request -> Response.ok("text/plain", "ok"));
                FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + vendor.port()))
                        .withTls(CA)
                        .start()) {
            assertThat(proxy.uri().getScheme()).isEqualTo("https");
            assertThat(proxy.layers()).containsExactlyInAnyOrder(FaultLayer.TCP, FaultLayer.TLS, FaultLayer.HTTP);
            HttpRequest request = HttpRequest.newBuilder(proxy.uri()).build();
            assertThat(trusting.send(request, BodyHandlers.ofString()).body()).isEqualTo("ok");

            proxy.inject(Fault.closeBeforeResponse());

            assertThatThrownBy(() -> trusting.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(proxy.requests()).extracting(ProxiedRequest::attempt).containsExactly(1, 2, 3);
        }
    }

    @Test
    void an_offer_of_http_2_by_javas_client_does_not_hide_requests() throws Exception {
        try (LoopbackHttp vendor = LoopbackHttp.start(request -> Response.ok("text/plain", "ok"));
                FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + vendor.port()))
                        .start()) {
            assertThat(get(proxy.uri()).body()).isEqualTo("ok");

            assertThat(proxy.requests().get(0).header("Upgrade")).contains("h2c");
            assertThat(vendor.requests().get(0).header("Upgrade")).isEmpty();
        }
    }

    @Test
    void a_tcp_fault_goes_with_one_of_http() throws Exception {
        try (FaultProxy proxy =
                FaultProxy.to(request -> Response.ok("text/plain", "ok")).start()) {
            proxy.inject(Fault.slicer(1, 0, Duration.ZERO));
            proxy.inject(Fault.htmlInsteadOfJson());

            assertThat(get(proxy.uri()).body()).contains("<html>");
        }
    }

    @Test
    void forgotten_requests_are_gone_and_a_healed_proxy_is_well() throws Exception {
        try (FaultProxy proxy =
                FaultProxy.to(request -> Response.ok("text/plain", "ok")).start()) {
            proxy.inject(Fault.status(500));
            assertThat(get(proxy.uri()).statusCode()).isEqualTo(500);

            proxy.heal();
            proxy.forget();

            assertThat(get(proxy.uri()).statusCode()).isEqualTo(200);
            assertThat(proxy.requests()).singleElement().returns(1, ProxiedRequest::attempt);
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static SSLContext trustingCa() throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        roots.setCertificateEntry("root", CA.root());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
