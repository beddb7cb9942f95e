package dev.launchready.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report as SARIF 2.1.0, for code scanning. Within the limits of GitHub: at most 25,000 results, the worst of them,
 * and rule texts of at most 1024 characters. What could not be looked at stands among the notifications of the run,
 * because it is no result.
 */
public final class SarifReport {
    private static final int MOST_RESULTS = 25_000;
    private static final int LONGEST_TEXT = 1024;

    private final Map<String, Integer> ruleIndex = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final JsonArray rules = new JsonArray();
    private final JsonArray results = new JsonArray();

    private SarifReport() {}

    /**
     * Writes the report.
     *
     * @param report the report
     * @return indented JSON with a final newline
     */
    public static String write(LaunchReport report) {
        return JsonText.of(new SarifReport().log(report), "  ") + "\n";
    }

    /**
     * Writes the report to a file in one step.
     *
     * @param report the report
     * @param file where to; its directories are made
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written; the message names the file and the remedy
     */
    public static Path write(LaunchReport report, Path file) {
        return ReportFiles.write(file, write(report));
    }

    private JsonObject log(LaunchReport report) {
        ReportView view = ReportView.of(report);
        List<Finding> findings =
                view.groups().stream().flatMap(g -> g.findings().stream()).toList();
        Map<String, Impact> worst = worst(report, findings);
        findings.stream().limit(MOST_RESULTS).forEach(f -> results.add(result(f, worst)));
        for (WaivedFinding waived : report.waived()) {
            if (results.size() < MOST_RESULTS) {
                JsonObject result = result(waived.finding(), worst);
                result.add("suppressions", list(suppression(waived)));
                results.add(result);
            }
        }
        int left = findings.size() + report.waived().size() - results.size();
        JsonObject driver = new JsonObject();
        driver.addProperty("name", "LaunchReady");
        driver.add("rules", rules);
        JsonObject run = new JsonObject();
        run.add("tool", object("driver", driver));
        run.add("automationDetails", object("id", "launchready/" + report.site() + "/"));
        run.addProperty("columnKind", "utf16CodeUnits");
        run.add("invocations", list(invocation(report, view.unseen(), left)));
        run.add("results", results);
        JsonObject log = new JsonObject();
        log.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.addProperty("version", "2.1.0");
        log.add("runs", list(run));
        return log;
    }

    private JsonObject result(Finding finding, Map<String, Impact> worst) {
        JsonObject result = new JsonObject();
        result.addProperty("ruleId", finding.rule());
        result.addProperty("ruleIndex", ruleIndex.computeIfAbsent(finding.rule(), id -> addRule(finding, worst)));
        result.addProperty("level", level(finding.impact()));
        String lapsed = finding.lapsed().isEmpty() ? "" : " Lapsed waiver: " + finding.lapsed() + ".";
        result.add("message", text(finding.message() + lapsed + " What to do: " + finding.remedy()));
        result.add("locations", list(SarifLocation.of(finding)));
        String hash = SarifLocation.fingerprint(finding);
        JsonObject prints = new JsonObject();
        prints.addProperty("launchready/v1", hash);
        // The name under which GitHub follows an alert; numbered, because two findings may share rule and subject
        prints.addProperty("primaryLocationLineHash", hash + ":" + seen.merge(hash, 1, Integer::sum));
        result.add("partialFingerprints", prints);
        JsonObject properties = new JsonObject();
        properties.addProperty("subject", finding.subject());
        properties.addProperty("stage", finding.stage().label());
        properties.addProperty("impact", finding.impact().label());
        result.add("properties", properties);
        return result;
    }

    private int addRule(Finding finding, Map<String, Impact> worst) {
        Impact impact = worst.getOrDefault(finding.rule(), finding.impact());
        JsonObject rule = new JsonObject();
        rule.addProperty("id", finding.rule());
        rule.add("shortDescription", text(cut(finding.title())));
        rule.add("fullDescription", text(cut(finding.why())));
        JsonObject help = text(finding.why() + "\n\nWhat to do: " + finding.remedy());
        help.addProperty(
                "markdown",
                "**Why it matters:** " + MarkdownText.line(finding.why()) + "\n\n**What to do:** "
                        + MarkdownText.line(finding.remedy()) + "\n\n**Reference:** "
                        + MarkdownText.link(finding.reference()));
        rule.add("help", help);
        if (MarkdownText.isWeb(finding.reference().uri())) {
            rule.addProperty("helpUri", finding.reference().uri().toASCIIString());
        }
        rule.add("defaultConfiguration", object("level", level(impact)));
        JsonObject properties = new JsonObject();
        properties.addProperty("security-severity", severity(impact));
        properties.addProperty("precision", precision(finding));
        JsonArray tags = new JsonArray();
        tags.add("launch");
        tags.add(finding.stage().label());
        properties.add("tags", tags);
        rule.add("properties", properties);
        rules.add(rule);
        return rules.size() - 1;
    }

    private static JsonObject invocation(LaunchReport report, List<Unseen> unseen, int left) {
        JsonArray notes = new JsonArray();
        report.missing().forEach(m -> notes.add(notification("error", "Missing from this report: " + m)));
        unseen.forEach(u -> notes.add(notification(
                level(u.impact()),
                "Not seen: " + u.subject() + ": " + u.reason() + " (could hide a "
                        + u.impact().label() + ")")));
        if (left > 0) {
            notes.add(notification("warning", left + " more findings do not fit here; the JSON report has them all"));
        }
        JsonObject invocation = new JsonObject();
        invocation.addProperty("executionSuccessful", report.isComplete());
        invocation.addProperty("startTimeUtc", report.startedAt().toString());
        invocation.addProperty(
                "endTimeUtc", report.startedAt().plus(report.elapsed()).toString());
        invocation.add("toolExecutionNotifications", notes);
        return invocation;
    }

    private static JsonObject notification(String level, String message) {
        JsonObject note = new JsonObject();
        note.addProperty("level", level);
        note.add("message", text(message));
        return note;
    }

    private static JsonObject suppression(WaivedFinding waived) {
        JsonObject suppression = new JsonObject();
        suppression.addProperty("kind", "external");
        suppression.addProperty("status", "accepted");
        suppression.addProperty(
                "justification",
                waived.waiver().reason() + " (" + waived.waiver().owner() + ", until "
                        + waived.waiver().until() + ")");
        return suppression;
    }

    private static Map<String, Impact> worst(LaunchReport report, List<Finding> findings) {
        Map<String, Impact> worst = new HashMap<>();
        findings.forEach(f -> worst.merge(f.rule(), f.impact(), SarifReport::worse));
        report.waived().forEach(w -> worst.merge(w.finding().rule(), w.finding().impact(), SarifReport::worse));
        return worst;
    }

    private static Impact worse(Impact a, Impact b) {
        return a.isAtLeast(b) ? a : b;
    }

    private static String level(Impact impact) {
        return switch (impact) {
            case LAUNCH_BLOCKER -> "error";
            case SUPPORT_RISK -> "warning";
            case CLEANUP -> "note";
        };
    }

    // GitHub: over 9 is critical, 7 to 8.9 high, 4 to 6.9 medium, below that low
    private static String severity(Impact impact) {
        return switch (impact) {
            case LAUNCH_BLOCKER -> "9.5";
            case SUPPORT_RISK -> "5.5";
            case CLEANUP -> "2.0";
        };
    }

    private static String precision(Finding finding) {
        return switch (finding.confidence()) {
            case HIGH -> "very-high";
            case MEDIUM, LOW -> finding.confidence().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "\u2026";
    }

    private static JsonObject text(String text) {
        JsonObject message = new JsonObject();
        // Empty text is refused where it is uploaded
        message.addProperty("text", text.isBlank() ? "-" : text);
        return message;
    }

    private static JsonObject object(String name, JsonObject value) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        return object;
    }

    private static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private static JsonArray list(JsonObject item) {
        JsonArray list = new JsonArray();
        list.add(item);
        return list;
    }
}
