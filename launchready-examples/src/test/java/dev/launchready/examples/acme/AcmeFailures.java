package dev.launchready.examples.acme;

import dev.launchready.Check;
import dev.launchready.net.Deadline;
import dev.launchready.net.fault.FaultTarget;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.FailureMatrix;
import dev.launchready.resilience.Resilience;
import dev.launchready.resilience.UserAction;
import dev.launchready.resilience.idempotency.Idempotency;
import dev.launchready.resilience.webhook.WebhookEvent;
import dev.launchready.resilience.webhook.WebhookSender;
import dev.launchready.resilience.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What Acme promises for the day on which its vendors fail, and of its payment webhook. */
final class AcmeFailures {
    private static final WebhookEvent PAYMENT =
            WebhookEvent.json("evt_1", "payment_intent.succeeded", "{\"id\":\"evt_1\",\"object\":\"event\"}");

    private final Acme acme;
    private final AcmeDependencies vendors;
    private final List<Dependency> dependencies;
    private final Duration limit;
    private final AtomicLong events = new AtomicLong();

    AcmeFailures(Acme acme) {
        this.acme = acme;
        this.vendors = acme.dependencies();
        this.dependencies = Stream.of(
                        vendors.search(), vendors.model(), vendors.payments(), vendors.store(), vendors.mail())
                .map(Dependency::of)
                .toList();
        // who hangs in the prototype hangs for good, which a short wait shows as well as a long one
        this.limit = acme.state() == AcmeState.READY ? Duration.ofSeconds(2) : Duration.ofMillis(600);
    }

    Stream<Check> all() {
        return Stream.of(
                webhook().rejectsForgeries(),
                paymentsOnce(),
                Resilience.signUpSurvives(Dependency.of(FaultTarget.of("mail server", vendors.mailServer())))
                        .during(signUp())
                        .answersWithin(limit),
                matrix());
    }

    /** Five dependencies, every fault that applies to each, four things that people do. */
    FailureMatrix matrix() {
        return FailureMatrix.of(dependencies.toArray(Dependency[]::new))
                .during(signUp(), ask(), checkout(), paid())
                .answersWithin(limit);
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    Webhooks webhook() {
        return Webhooks.to(address("/webhooks/payments"))
                .sentBy(WebhookSender.stripe(Acme.WEBHOOK_SECRET))
                .with(PAYMENT);
    }

    Check paymentsOnce() {
        return Idempotency.of("payment webhook")
                .delivering(webhook().deliveries())
                .effect(event -> vendors.charges(event))
                .hasExactlyOneEffect();
    }

    UserAction signUp() {
        return post("sign up", "/signup", "{\"email\":\"user{n}@customer.test\"}")
                .withEffect("a welcome mail", vendors::welcomed);
    }

    private UserAction ask() {
        return post("ask the model", "/api/ask", "{\"question\":\"Who knows about {n}?\"}")
                .degradedWhen("\"note\"");
    }

    private UserAction checkout() {
        return post("check out", "/checkout", "{\"order\":\"order-{n}\"}");
    }

    /** The provider's delivery; each has an event of its own. */
    private UserAction paid() {
        URI target = URI.create(address("/webhooks/payments"));
        WebhookSender stripe = WebhookSender.stripe(Acme.WEBHOOK_SECRET);
        return UserAction.call("payment webhook", () -> {
                    WebhookEvent event = PAYMENT.withId("evt_matrix_" + events.incrementAndGet());
                    return acme.launch()
                            .network()
                            .http()
                            .exchange(
                                    stripe.sign(event, target, Instant.now()).call(),
                                    Deadline.in(limit.multipliedBy(2)));
                })
                .withEffect("a charge", vendors::allCharges);
    }

    private UserAction post(String name, String path, String content) {
        return UserAction.post(address(path), "application/json", content).named(name);
    }

    private String address(String path) {
        return acme.product().resolve(path).toString();
    }
}
