package dev.launchready.redirect;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of the redirect concern. */
public final class RedirectRules implements RuleCatalogue {
    /** For the service loader. */
    public RedirectRules() {}

    @Override
    public String concern() {
        return "redirect";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(RedirectRule.values());
    }
}
