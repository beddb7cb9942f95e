package dev.launchready.email.transport;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of TLS reporting. */
public final class TlsRptRules implements RuleCatalogue {
    /** For the service loader. */
    public TlsRptRules() {}

    @Override
    public String concern() {
        return "tls-rpt";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(TlsRptRule.values());
    }
}
