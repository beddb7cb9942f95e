package dev.launchready.resilience.limit;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of limits. */
public final class LimitRules implements RuleCatalogue {
    /** For the service loader. */
    public LimitRules() {}

    @Override
    public String concern() {
        return "limit";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(LimitRule.values());
    }
}
