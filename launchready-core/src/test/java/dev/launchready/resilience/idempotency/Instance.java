package dev.launchready.resilience.idempotency;

import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;

/** One running instance of a small server that takes events as {@code id version attempt} in the request's content. */
final class Instance implements AutoCloseable {
    static final Response RECEIVED = Response.status(200);

    private final LoopbackHttp server;

    private Instance(Handler handler) {
        server = LoopbackHttp.start(handler);
    }

    static Instance of(Handler handler) {
        return new Instance(handler);
    }

    HttpCall call(Operation operation, int version) {
        Url url = Url.of("http://127.0.0.1:" + server.port() + "/events");
        String content = operation.id() + " " + operation.subject() + " " + version + " " + operation.at();
        return HttpCall.post(url, "text/plain", content);
    }

    HttpCall call(Operation operation) {
        return call(operation, 1);
    }

    static String id(Request request) {
        return request.body().split(" ", -1)[0];
    }

    static String subject(Request request) {
        return request.body().split(" ", -1)[1];
    }

    static int version(Request request) {
        return Integer.parseInt(request.body().split(" ", -1)[2]);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
