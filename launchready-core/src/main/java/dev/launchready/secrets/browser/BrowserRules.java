package dev.launchready.secrets.browser;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of what browsers are given. */
public final class BrowserRules implements RuleCatalogue {

    /** For the service loader. */
    public BrowserRules() {}

    @Override
    public String concern() {
        return "browser";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(BrowserRule.values());
    }
}
