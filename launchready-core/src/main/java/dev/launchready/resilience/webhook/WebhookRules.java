package dev.launchready.resilience.webhook;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of webhook endpoints. */
public final class WebhookRules implements RuleCatalogue {
    /** For the service loader. */
    public WebhookRules() {}

    @Override
    public String concern() {
        return "webhook";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(WebhookRule.values());
    }
}
