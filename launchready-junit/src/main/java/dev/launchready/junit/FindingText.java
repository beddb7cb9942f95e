package dev.launchready.junit;

import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings as the text of an error: ranked, each with all that somebody needs to act on it. */
final class FindingText {
    private static final Comparator<Finding> RANK = Comparator.comparing(
                    (Finding f) -> f.lapsed().isEmpty())
            .thenComparing(Finding::impact)
            .thenComparing(Finding::confidence);

    private FindingText() {}

    static List<Finding> ranked(List<Finding> findings) {
        return findings.stream().sorted(RANK).toList();
    }

    static String of(List<Finding> findings, List<Unseen> unseen, List<Finding> notEnforced) {
        StringBuilder out = new StringBuilder(headline(findings, unseen));
        int number = 1;
        for (Finding finding : ranked(findings)) {
            out.append("\n\n").append(number++).append(". ");
            finding(out, finding, notEnforced.contains(finding));
        }
        for (Unseen one : unseen) {
            out.append("\n\nnot seen [").append(one.impact().label()).append("] ");
            out.append(one.subject()).append(": ").append(one.reason());
        }
        return out.toString();
    }

    private static String headline(List<Finding> findings, List<Unseen> unseen) {
        List<String> parts = new ArrayList<>();
        for (Impact impact : Impact.values()) {
            long count = findings.stream().filter(f -> f.impact() == impact).count();
            if (count > 0) {
                parts.add(count(count, impact.label()));
            }
        }
        if (!unseen.isEmpty()) {
            parts.add(unseen.size() + " not seen");
        }
        return String.join(", ", parts);
    }

    private static String count(long count, String label) {
        return count + " " + label + (count == 1 ? "" : "s");
    }

    private static void finding(StringBuilder out, Finding finding, boolean notEnforced) {
        out.append('[').append(finding.impact().label());
        out.append(notEnforced ? ", not enforced] " : "] ")
                .append(finding.rule())
                .append('\n');
        line(out, "", finding.message());
        if (!finding.lapsed().isEmpty()) {
            line(out, "waiver: ", finding.lapsed());
        }
        line(out, "why: ", finding.why());
        line(out, "do: ", finding.remedy());
        for (Evidence evidence : finding.evidence()) {
            line(out, "seen: ", evidence.label());
            evidence.text().lines().forEach(l -> line(out, "  ", l));
        }
        String reference =
                finding.reference().title() + " " + finding.reference().uri();
        out.append("   see: ").append(reference);
    }

    private static void line(StringBuilder out, String label, String text) {
        out.append("   ").append(label).append(text).append('\n');
    }
}
