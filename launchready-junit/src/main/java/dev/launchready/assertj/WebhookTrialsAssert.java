package dev.launchready.assertj;

import dev.launchready.Unseen;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.resilience.webhook.Mutation;
import dev.launchready.resilience.webhook.WebhookRule;
import dev.launchready.resilience.webhook.WebhookTrials;
import java.util.ArrayList;
import java.util.List;

/** Assertions on what a webhook endpoint made of genuine and forged deliveries. */
public class WebhookTrialsAssert extends FactAssert<WebhookTrialsAssert, WebhookTrials> {

    /**
     * Begins assertions.
     *
     * @param actual what came of each delivery
     */
    public WebhookTrialsAssert(WebhookTrials actual) {
        super(actual, WebhookTrialsAssert.class);
    }

    /**
     * Verifies that genuine deliveries were accepted and forged ones refused.
     *
     * <pre>{@code
     * assertThat(Webhooks.to(url).sentBy(WebhookSender.stripe(secret)).with(event).ask(launch)).rejectsForgeries();
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each mistake; without one where something could not be looked at
     */
    public WebhookTrialsAssert rejectsForgeries() {
        return none(WebhookTrials::findings, finding -> true, WebhookTrials::unseen);
    }

    /**
     * Verifies that deliveries signed with the secret from before a rotation were accepted as well.
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding where one was refused; without one where the sender knows no such secret
     */
    public WebhookTrialsAssert acceptsBothSecrets() {
        return none(
                WebhookTrials::findings,
                finding -> finding.rule().equals(WebhookRule.ROTATION_REFUSED.id()),
                WebhookTrialsAssert::notRotated);
    }

    private static List<Unseen> notRotated(WebhookTrials trials) {
        List<Unseen> unseen = new ArrayList<>(trials.unseen());
        if (unseen.isEmpty() && trials.of(Mutation.PREVIOUS_SECRET).isEmpty()) {
            unseen.add(new Unseen(
                    trials.target(),
                    "no delivery was signed with a secret from before; give the sender one with rotatedFrom(…)",
                    WebhookRule.ROTATION_REFUSED.impact()));
        }
        return unseen;
    }
}
