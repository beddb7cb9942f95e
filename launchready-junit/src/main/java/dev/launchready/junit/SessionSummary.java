package dev.launchready.junit;

import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import java.util.List;

/** The three lines that a test JVM prints: verdict, counts, and where the report is. */
final class SessionSummary {
    private SessionSummary() {}

    static List<String> lines(LaunchReport report, RunDirectory directory) {
        String incomplete = report.isComplete() ? "" : " (INCOMPLETE: " + String.join("; ", report.missing()) + ")";
        String trouble = directory.summaryTrouble().map(t -> " (" + t + ")").orElse("");
        return List.of(
                "LaunchReady: " + report.site() + " " + report.verdict().label() + incomplete,
                "LaunchReady: " + counts(report),
                "LaunchReady: " + directory.reports().resolve("report.html").toUri() + trouble);
    }

    private static String counts(LaunchReport report) {
        StringBuilder out = new StringBuilder();
        for (Impact impact : Impact.values()) {
            long count = report.counts().getOrDefault(impact, 0L);
            out.append(number(count, impact.label())).append(", ");
        }
        out.append(report.unseen().size()).append(" not seen, ");
        out.append(report.waived().size()).append(" waived, of ");
        return out.append(number(report.results().size(), "check")).toString();
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
