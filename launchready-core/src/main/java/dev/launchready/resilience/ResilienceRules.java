package dev.launchready.resilience;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of the resilience concern. */
public final class ResilienceRules implements RuleCatalogue {
    /** For the service loader. */
    public ResilienceRules() {}

    @Override
    public String concern() {
        return "resilience";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(ResilienceRule.values());
    }
}
