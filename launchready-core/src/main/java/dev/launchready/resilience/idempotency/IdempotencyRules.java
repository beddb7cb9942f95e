package dev.launchready.resilience.idempotency;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of receivers that get an operation more than once. */
public final class IdempotencyRules implements RuleCatalogue {
    /** For the service loader. */
    public IdempotencyRules() {}

    @Override
    public String concern() {
        return "idempotency";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(IdempotencyRule.values());
    }
}
