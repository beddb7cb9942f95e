package dev.launchready.junit;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What a launch test finds by itself, without a check. */
public enum LaunchTestRule implements CataloguedRule {
    /** An assertion of the test's own did not hold. */
    FAILED(new RuleText(
            "launchtest.failed",
            "launch test that failed",
            Stage.QUICK_AUDIT,
            Impact.LAUNCH_BLOCKER,
            "The team wrote this expectation down as something that the launch depends on.",
            "Read the evidence, then mend the product, or the test where it expects the wrong thing.",
            Reference.page(
                    "JUnit User Guide, Assertions",
                    "https://docs.junit.org/5.14.4/user-guide/index.html#writing-tests-assertions")));

    private final RuleText text;

    LaunchTestRule(RuleText text) {
        this.text = text;
    }

    @Override
    public RuleText text() {
        return text;
    }
}
