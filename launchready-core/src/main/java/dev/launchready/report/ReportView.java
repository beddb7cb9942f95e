package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.Verdict;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What every report shows, worked out once: the order and the numbers of the findings, the counts and the sentences of
 * the head.
 *
 * @param report the report
 * @param verdict its verdict
 * @param counts how many findings there are of each impact
 * @param groups the findings in their rank, those of one rule and one cost together
 * @param unseen what could not be looked at, the worst first
 */
record ReportView(
        LaunchReport report,
        Verdict verdict,
        Map<Impact, Integer> counts,
        List<FindingGroup> groups,
        List<Unseen> unseen) {

    static ReportView of(LaunchReport report) {
        List<Finding> findings = report.findings();
        Map<Impact, Integer> counts = new EnumMap<>(Impact.class);
        for (Impact impact : Impact.values()) {
            counts.put(impact, 0);
        }
        Map<FindingGroup.Key, List<Finding>> byRule = new LinkedHashMap<>();
        for (Finding finding : findings) {
            counts.merge(finding.impact(), 1, Integer::sum);
            byRule.computeIfAbsent(FindingGroup.Key.of(finding), key -> new ArrayList<>())
                    .add(finding);
        }
        List<FindingGroup> groups = new ArrayList<>();
        int number = 1;
        for (List<Finding> members : byRule.values()) {
            groups.add(new FindingGroup(number, members));
            number += members.size();
        }
        return new ReportView(report, report.verdict(), counts, List.copyOf(groups), report.unseen());
    }

    /** {@return the verdict, and that something is missing} */
    String headline() {
        return report.isComplete() ? verdict.label() : verdict.label() + " (INCOMPLETE)";
    }

    /** {@return what the verdict means here, in one sentence} */
    String lead() {
        int blockers = count(Impact.LAUNCH_BLOCKER);
        long hidden =
                unseen.stream().filter(u -> u.impact() == Impact.LAUNCH_BLOCKER).count();
        return switch (verdict) {
            case READY -> "Everything that could block the launch was looked at, and nothing does.";
            case NOT_READY ->
                blockers == 1
                        ? "One thing has to be put right before the launch."
                        : blockers + " things have to be put right before the launch.";
            case NOT_PROVEN -> {
                if (hidden > 0) {
                    yield "No blocker was found, but one could hide in what was not seen.";
                }
                yield report.results().isEmpty()
                        ? "Nothing was looked at."
                        : "No blocker was found, but a part of the report is missing.";
            }
        };
    }

    /** {@return how many findings there are of each impact, how much was not seen and how much is waived} */
    String tally() {
        List<String> parts = new ArrayList<>();
        for (Impact impact : Impact.values()) {
            parts.add(plural(count(impact), impact.label()));
        }
        String waived = report.waived().isEmpty() ? "" : ", " + report.waived().size() + " waived";
        return String.join(", ", parts) + "; " + unseen.size() + " not seen" + waived;
    }

    /** {@return how many checks there were, how long they took and when} */
    String run() {
        int checks = report.results().size();
        return plural(checks, "check") + " in " + seconds(report.elapsed()) + ", begun " + begun();
    }

    /** {@return when the looking began, to the second: for people} */
    String begun() {
        return report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    int count(Impact impact) {
        return counts.getOrDefault(impact, 0);
    }

    int findings() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<CheckResult> checks() {
        return report.results();
    }

    static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String seconds(Duration time) {
        double seconds = time.getSeconds() + time.getNano() / 1e9;
        return String.format(Locale.ROOT, Math.abs(seconds) < 10 ? "%.2f s" : "%.0f s", seconds);
    }
}
