package dev.launchready;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Applies waivers to results. Pure: the day is given. A waiver counts from the moment it is written to the end of its
 * last day in UTC; an expired, reasonless, ownerless or too long one does not count, and the finding that it was to
 * cover comes back first in line. One that covers nothing is a finding of its own.
 */
public final class Waivers {
    private final List<Waiver> waivers;

    private Waivers(List<Waiver> waivers) {
        this.waivers = List.copyOf(waivers);
    }

    /**
     * Takes waivers for checks.
     *
     * @param waivers the waivers
     * @param checks the checks that are to run; their rules may be waived, and those of every catalogue
     * @return the waivers, ready to be applied
     * @throws IllegalArgumentException if a waiver names a rule that nobody has; the message names the nearest ids
     */
    public static Waivers of(List<Waiver> waivers, List<? extends Check> checks) {
        Set<String> rules = new LinkedHashSet<>();
        checks.forEach(check -> check.rules().forEach(rule -> rules.add(rule.id())));
        return of(waivers, rules);
    }

    /**
     * Takes waivers for results that come from elsewhere than a check.
     *
     * @param waivers the waivers
     * @param rules the ids of rules that may be waived beside those of every catalogue
     * @return the waivers, ready to be applied
     * @throws IllegalArgumentException if a waiver names a rule that nobody has; the message names the nearest ids
     */
    public static Waivers of(List<Waiver> waivers, Set<String> rules) {
        if (!waivers.isEmpty()) {
            Set<String> known = knownRules();
            known.addAll(rules);
            waivers.forEach(waiver -> refuseUnknown(waiver, known));
        }
        return new Waivers(waivers);
    }

    /**
     * Applies the waivers.
     *
     * @param results what came of the checks
     * @param today the day in UTC
     * @return the results with waived findings taken out of the outcomes, and one more when a waiver is stale
     */
    public List<CheckResult> apply(List<CheckResult> results, LocalDate today) {
        if (waivers.isEmpty()) {
            return results;
        }
        List<CheckResult> judged = new ArrayList<>();
        Set<Waiver> needed = new LinkedHashSet<>();
        for (CheckResult result : results) {
            judged.add(apply(result, today, needed));
        }
        boolean allSeen = results.stream().allMatch(r -> r.unseen().isEmpty());
        List<Finding> stale = waivers.stream()
                .filter(w -> allSeen && !needed.contains(w))
                .map(Waivers::stale)
                .toList();
        if (!stale.isEmpty()) {
            judged.add(new CheckResult(
                    "every waiver is needed",
                    Stage.QUICK_AUDIT,
                    Impact.SUPPORT_RISK,
                    Outcome.of(stale, List.of()),
                    List.of(),
                    List.of(),
                    java.time.Duration.ZERO));
        }
        return judged;
    }

    private CheckResult apply(CheckResult result, LocalDate today, Set<Waiver> needed) {
        List<Finding> left = new ArrayList<>();
        List<WaivedFinding> waived = new ArrayList<>(result.waived());
        for (Finding finding : result.findings()) {
            Optional<Waiver> waiver =
                    waivers.stream().filter(w -> w.id().equals(finding.rule())).findFirst();
            waiver.ifPresent(needed::add);
            Optional<String> fault = waiver.flatMap(w -> fault(w, today));
            if (waiver.isEmpty()) {
                left.add(finding);
            } else if (fault.isPresent()) {
                left.add(finding.lapsed(fault.get()));
            } else {
                waived.add(new WaivedFinding(finding, waiver.get()));
            }
        }
        return result.withOutcome(Outcome.of(left, result.unseen())).withWaived(waived);
    }

    /** Says what is wrong with a waiver on a day; empty when it holds. */
    static Optional<String> fault(Waiver waiver, LocalDate today) {
        if (waiver.reason().isBlank()) {
            return Optional.of("the waiver of " + waiver.id() + " gives no reason; say why the finding is acceptable");
        }
        if (waiver.owner().isBlank()) {
            return Optional.of("the waiver of " + waiver.id() + " has no owner; name who answers for it");
        }
        if (waiver.until().isBefore(today)) {
            return Optional.of("the waiver of " + waiver.id() + " by " + waiver.owner() + " expired on "
                    + waiver.until() + "; mend the finding or renew the waiver with its reason");
        }
        long days = ChronoUnit.DAYS.between(today, waiver.until());
        if (days > Waiver.LONGEST_DAYS) {
            return Optional.of("the waiver of " + waiver.id() + " reaches " + days + " days ahead, to " + waiver.until()
                    + "; " + today.plusDays(Waiver.LONGEST_DAYS) + " is the latest day it may name");
        }
        return Optional.empty();
    }

    private static Finding stale(Waiver waiver) {
        return Finding.of(WaiverRule.STALE, "waiver of " + waiver.id())
                .expected("a finding of " + waiver.id() + " for it to cover")
                .actual("every check that could find it passed")
                .evidence(
                        "waiver",
                        "reason: " + waiver.reason() + "\nowner: " + waiver.owner() + "\nuntil: " + waiver.until())
                .build();
    }

    private static Set<String> knownRules() {
        Set<String> known = new LinkedHashSet<>();
        for (RuleCatalogue catalogue : ServiceLoader.load(RuleCatalogue.class, RuleCatalogue.class.getClassLoader())) {
            catalogue.rules().forEach(rule -> known.add(rule.id()));
        }
        return known;
    }

    private static void refuseUnknown(Waiver waiver, Set<String> known) {
        if (known.contains(waiver.id())) {
            return;
        }
        String family = waiver.id().replaceFirst("\\..*", ".");
        List<String> near =
                known.stream().filter(id -> id.startsWith(family)).sorted().toList();
        throw new IllegalArgumentException("no rule has the id \"" + waiver.id() + "\" that a waiver names; "
                + (near.isEmpty()
                        ? "known ids begin with "
                                + String.join(
                                        ", ",
                                        new java.util.TreeSet<>(known.stream()
                                                .map(id -> id.replaceFirst("\\..*", "."))
                                                .toList()))
                        : "did you mean one of " + String.join(", ", near) + "?"));
    }
}
