package dev.launchready.resilience.webhook;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import dev.launchready.resilience.idempotency.Delivery;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that receives webhooks: sends it what its provider sends, and what a forger would.
 *
 * <pre>{@code
 * Webhooks.to("http://127.0.0.1:8080/hooks/stripe")
 *         .sentBy(WebhookSender.stripe(secret))
 *         .with(WebhookEvent.json("evt_1", "invoice.paid", json))
 *         .rejectsForgeries()
 * }</pre>
 *
 * <p>The genuine deliveries among them have their effect: point it at a test instance. Only this machine, the launch's
 * own site and addresses that the launch connects elsewhere are ever sent anything. Immutable.
 */
public final class Webhooks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Url target;
    private final @Nullable WebhookSender sender;
    private final @Nullable WebhookEvent event;
    private final @Nullable Callable<? extends Number> effect;

    private Webhooks(
            Url target,
            @Nullable WebhookSender sender,
            @Nullable WebhookEvent event,
            @Nullable Callable<? extends Number> effect) {
        this.target = target;
        this.sender = sender;
        this.event = event;
        this.effect = effect;
    }

    /**
     * An endpoint.
     *
     * @param address its address as it knows it itself, where its provider signs that
     * @return the endpoint
     * @throws IllegalArgumentException if it is no http or https address
     */
    public static Webhooks to(String address) {
        return new Webhooks(Url.of(address), null, null, null);
    }

    /**
     * An endpoint.
     *
     * @param address its address as it knows it itself, where its provider signs that
     * @return the endpoint
     * @throws IllegalArgumentException if it is no http or https address
     */
    public static Webhooks to(URI address) {
        return to(address.toString());
    }

    /**
     * Says who sends.
     *
     * @param other signs as the endpoint's provider does, with the secret that the endpoint is configured with
     * @return a copy that knows
     */
    public Webhooks sentBy(WebhookSender other) {
        return new Webhooks(target, other, event, effect);
    }

    /**
     * Says what is sent.
     *
     * @param other an event that the endpoint accepts; each delivery gets an id of its own in place of its id
     * @return a copy that knows
     */
    public Webhooks with(WebhookEvent other) {
        return new Webhooks(target, sender, other, effect);
    }

    /**
     * Says how an effect is seen, so that a forgery that is refused and has its effect nevertheless is found.
     *
     * @param count how many effects there have been so far, for example {@code () -> charges.count()}
     * @return a copy that counts
     */
    public Webhooks effect(Callable<? extends Number> count) {
        return new Webhooks(target, sender, event, count);
    }

    /**
     * Expects genuine deliveries to be accepted and forged ones to be refused with 4xx.
     *
     * @return the check
     * @throws IllegalStateException if the sender or the event is not given
     */
    public Check rejectsForgeries() {
        return new ForgeryCheck(this, sender(), event());
    }

    /**
     * Delivers the event as an operation, for {@link dev.launchready.resilience.idempotency.Idempotency}: the operation's
     * id takes the place of the event's, and each attempt is signed at its own time.
     *
     * @return the delivery
     * @throws IllegalStateException if the sender or the event is not given
     */
    public Delivery deliveries() {
        WebhookSender signs = sender();
        WebhookEvent tells = event();
        return Delivery.http(operation ->
                signs.sign(tells.withId(operation.id()), target, operation.at()).call());
    }

    /**
     * Sends all of it, one delivery after the other.
     *
     * @param launch where and how to look; its clock dates the deliveries
     * @return what came of each
     * @throws IllegalStateException if the sender or the event is not given
     */
    public WebhookTrials ask(Launch launch) {
        Deadline deadline = launch.startDeadline();
        List<WebhookTrial> trials = new ArrayList<>();
        Optional<String> refusal = refusal(launch);
        if (refusal.isPresent()) {
            return new WebhookTrials(sender().provider(), target.toString(), trials, refusal);
        }
        Forger forger = new Forger(sender(), target, launch.clock().instant());
        String run = "_" + Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);
        for (Mutation mutation : Mutation.values()) {
            Optional<SignedDelivery> delivery =
                    forger.forge(mutation, event().withId(event().id() + run + trials.size()));
            if (delivery.isEmpty()) {
                continue;
            }
            if (deadline.hasExpired()) {
                return stopped(
                        trials,
                        "the deadline of " + deadline.budget().toMillis() + " ms passed after " + trials.size()
                                + " deliveries; give the launch more time with within(…)");
            }
            try {
                long before = count();
                HttpExchange exchange =
                        launch.network().http().exchange(delivery.get().call(), deadline);
                trials.add(trial(mutation, delivery.get(), exchange, count() - before));
            } catch (EffectException e) {
                return stopped(trials, e.getMessage() == null ? "the effect could not be counted" : e.getMessage());
            }
            if (mutation == Mutation.VALID && !trials.get(0).isAccepted()) {
                break;
            }
        }
        return new WebhookTrials(sender().provider(), target.toString(), trials, Optional.empty());
    }

    /** {@return the endpoint's address} */
    public URI target() {
        return URI.create(target.toString());
    }

    @Override
    public String toString() {
        return "webhooks to " + target;
    }

    private WebhookTrials stopped(List<WebhookTrial> trials, String why) {
        return new WebhookTrials(sender().provider(), target.toString(), trials, Optional.of(why));
    }

    private Optional<String> refusal(Launch launch) {
        return launch.declares(target.hostPort())
                ? Optional.empty()
                : Optional.of(
                        "forged deliveries are not sent to " + target.host() + ", which is neither this machine nor "
                                + launch.site() + "; connect it to a test instance with connectTo(…)");
    }

    private WebhookTrial trial(Mutation mutation, SignedDelivery delivery, HttpExchange exchange, long effects) {
        OptionalInt status =
                exchange.reply().map(reply -> OptionalInt.of(reply.status())).orElse(OptionalInt.empty());
        return new WebhookTrial(mutation, shown(delivery), status, exchange.failure(), effects);
    }

    private String shown(SignedDelivery delivery) {
        return "POST " + delivery.target().requestTarget() + "\n"
                + delivery.headers().stream()
                        .filter(field -> !field.isNamed("Content-Type"))
                        .map(HttpHeader::line)
                        .collect(Collectors.joining("\n"));
    }

    private long count() throws EffectException {
        try {
            return effect == null ? 0 : effect.call().longValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EffectException("the count of effects was interrupted", e);
        } catch (Exception e) {
            throw new EffectException("the effects could not be counted: " + e, e);
        }
    }

    private WebhookSender sender() {
        if (sender == null) {
            throw new IllegalStateException("no sender given for " + target
                    + "; add .sentBy(WebhookSender.stripe(secret)), or your provider's");
        }
        return sender;
    }

    private WebhookEvent event() {
        if (event == null) {
            throw new IllegalStateException("no event given for " + target
                    + "; add .with(WebhookEvent.json(id, type, json)) with one that the endpoint accepts");
        }
        return event;
    }

    private static final class EffectException extends Exception {
        private static final long serialVersionUID = 1;

        EffectException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
