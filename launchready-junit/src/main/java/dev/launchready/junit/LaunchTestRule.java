package dev.launchready.junit;

import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.Rule;
import dev.launchready.Stage;

/** What a launch test finds by itself, without a check. */
public enum LaunchTestRule implements Rule {
    /** An assertion of the test's own did not hold. */
    FAILED(
            "launchtest.failed",
            "launch test that failed",
            "The team wrote this expectation down as something that the launch depends on.",
            "Read the evidence, then mend the product, or the test where it expects the wrong thing.");

    private final String id;
    private final String title;
    private final String why;
    private final String remedy;

    LaunchTestRule(String id, String title, String why, String remedy) {
        this.id = id;
        this.title = title;
        this.why = why;
        this.remedy = remedy;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Stage stage() {
        return Stage.QUICK_AUDIT;
    }

    @Override
    public Impact impact() {
        return Impact.LAUNCH_BLOCKER;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public Reference reference() {
        return Reference.page(
                "JUnit User Guide, Assertions",
                "https://docs.junit.org/5.14.4/user-guide/index.html#writing-tests-assertions");
    }
}
