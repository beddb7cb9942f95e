package dev.launchready.email.profile;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of sender profiles. */
public final class SenderRules implements RuleCatalogue {
    /** For the service loader. */
    public SenderRules() {}

    @Override
    public String concern() {
        return "sender";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(SenderRule.values());
    }
}
