package dev.launchready.email.spf;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of SPF. */
public final class SpfRules implements RuleCatalogue {
    /** For the service loader. */
    public SpfRules() {}

    @Override
    public String concern() {
        return "spf";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(SpfRule.values());
    }
}
