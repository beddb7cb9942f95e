package dev.launchready.resilience.webhook;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import java.util.List;

/** The check behind {@link Webhooks#rejectsForgeries()}. */
final class ForgeryCheck implements Check {
    private final Webhooks endpoint;
    private final WebhookSender sender;
    private final WebhookEvent event;

    ForgeryCheck(Webhooks endpoint, WebhookSender sender, WebhookEvent event) {
        this.endpoint = endpoint;
        this.sender = sender;
        this.event = event;
    }

    @Override
    public String name() {
        return endpoint.target() + " accepts genuine webhooks of " + sender.provider() + " (" + event.type()
                + ") and refuses forged ones";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(WebhookRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        WebhookTrials trials = endpoint.ask(launch);
        WebhookJudge.Verdict verdict = WebhookJudge.judge(trials);
        return CheckResult.of(this, verdict.findings(), verdict.unseen(), List.of(table(trials)));
    }

    private static Exhibit table(WebhookTrials trials) {
        List<List<String>> rows = trials.trials().stream()
                .map(trial -> List.of(
                        "a delivery " + trial.mutation().title(),
                        trial.mutation().expected().label(),
                        trial.answer(),
                        String.valueOf(trial.effects())))
                .toList();
        return new Exhibit.Table(
                trials.provider() + " webhooks at " + trials.target(),
                List.of("delivery", "expected", "answered", "effects"),
                rows);
    }

    @Override
    public String toString() {
        return name();
    }
}
