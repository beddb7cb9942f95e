package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.LaunchReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one report of the parts of a run: of several test classes, processes or machines. Pure, and the same whatever
 * the order in which the parts arrive.
 */
public final class ReportMerge {
    private static final Comparator<Part> ORDER = Comparator.comparing(Part::key, ReportMerge::natural)
            .thenComparing(part -> part.report().startedAt())
            // Only for parts of one key and one moment; anything that does not depend on who came first will do
            .thenComparing(part -> JsonReport.write(part.report()));

    private ReportMerge() {}

    /**
     * A part of a run.
     *
     * @param key its place among the parts: they are ordered by it, numbers within it by their value, so that {@code
     *     case 2} comes before {@code case 10}
     * @param report what it found
     */
    public record Part(String key, LaunchReport report) {

        /**
         * A part that is one check's result.
         *
         * @param key its place among the parts
         * @param site the site's domain
         * @param startedAt when the looking began
         * @param result what came of the check
         * @return the part
         */
        public static Part of(String key, String site, Instant startedAt, CheckResult result) {
            return new Part(key, new LaunchReport(site, startedAt, result.elapsed(), List.of(result), List.of()));
        }
    }

    /**
     * Merges parts. A part that comes twice counts once; one that was repeated with another result counts as often as
     * it ran, because a failure that went away is still a failure that was seen. An exhibit that several results share
     * stays with the first of them.
     *
     * @param parts the parts in any order, at least one
     * @param missing what is known to be missing beside what the parts say of themselves
     * @return one report, begun with the first part and ended with the last; where the parts are of several sites, it
     *     names them all
     * @throws IllegalArgumentException if there are no parts, because then nobody knows what the report is about
     */
    public static LaunchReport merge(Collection<Part> parts, Collection<String> missing) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "no parts to merge; give at least one, for a run without results one with no results in it");
        }
        Set<String> sites = new TreeSet<>();
        Set<String> lacks = new TreeSet<>(missing);
        List<CheckResult> results = new ArrayList<>();
        Set<Exhibit> shown = new HashSet<>();
        Instant start = Instant.MAX;
        Instant end = Instant.MIN;
        for (Part part : parts.stream().distinct().sorted(ORDER).toList()) {
            LaunchReport report = part.report();
            sites.add(report.site());
            lacks.addAll(report.missing());
            report.results().forEach(result -> results.add(withoutRepeats(result, shown)));
            Instant partEnd = report.startedAt().plus(report.elapsed());
            start = report.startedAt().isBefore(start) ? report.startedAt() : start;
            end = partEnd.isAfter(end) ? partEnd : end;
        }
        return new LaunchReport(
                String.join(", ", sites), start, Duration.between(start, end), results, List.copyOf(lacks));
    }

    private static CheckResult withoutRepeats(CheckResult result, Set<Exhibit> shown) {
        if (result.exhibits().isEmpty()) {
            return result;
        }
        List<Exhibit> left = result.exhibits().stream().filter(shown::add).toList();
        return new CheckResult(
                result.check(),
                result.stage(),
                result.impact(),
                result.outcome(),
                result.waived(),
                left,
                result.elapsed());
    }

    /** Compares like a person: runs of digits by their value. */
    static int natural(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int compared;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfDigits(a, i);
                int endB = endOfDigits(b, j);
                compared = compareDigits(a, i, endA, b, j, endB);
                i = endA;
                j = endB;
            } else {
                compared = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (compared != 0) {
                return compared;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        // "07" and "7" are the same number and not the same key
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int compareDigits(String a, int fromA, int endA, String b, int fromB, int endB) {
        int i = afterZeros(a, fromA, endA);
        int j = afterZeros(b, fromB, endB);
        int compared = Integer.compare(endA - i, endB - j);
        while (compared == 0 && i < endA) {
            compared = Character.compare(a.charAt(i++), b.charAt(j++));
        }
        return compared;
    }

    private static int afterZeros(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
