package dev.launchready.email.transport;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of mail servers and sending addresses. */
public final class MailRules implements RuleCatalogue {
    /** For the service loader. */
    public MailRules() {}

    @Override
    public String concern() {
        return "mail";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(MailRule.values());
    }
}
