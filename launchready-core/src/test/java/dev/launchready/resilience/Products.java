package dev.launchready.resilience;

import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Products that ask a model, each with one thing wrong about it, and their sound twins. */
final class Products {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    private Products() {}

    /** Answers with the model's answer, and in another way when it fails. */
    static Function<URI, Handler> answering(
            Function<URI, VendorClient> client, Function<IOException, Response> failure) {
        return vendor -> {
            VendorClient model = client.apply(vendor);
            return request -> {
                try {
                    return answer(model.ask());
                } catch (IOException e) {
                    return failure.apply(e);
                }
            };
        };
    }

    static Function<URI, Handler> bounded(Function<IOException, Response> failure) {
        return answering(vendor -> VendorClient.bounded(vendor, FailureLab.TIMEOUT), failure);
    }

    static Function<URI, Handler> sound() {
        return bounded(e -> told());
    }

    static Response answer(String text) {
        return Response.ok(JSON, "{\"answer\":\"" + text + "\",\"stale\":false}");
    }

    static Response told() {
        return Response.status(503)
                .withBody(
                        "application/problem+json",
                        "{\"title\":\"The model does not answer\",\"status\":503,\"detail\":\"Your question is kept; ask again"
                                + " in a minute.\"}");
    }

    static Response page(int status, String body) {
        return Response.status(status)
                .withBody(
                        HTML, "<!doctype html><html><head><title>Acme</title></head><body>" + body + "</body></html>");
    }

    static Response json(int status, String body) {
        return Response.status(status).withBody(JSON, body);
    }

    static Response trace(IOException thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return Response.status(500).withBody("text/plain", text.toString());
    }

    /** A circuit breaker that opens once and never closes. */
    static Function<URI, Handler> neverRecovering() {
        return vendor -> {
            AtomicBoolean open = new AtomicBoolean();
            VendorClient model = VendorClient.bounded(vendor, FailureLab.TIMEOUT);
            return request -> {
                try {
                    return open.get() ? told() : answer(model.ask());
                } catch (IOException e) {
                    open.set(true);
                    return told();
                }
            };
        };
    }

    /** A circuit breaker that lets a call through again after a while. */
    static Function<URI, Handler> breaking(Duration rest) {
        return vendor -> {
            long[] until = {0};
            VendorClient model = VendorClient.bounded(vendor, FailureLab.TIMEOUT);
            return request -> {
                synchronized (until) {
                    if (System.nanoTime() - until[0] < 0) {
                        return told();
                    }
                }
                try {
                    return answer(model.ask());
                } catch (IOException e) {
                    synchronized (until) {
                        until[0] = System.nanoTime() + rest.toNanos();
                    }
                    return told();
                }
            };
        };
    }
}
