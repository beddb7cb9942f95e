package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.report.ReportMerge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one report of the fragments of a run. Pure, but that it asks whether a JVM still lives. */
final class RunReport {
    private final List<Fragment> fragments;
    private final String forks;
    private final List<List<String>> notEnforced = new ArrayList<>();

    private RunReport(List<Fragment> fragments, String forks) {
        this.fragments = fragments;
        this.forks = forks;
    }

    /**
     * Merges.
     *
     * @param fragments those of the run
     * @param forks how many JVMs the run should have, if that stands in no fragment
     * @param now the time
     */
    static LaunchReport of(List<Fragment> fragments, String forks, Instant now) {
        return new RunReport(fragments, forks).merge(now);
    }

    private LaunchReport merge(Instant now) {
        String site = site();
        List<ReportMerge.Part> parts = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Fragment fragment : fragments) {
            for (FragmentLine.Result line : fragment.results()) {
                CheckResult result = line.posted().result();
                // A test that ran twice and found the same counts once; one that changed its mind counts both times
                if (seen.add(List.of(line.node(), result.withElapsed(Duration.ZERO)))) {
                    collectNotEnforced(line.posted());
                    String where = line.posted().site().isEmpty()
                            ? site
                            : line.posted().site();
                    parts.add(ReportMerge.Part.of(line.node(), where, line.at().minus(result.elapsed()), result));
                }
            }
        }
        if (parts.isEmpty()) {
            Instant start = fragments.isEmpty() ? now : fragments.get(0).begin().at();
            parts.add(new ReportMerge.Part(
                    "", new LaunchReport(site, start, Duration.between(start, now), List.of(), List.of())));
        }
        return withNotEnforced(ReportMerge.merge(parts, missing()));
    }

    private String site() {
        return fragments.stream()
                .flatMap(f -> f.results().stream())
                .map(line -> line.posted().site())
                .filter(site -> !site.isEmpty())
                .sorted()
                .findFirst()
                .orElse("no site named");
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>(ExpectedForks.missing(fragments, forks));
        for (Fragment fragment : fragments) {
            String jvm = "test JVM " + fragment.key().pid();
            if (!fragment.ended()) {
                missing.add(
                        fragment.key().isAlive()
                                ? jvm + " has not ended yet"
                                : jvm + " was killed or crashed before its tests ended" + during(fragment));
            }
            if (fragment.unreadable() > 0) {
                missing.add(fragment.unreadable() + " lines of " + fragment.file() + " cannot be read");
            }
        }
        return missing;
    }

    private static String during(Fragment fragment) {
        return fragment.running().isEmpty()
                ? ""
                : fragment.running().stream().collect(Collectors.joining("\", \"", ", during \"", "\""));
    }

    private void collectNotEnforced(Board.Posted posted) {
        Optional<Impact> least = Enforcement.impact(posted.failOn());
        for (Finding finding : posted.result().findings()) {
            if (!new Enforcement(least, false).enforces(finding)) {
                notEnforced.add(List.of(
                        finding.impact().label(), finding.rule(), finding.subject(), "failOn=" + posted.failOn()));
            }
        }
    }

    // The report ranks such findings like all others; which of them failed no test is a fact of this run
    private LaunchReport withNotEnforced(LaunchReport report) {
        if (notEnforced.isEmpty()) {
            return report;
        }
        Exhibit table = new Exhibit.Table(
                "Found, and not enforced: no test fails because of these",
                List.of("impact", "rule", "subject", "setting"),
                notEnforced.stream().distinct().toList());
        List<CheckResult> results = new ArrayList<>(report.results());
        CheckResult last = results.remove(results.size() - 1);
        List<Exhibit> exhibits = new ArrayList<>(last.exhibits());
        exhibits.add(table);
        results.add(new CheckResult(
                last.check(), last.stage(), last.impact(), last.outcome(), last.waived(), exhibits, last.elapsed()));
        return new LaunchReport(report.site(), report.startedAt(), report.elapsed(), results, report.missing());
    }
}
