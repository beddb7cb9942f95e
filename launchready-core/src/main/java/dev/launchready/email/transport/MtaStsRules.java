package dev.launchready.email.transport;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of MTA-STS. */
public final class MtaStsRules implements RuleCatalogue {
    /** For the service loader. */
    public MtaStsRules() {}

    @Override
    public String concern() {
        return "mta-sts";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(MtaStsRule.values());
    }
}
