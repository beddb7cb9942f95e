package dev.launchready.email.message;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of messages. */
public final class MessageRules implements RuleCatalogue {
    /** For the service loader. */
    public MessageRules() {}

    @Override
    public String concern() {
        return "message";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(MessageRule.values());
    }
}
