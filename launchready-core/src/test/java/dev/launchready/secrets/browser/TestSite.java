package dev.launchready.secrets.browser;

import dev.launchready.Launch;
import dev.launchready.net.Network;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.List;

/** A site on this machine: what is not put there is answered 404, or with its page where it is an application. */
final class TestSite implements AutoCloseable {
    static final String PAGE = "http://www.acme.test/";

    private final LoopbackHttp server;

    private TestSite(Handler fallback) {
        server = LoopbackHttp.start(fallback);
    }

    static TestSite start() {
        return new TestSite(request -> Response.status(404).withBody("text/plain", "not here"));
    }

    /** One that answers every path with its page and 200. */
    static TestSite application(String page) {
        return new TestSite(request -> Response.ok("text/html", page));
    }

    TestSite page(String html) {
        return on("/", Response.ok("text/html; charset=utf-8", html));
    }

    TestSite script(String path, String text) {
        return on(path, Response.ok("text/javascript", text));
    }

    TestSite json(String path, String text) {
        return on(path, Response.ok("application/json", text));
    }

    TestSite on(String path, Response response) {
        return on("www.acme.test", path, response);
    }

    TestSite on(String host, String path, Response response) {
        server.on(host, path, request -> response);
        return this;
    }

    Launch launch() {
        return Launch.at("acme.test")
                .with(Network::loopbackOnly)
                .connectTo("*:80", "127.0.0.1:" + server.port())
                .within(Duration.ofSeconds(20));
    }

    BrowserScan scan() {
        return BrowserSecrets.of(PAGE).scan(launch());
    }

    List<String> asked() {
        return server.requests().stream().map(Request::target).toList();
    }

    List<String> askedOf(String host) {
        return server.requests().stream()
                .filter(request -> request.host().equals(host))
                .map(Request::target)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
