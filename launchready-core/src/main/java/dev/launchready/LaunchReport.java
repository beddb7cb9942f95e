package dev.launchready;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All results of a launch, ranked by what they cost.
 *
 * @param site the site's domain
 * @param startedAt when the looking began
 * @param elapsed how long it took
 * @param results the results in the order of their checks
 * @param missing what the report lacks, a sentence each, for example a test run that was killed; a report that lacks
 *     something is incomplete and never ready
 */
public record LaunchReport(
        String site, Instant startedAt, Duration elapsed, List<CheckResult> results, List<String> missing) {

    private static final Comparator<Finding> BY_COST = Comparator.comparing(
                    (Finding f) -> f.lapsed().isEmpty())
            .thenComparing(Finding::impact)
            .thenComparing(Finding::confidence)
            .thenComparing(Finding::stage);

    /** Copies the lists. */
    public LaunchReport {
        results = List.copyOf(results);
        missing = List.copyOf(missing);
    }

    /** {@return the verdict: not ready beats not proven beats ready} */
    public Verdict verdict() {
        if (results.stream().flatMap(r -> r.findings().stream()).anyMatch(f -> f.impact() == Impact.LAUNCH_BLOCKER)) {
            return Verdict.NOT_READY;
        }
        boolean blockerUnseen =
                results.stream().flatMap(r -> r.unseen().stream()).anyMatch(u -> u.impact() == Impact.LAUNCH_BLOCKER);
        return blockerUnseen || results.isEmpty() || !missing.isEmpty() ? Verdict.NOT_PROVEN : Verdict.READY;
    }

    /** {@return whether nothing is missing} */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** {@return all findings, those of a lapsed waiver first, then by impact, confidence and stage} */
    public List<Finding> findings() {
        return results.stream()
                .flatMap(r -> r.findings().stream())
                .distinct()
                .sorted(BY_COST)
                .toList();
    }

    /** {@return all that could not be looked at, the worst first} */
    public List<Unseen> unseen() {
        return results.stream()
                .flatMap(r -> r.unseen().stream())
                .distinct()
                .sorted(Comparator.comparing(Unseen::impact))
                .toList();
    }

    /** {@return the findings that somebody answers for} */
    public List<WaivedFinding> waived() {
        return results.stream().flatMap(r -> r.waived().stream()).distinct().toList();
    }

    /** {@return the exhibits in the order of their checks} */
    public List<Exhibit> exhibits() {
        return results.stream().flatMap(r -> r.exhibits().stream()).distinct().toList();
    }

    /** {@return how many findings there are of each impact; every impact is present} */
    public Map<Impact, Long> counts() {
        Map<Impact, Long> counts = new TreeMap<>();
        for (Impact impact : Impact.values()) {
            counts.put(
                    impact,
                    findings().stream().filter(f -> f.impact() == impact).count());
        }
        return counts;
    }
}
