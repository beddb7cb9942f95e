package dev.launchready.tls;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of the TLS concern. */
public final class TlsRules implements RuleCatalogue {
    /** For the service loader. */
    public TlsRules() {}

    @Override
    public String concern() {
        return "tls";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(TlsRule.values());
    }
}
