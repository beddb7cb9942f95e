package dev.launchready.redirect;

import dev.launchready.Launch;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All hosts of a small web on loopback: http and https, each address with its scripted answer, 404 for the rest. */
final class RedirectLab implements AutoCloseable {
    private final Map<String, Function<Request, Response>> answers = new ConcurrentHashMap<>();
    private final LoopbackCa ca = LoopbackCa.create();
    private final LoopbackHttp http = LoopbackHttp.start(request -> answer("http", request));
    private final LoopbackHttp https = LoopbackHttp.startTls(
            ca.serverContext(
                    ca.certificateFor("acme.test", "*.acme.test"),
                    ca.certificateFor("other.test", "*.other.test"),
                    ca.certificateFor("expired.acme.test").expiredSince(Duration.ofDays(3))),
            request -> answer("https", request));

    Launch launch() {
        return Launch.at("acme.test")
                .with(network -> network.loopbackOnly())
                .connectTo("*:80", "127.0.0.1:" + http.port())
                .connectTo("*:443", "127.0.0.1:" + https.port())
                .trusting(ca.root())
                .within(Duration.ofSeconds(5));
    }

    /** Forgets the answers of the scenario before. */
    RedirectLab clear() {
        answers.clear();
        return this;
    }

    RedirectLab on(String url, Function<Request, Response> answer) {
        answers.put(url, answer);
        return this;
    }

    /** One line of script: {@code URL STATUS [LOCATION]}; a status of 2xx or 4xx comes with a short page. */
    RedirectLab on(String line) {
        String[] parts = line.split(" ", 3);
        int status = Integer.parseInt(parts[1]);
        String location = parts.length > 2 ? parts[2] : "";
        return on(
                parts[0],
                request -> !location.isEmpty()
                        ? Response.redirect(status, location)
                        : status == 204
                                ? Response.status(status)
                                : Response.status(status)
                                        .withBody("text/html", "<!doctype html><title>Acme</title><p>Hello"));
    }

    int requests() {
        return http.requests().size() + https.requests().size();
    }

    LoopbackHttp https() {
        return https;
    }

    LoopbackHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
        https.close();
    }

    private Response answer(String scheme, Request request) {
        Function<Request, Response> answer = answers.get(scheme + "://" + request.host() + request.target());
        return answer == null ? Response.status(404).withBody("text/html", "<p>Nothing here") : answer.apply(request);
    }
}
