package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Turns a result into what JUnit is told: nothing, a failed test or an aborted one.
 *
 * @param failOn the least impact that fails a test; empty when none does
 * @param failInconclusive whether a test that could not look fails rather than aborts
 */
record Enforcement(Optional<Impact> failOn, boolean failInconclusive) {
    static final String FAIL_ON = "launchready.failOn";
    static final String INCONCLUSIVE = "launchready.inconclusive";

    /** What holds where nothing is set. */
    static Enforcement standard() {
        return new Enforcement(Optional.of(Impact.SUPPORT_RISK), false);
    }

    static Enforcement of(Settings settings) {
        Optional<Impact> failOn =
                settings.get(FAIL_ON).map(Enforcement::impact).orElse(standard().failOn());
        boolean fail = settings.get(INCONCLUSIVE).map(Enforcement::fails).orElse(false);
        return new Enforcement(failOn, fail);
    }

    boolean enforces(Finding finding) {
        return failOn.filter(least -> finding.impact().isAtLeast(least)).isPresent();
    }

    /** The setting's value, as a user would write it. */
    String failOnText() {
        return failOn.map(impact -> impact.name().toLowerCase(Locale.ROOT)).orElse("none");
    }

    /**
     * Tells JUnit.
     *
     * @param result what came of a check, after waivers
     * @throws LaunchAssertionError if something is wrong that fails a test, or not seen where that fails, too
     * @throws TestAbortedException if nothing wrong was seen and not all was seen
     */
    void enforce(CheckResult result) {
        boolean fails = result.findings().stream().anyMatch(this::enforces);
        if (!fails && result.unseen().isEmpty()) {
            return;
        }
        LaunchAssertionError error = LaunchAssertionError.of(result.findings(), result.unseen(), notEnforced(result));
        if (fails || failInconclusive) {
            throw error;
        }
        throw new TestAbortedException(error.getMessage());
    }

    private List<Finding> notEnforced(CheckResult result) {
        return result.findings().stream().filter(f -> !enforces(f)).toList();
    }

    static Optional<Impact> impact(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (name.equals("NONE")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Impact.values())
                .filter(impact -> impact.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        FAIL_ON + "=" + text + " is no impact; write launch_blocker, support_risk, cleanup or none")));
    }

    private static boolean fails(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "fail" -> true;
            case "abort" -> false;
            default ->
                throw new IllegalArgumentException(INCONCLUSIVE + "=" + text + " is not known; write abort or fail");
        };
    }
}
