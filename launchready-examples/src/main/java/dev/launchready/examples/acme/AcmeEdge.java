package dev.launchready.examples.acme;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** The edge in front of the product: takes http and https for every host, redirects, and passes on what is left. */
final class AcmeEdge implements AutoCloseable {
    private static final String WWW = "https://www.acme.test";

    private final AcmeState state;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI product;
    private final LoopbackHttp http;
    private final LoopbackHttp https;

    AcmeEdge(AcmeState state, LoopbackCa ca, AcmeProduct product) {
        this.state = state;
        this.product = URI.create("http://127.0.0.1:" + product.port());
        this.http = LoopbackHttp.start(this::plain);
        this.https = LoopbackHttp.startTls(
                switch (state) {
                    case PROTOTYPE ->
                        ca.serverContext(
                                ca.certificateFor("acme.test", "www.acme.test").expiringIn(Duration.ofDays(5)),
                                ca.certificateFor("app.acme.test").expiredSince(Duration.ofDays(2)),
                                ca.certificateFor("api.acme.test").withoutIntermediates());
                    case READY -> ca.serverContext(ca.certificateFor("acme.test", "*.acme.test"));
                },
                this::secure);
    }

    String httpAddress() {
        return "127.0.0.1:" + http.port();
    }

    String httpsAddress() {
        return "127.0.0.1:" + https.port();
    }

    @Override
    public void close() {
        http.close();
        https.close();
    }

    private Response plain(Request request) {
        return switch (state) {
            case READY -> Response.redirect(308, "https://" + request.host() + request.target());
            case PROTOTYPE ->
                switch (request.host()) {
                    case "acme.test" -> Response.redirect(302, "http://www.acme.test/");
                    default -> pass(request);
                };
        };
    }

    private Response secure(Request request) {
        return switch (state) {
            case READY -> ready(request);
            case PROTOTYPE ->
                switch (request.host()) {
                    // The edge asks the origin over http, and the origin insists on https
                    case "acme.test" ->
                        Response.redirect(301, "https://acme.test" + request.target())
                                .withHeader("Server", "cloudflare")
                                .withHeader("CF-RAY", "8f2b6c0d7e1a-FRA");
                    default ->
                        request.path().equals("/pricing.html") ? Response.redirect(302, WWW + "/") : pass(request);
                };
        };
    }

    private Response ready(Request request) {
        if (request.host().equals("mta-sts.acme.test")) {
            return withHsts(
                    request.path().equals("/.well-known/mta-sts.txt")
                            ? Response.ok(
                                    "text/plain",
                                    "version: STSv1\r\nmode: enforce\r\nmx: mx1.acme.test\r\nmax_age: 1209600\r\n")
                            : Response.status(404));
        }
        if (request.path().equals("/pricing.html")) {
            return withHsts(Response.redirect(308, WWW + "/pricing"));
        }
        return withHsts(
                request.host().equals("acme.test") ? Response.redirect(308, WWW + request.target()) : pass(request));
    }

    private static Response withHsts(Response response) {
        return response.withHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    private Response pass(Request request) {
        HttpRequest.Builder onward = HttpRequest.newBuilder(product.resolve(request.target()))
                .timeout(Duration.ofSeconds(5))
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.text()));
        request.header("Stripe-Signature").ifPresent(value -> onward.header("Stripe-Signature", value));
        try {
            HttpResponse<String> answer = client.send(onward.build(), HttpResponse.BodyHandlers.ofString());
            String type = answer.headers()
                    .firstValue("Content-Type")
                    .orElse("text/plain")
                    .toLowerCase(Locale.ROOT);
            return Response.status(answer.statusCode()).withBody(type, answer.body());
        } catch (IOException e) {
            return Response.status(502).withBody("text/html", "<h1>Acme is away</h1><p>Try again in a minute.</p>");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Response.status(503);
        }
    }
}
