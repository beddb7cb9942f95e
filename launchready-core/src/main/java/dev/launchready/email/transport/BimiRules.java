package dev.launchready.email.transport;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of BIMI. */
public final class BimiRules implements RuleCatalogue {
    /** For the service loader. */
    public BimiRules() {}

    @Override
    public String concern() {
        return "bimi";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(BimiRule.values());
    }
}
