package dev.launchready.junit;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Collection;
import java.util.List;

/** The catalogue of {@link LaunchTestRule}. */
public final class LaunchTestRules implements RuleCatalogue {
    /** For {@link java.util.ServiceLoader}. */
    public LaunchTestRules() {}

    @Override
    public String concern() {
        return "launchtest";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return List.of(LaunchTestRule.values());
    }
}
