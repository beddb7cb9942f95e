package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** Reads what became of a test method: nothing, findings, or that it could not look. Pure. */
final class TestBody {
    private final String sentence;
    private final Stage stage;
    private final Impact impact;

    TestBody(String sentence, Stage stage, Impact impact) {
        this.sentence = sentence;
        this.stage = stage;
        this.impact = impact;
    }

    /** The sentence of a test without a display name of its own: its method's name, read aloud. */
    static String sentence(String displayName) {
        return displayName.matches("[A-Za-z_$][\\w$]*\\(.*\\)")
                ? displayName.replaceFirst("\\(.*\\)$", "").replace('_', ' ')
                : displayName;
    }

    /**
     * The result of a test.
     *
     * @param thrown what it threw, or null
     * @param elapsed how long it took
     * @return failed for assertions, inconclusive for everything else that was thrown
     */
    CheckResult result(@Nullable Throwable thrown, Duration elapsed) {
        List<Finding> findings = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        if (thrown != null) {
            sort(thrown, findings, unseen);
        }
        return new CheckResult(sentence, stage, impact, Outcome.of(findings, unseen), List.of(), List.of(), elapsed);
    }

    /** Whether the test broke down rather than found something: then it fails, whatever else it says. */
    static boolean isBreakdown(Throwable thrown) {
        return !(thrown instanceof AssertionError) && !(thrown instanceof TestAbortedException);
    }

    private void sort(Throwable thrown, List<Finding> findings, List<Unseen> unseen) {
        if (thrown instanceof LaunchAssertionError error
                && !(error.findings().isEmpty() && error.unseen().isEmpty())) {
            error.findings().stream().map(finding -> finding.withImpact(impact)).forEach(findings::add);
            unseen.addAll(error.unseen());
        } else if (thrown instanceof MultipleFailuresError several
                && !several.getFailures().isEmpty()) {
            several.getFailures().forEach(failure -> sort(failure, findings, unseen));
        } else if (thrown instanceof AssertionError) {
            findings.add(failed(thrown));
        } else if (thrown instanceof TestAbortedException) {
            unseen.add(new Unseen(sentence, "the test was given up: " + flat(thrown.getMessage()), impact));
        } else {
            unseen.add(new Unseen(sentence, "the test itself broke down: " + flat(thrown.toString()), impact));
        }
    }

    private Finding failed(Throwable thrown) {
        Finding.Builder finding = Finding.of(LaunchTestRule.FAILED, sentence).impact(impact);
        if (thrown instanceof AssertionFailedError error && error.isExpectedDefined() && error.isActualDefined()) {
            finding.expected(flat(String.valueOf(error.getExpected().getStringRepresentation())))
                    .actual("it was " + flat(String.valueOf(error.getActual().getStringRepresentation())));
        } else {
            finding.expected("its assertion to hold").actual("it does not: " + flat(thrown.getMessage()));
        }
        return finding.evidence("assertion", thrown.getMessage() == null ? thrown.toString() : thrown.getMessage())
                .build();
    }

    private static String flat(@Nullable String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "no message" : line.replaceFirst("\\.$", "");
    }
}
