package dev.launchready.dns;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of the DNS concern. */
public final class DnsRules implements RuleCatalogue {
    /** For the service loader. */
    public DnsRules() {}

    @Override
    public String concern() {
        return "dns";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(DnsRule.values());
    }
}
