package dev.launchready.email.dkim;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of DKIM. */
public final class DkimRules implements RuleCatalogue {
    /** For the service loader. */
    public DkimRules() {}

    @Override
    public String concern() {
        return "dkim";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(DkimRule.values());
    }
}
