package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** The end of a test: its result goes to the report, to JUnit's own reports, and then decides the test's outcome. */
final class Conclusion {
    private final ExtensionContext context;
    private final Enforcement enforcement;

    private Conclusion(ExtensionContext context, Enforcement enforcement) {
        this.context = context;
        this.enforcement = enforcement;
    }

    static Conclusion of(ExtensionContext context) {
        try {
            return new Conclusion(context, Enforcement.of(Settings.of(context::getConfigurationParameter)));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(e.getMessage(), e);
        }
    }

    /** Records the result and lets it decide: throws what fails or aborts the test. */
    void tell(CheckResult result, String site) {
        record(result, site);
        enforce(result, null);
    }

    /** Lets a recorded result decide; an error that it throws points to the line that threw the given one. */
    void enforce(CheckResult result, @Nullable Throwable thrown) {
        try {
            enforcement.enforce(result);
        } catch (LaunchAssertionError | TestAbortedException e) {
            if (thrown != null) {
                e.initCause(thrown);
            }
            throw e;
        }
    }

    void record(CheckResult result, String site) {
        Board.post(context.getUniqueId(), new Board.Posted(site, result, enforcement.failOnText()));
        context.publishReportEntry(entry(result));
        List<Finding> findings = ranked(result);
        findings.forEach(finding -> context.publishReportEntry(entry(finding)));
        if (findings.stream().anyMatch(finding -> !finding.evidence().isEmpty())) {
            publish(findings);
        }
    }

    /** In the order of every report. */
    private static List<Finding> ranked(CheckResult result) {
        return new LaunchReport("", Instant.EPOCH, Duration.ZERO, List.of(result), List.of()).findings();
    }

    private static Map<String, String> entry(CheckResult result) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("launchready.check", result.check());
        entry.put(
                "launchready.outcome",
                result.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        entry.put("launchready.impact", tag(result.impact()));
        entry.put("launchready.stage", tag(result.stage()));
        if (!result.waived().isEmpty()) {
            entry.put(
                    "launchready.waived",
                    result.waived().stream().map(w -> w.finding().rule()).collect(Collectors.joining(", ")));
        }
        result.unseen().stream()
                .map(u -> u.subject() + ": " + u.reason())
                .reduce((a, b) -> a + "; " + b)
                .ifPresent(text -> entry.put("launchready.unseen", text));
        return entry;
    }

    private Map<String, String> entry(Finding finding) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("launchready.rule", finding.rule());
        entry.put("launchready.impact", tag(finding.impact()));
        entry.put("launchready.enforced", String.valueOf(enforcement.enforces(finding)));
        entry.put("launchready.finding", finding.message());
        int number = 1;
        for (Evidence evidence : finding.evidence()) {
            entry.put("launchready.evidence." + number++, evidence.label() + "\n" + evidence.text());
        }
        return entry;
    }

    // A directory, because the media type of a single file changed its class between JUnit 5.12 and 6
    private void publish(List<Finding> findings) {
        try {
            context.publishDirectory("launchready", directory -> {
                int number = 1;
                for (Finding finding : findings) {
                    write(directory, number++, finding);
                }
            });
        } catch (RuntimeException e) {
            // The directory of published files is not ours; a test is not to fail because of it
            context.publishReportEntry("launchready.unpublished", "evidence could not be published as files: " + e);
        }
    }

    private static void write(Path directory, int number, Finding finding) throws IOException {
        int part = 1;
        for (Evidence evidence : finding.evidence()) {
            String name = number + "-" + finding.rule().replaceAll("[^A-Za-z0-9.-]", "_") + "-" + part++ + ".txt";
            Files.writeString(directory.resolve(name), evidence.label() + "\n\n" + evidence.text() + "\n");
        }
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
