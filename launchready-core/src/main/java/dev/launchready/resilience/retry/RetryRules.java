package dev.launchready.resilience.retry;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of retries. */
public final class RetryRules implements RuleCatalogue {
    /** For the service loader. */
    public RetryRules() {}

    @Override
    public String concern() {
        return "retry";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(RetryRule.values());
    }
}
