package dev.launchready.resilience.webhook;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.Network;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A small application with one webhook endpoint, in a LoopbackHttp; what it does wrong is given. */
final class Endpoint implements AutoCloseable {
    static final String SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final WebhookEvent EVENT = WebhookEvent.json(
            "evt_acme", "invoice.paid", "{\"id\":\"evt_acme\",\"type\":\"invoice.paid\",\"amount\":4200}");
    static final WebhookEvent FORM = WebhookEvent.form(
            "SM_acme", "sms", Map.of("MessageSid", "SM_acme", "Body", "yes please & thanks", "NumSegments", "1"));

    private final LoopbackHttp server;
    private final AtomicLong effects = new AtomicLong();

    private Endpoint(Function<Endpoint, Handler> handler) {
        Handler made = handler.apply(this);
        this.server = LoopbackHttp.start(made);
    }

    /** One that does all right apart from what its verifier lets through. */
    static Endpoint verifying(BiPredicate<Request, String> verifier) {
        return new Endpoint(endpoint -> request -> {
            if (!verifier.test(request, endpoint.address())) {
                return Response.status(401);
            }
            endpoint.charge();
            return Response.ok("application/json", "{\"received\":true}");
        });
    }

    /** One that is wrong in a way of its own. */
    static Endpoint handling(Function<Endpoint, Handler> handler) {
        return new Endpoint(handler);
    }

    void charge() {
        effects.incrementAndGet();
    }

    long effects() {
        return effects.get();
    }

    String address() {
        return "http://127.0.0.1:" + server.port() + "/hooks";
    }

    List<Request> requests() {
        return server.requests();
    }

    CheckResult judged(WebhookSender sender, WebhookEvent event) {
        return Webhooks.to(address())
                .sentBy(sender)
                .with(event)
                .effect(this::effects)
                .rejectsForgeries()
                .run(launch());
    }

    static Launch launch() {
        return Launch.at("acme.test").with(Network::loopbackOnly);
    }

    static List<String> rules(CheckResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
