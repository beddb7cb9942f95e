package dev.launchready.assertj;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of {@link FactRule}. */
public final class FactRules implements RuleCatalogue {
    /** For {@link java.util.ServiceLoader}. */
    public FactRules() {}

    @Override
    public String concern() {
        return "fact";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(FactRule.values());
    }
}
