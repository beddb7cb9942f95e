package dev.launchready.resilience.webhook;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.util.List;
import java.util.Optional;

/**
 * All that was sent to one endpoint, and what came of it.
 *
 * @param provider like whom it was signed
 * @param target the endpoint's address
 * @param trials the deliveries in the order sent; the first is the valid one
 * @param skipped why the rest was not sent; empty when all were
 */
public record WebhookTrials(String provider, String target, List<WebhookTrial> trials, Optional<String> skipped) {

    /** Copies the list. */
    public WebhookTrials {
        trials = List.copyOf(trials);
    }

    /** {@return what is wrong with the endpoint} */
    public List<Finding> findings() {
        return WebhookJudge.judge(this).findings();
    }

    /** {@return what could not be looked at} */
    public List<Unseen> unseen() {
        return WebhookJudge.judge(this).unseen();
    }

    /**
     * What came of one mutation.
     *
     * @param mutation the mutation
     * @return its trial, or empty where it was not sent because the scheme or the event leaves nothing to do it to
     */
    public Optional<WebhookTrial> of(Mutation mutation) {
        return trials.stream().filter(trial -> trial.mutation() == mutation).findFirst();
    }
}
