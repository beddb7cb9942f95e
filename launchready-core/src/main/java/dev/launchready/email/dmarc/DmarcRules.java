package dev.launchready.email.dmarc;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of DMARC. */
public final class DmarcRules implements RuleCatalogue {
    /** For the service loader. */
    public DmarcRules() {}

    @Override
    public String concern() {
        return "dmarc";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(DmarcRule.values());
    }
}
