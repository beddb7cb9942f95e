package dev.launchready.resilience.idempotency;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * An API that takes an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header, or Stripe's rules): a missing key, a
 * key with another payload, requests at once, and a replay that is equal.
 *
 * <pre>{@code
 * IdempotencyKeys.of(HttpCall.post(url, "application/json", "{\"amount\":4200}"))
 *         .otherwise("{\"amount\":9900}")
 *         .effect(() -> charges.count())
 * }</pre>
 *
 * <p>Each case uses a key of its own and is executed: point it at a test instance. Immutable.
 */
public final class IdempotencyKeys implements Check {
    private final HttpCall request;
    private final Optional<String> otherPayload;
    private final Optional<Effect> effect;
    private final KeyTerms terms;
    private final int rounds;

    private IdempotencyKeys(
            HttpCall request, Optional<String> otherPayload, Optional<Effect> effect, KeyTerms terms, int rounds) {
        this.request = request;
        this.otherPayload = otherPayload;
        this.effect = effect;
        this.terms = terms;
        this.rounds = rounds;
    }

    /**
     * An API, by a request that it accepts.
     *
     * @param request the request, with all that it needs but the Idempotency-Key
     * @return the check, by the rules of the IETF's draft
     * @throws IllegalArgumentException if the request already has the field
     */
    public static IdempotencyKeys of(HttpCall request) {
        if (request.headers().stream().anyMatch(field -> field.isNamed(KeyPlay.FIELD))) {
            throw new IllegalArgumentException("the request to " + request.url()
                    + " already has an Idempotency-Key; leave it out, each case brings its own");
        }
        return new IdempotencyKeys(request, Optional.empty(), Optional.empty(), KeyTerms.DRAFT, 20);
    }

    /**
     * Says what another payload is, for the key that is used twice.
     *
     * @param payload a content that the API would accept under a key of its own
     * @return a copy that sends it
     */
    public IdempotencyKeys otherwise(String payload) {
        return new IdempotencyKeys(request, Optional.of(payload), effect, terms, rounds);
    }

    /**
     * Says how effects are counted; without it only answers are compared.
     *
     * @param count how many there have been so far
     * @return a copy that counts
     */
    public IdempotencyKeys effect(Callable<? extends Number> count) {
        return new IdempotencyKeys(
                request, otherPayload, Optional.of(operation -> count.call().longValue()), terms, rounds);
    }

    /**
     * Judges by Stripe's rules: the key is bare, need not be there, and with another payload is refused with 400.
     *
     * @return a copy that does
     */
    public IdempotencyKeys asStripe() {
        return new IdempotencyKeys(request, otherPayload, effect, KeyTerms.STRIPE, rounds);
    }

    /**
     * Allows requests without a key.
     *
     * @return a copy that does
     */
    public IdempotencyKeys mayLackKey() {
        return new IdempotencyKeys(
                request, otherPayload, effect, new KeyTerms(terms.quoted(), false, terms.conflict()), rounds);
    }

    /**
     * Sets how often the requests at once are repeated, each time under a new key; 20 unless told otherwise.
     *
     * @param times 1 or more
     * @return a copy that does so
     * @throws IllegalArgumentException if less
     */
    public IdempotencyKeys rounds(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(times + " rounds look at nothing; give 1 or more");
        }
        return new IdempotencyKeys(request, otherPayload, effect, terms, times);
    }

    /**
     * Sends all cases, for assertions on what came of them.
     *
     * @param launch where and how to look
     * @return what came of each case
     */
    public KeyTrials ask(Launch launch) {
        KeyPlay play = new KeyPlay(request, otherPayload, effect, terms, rounds, launch);
        List<KeyTrial> trials = new ArrayList<>();
        Optional<String> stopped = play.into(trials);
        IdempotencyJudge.Verdict verdict = KeyJudge.judge(request.toString(), terms, trials, stopped);
        return new KeyTrials(request.toString(), trials, verdict.findings(), verdict.unseen());
    }

    @Override
    public String name() {
        return request + " honours its Idempotency-Key";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(
                IdempotencyRule.KEY_NOT_REQUIRED,
                IdempotencyRule.KEY_REUSED,
                IdempotencyRule.KEY_STATUS,
                IdempotencyRule.DUPLICATED,
                IdempotencyRule.RACE,
                IdempotencyRule.DIFFERENT_ANSWER,
                IdempotencyRule.DUPLICATE_REFUSED,
                IdempotencyRule.ERROR_ON_DUPLICATE);
    }

    @Override
    public CheckResult run(Launch launch) {
        KeyTrials asked = ask(launch);
        List<List<String>> rows = asked.trials().stream()
                .map(trial -> List.of(
                        trial.what().title(),
                        trial.replies().stream().map(DeliveryReply::shown).collect(Collectors.joining(", ")),
                        trial.effects().isPresent()
                                ? String.valueOf(trial.effects().getAsLong())
                                : ""))
                .toList();
        Exhibit table = new Exhibit.Table(
                "Idempotency-Key at " + request.url(), List.of("request", "answered", "effects"), rows);
        return CheckResult.of(this, asked.findings(), asked.unseen(), List.of(table));
    }

    @Override
    public String toString() {
        return name();
    }
}
