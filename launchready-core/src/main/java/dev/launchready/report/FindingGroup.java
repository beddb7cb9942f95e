package dev.launchready.report;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Findings that break one rule at one cost. Their order among each other and among the groups is that of the report, so
 * grouping moves a finding only past others that cost the same; what they share is told once.
 *
 * @param number the number of the first
 * @param findings at least one
 */
record FindingGroup(int number, List<Finding> findings) {

    FindingGroup {
        findings = List.copyOf(findings);
    }

    /** {@return one of them, for what they share} */
    Finding first() {
        return findings.get(0);
    }

    int last() {
        return number + findings.size() - 1;
    }

    /** {@return what to do, where that is the same for all} */
    Optional<String> sharedRemedy() {
        String remedy = first().remedy();
        return findings.stream().allMatch(f -> f.remedy().equals(remedy)) ? Optional.of(remedy) : Optional.empty();
    }

    /** {@return that they rest on signs, in words; empty when they are sure} */
    String doubt() {
        return switch (first().confidence()) {
            case HIGH -> "";
            case MEDIUM -> "likely";
            case LOW -> "a sign, have a look";
        };
    }

    /** What the findings of a group have in common. */
    record Key(
            String rule,
            String title,
            boolean lapsed,
            Impact impact,
            Confidence confidence,
            Stage stage,
            String why,
            Reference reference) {

        static Key of(Finding finding) {
            return new Key(
                    finding.rule(),
                    finding.title(),
                    !finding.lapsed().isEmpty(),
                    finding.impact(),
                    finding.confidence(),
                    finding.stage(),
                    finding.why(),
                    finding.reference());
        }
    }
}
