package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A record that needs fewer lookups.
 *
 * @param record the record to publish
 * @param lookups how many lookups it needs on its worst path
 * @param changes what was changed, in order
 */
public record SpfProposal(String record, int lookups, List<Change> changes) {
    private static final int ENOUGH = 8;
    private static final int LONGEST = 450;
    private static final String FROZEN = "later changes of its addresses have to be copied by hand";

    /** Copies the list. */
    public SpfProposal {
        changes = List.copyOf(changes);
    }

    /**
     * One change.
     *
     * @param what what was changed
     * @param saves how many lookups it saves
     * @param loses what is lost by it
     */
    public record Change(String what, int saves, String loses) {}

    /**
     * Proposes a shorter record where the worst path needs more than eight lookups: first without what is useless, then
     * with addresses instead of names, the dearest first.
     *
     * @param audit what was seen
     * @return the proposal, or empty where the record is fine or nothing helps
     */
    public static Optional<SpfProposal> of(SpfAudit audit) {
        if (audit.ledger().lookups() <= ENOUGH || audit.tree().record().isEmpty()) {
            return Optional.empty();
        }
        Draft draft = new Draft(audit.tree(), audit.ledger().lookups());
        draft.dropUseless();
        draft.freeze(step -> step.term() instanceof SpfTerm.A || step.term() instanceof SpfTerm.Mx);
        draft.freeze(step -> step.term() instanceof SpfTerm.Include);
        return draft.changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpfProposal(draft.print(), draft.lookups, draft.changes));
    }

    private static final class Draft {
        private final List<List<String>> terms = new ArrayList<>();
        private final List<SpfTerm> sources = new ArrayList<>();
        private final Map<Integer, SpfStep> steps;
        private final List<Change> changes = new ArrayList<>();
        private int lookups;

        Draft(SpfNode root, int lookups) {
            this.lookups = lookups;
            this.steps = root.steps().stream()
                    .collect(Collectors.toMap(step -> step.term().offset(), Function.identity()));
            for (SpfTerm term : root.record().map(SpfRecord::terms).orElse(List.of())) {
                sources.add(term);
                terms.add(List.of(term.print()));
            }
        }

        void dropUseless() {
            boolean hasAll = sources.stream().anyMatch(SpfTerm.All.class::isInstance);
            boolean ended = false;
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < sources.size(); i++) {
                SpfTerm term = sources.get(i);
                SpfStep step = steps.get(term.offset());
                int cost = step == null ? 0 : cost(step);
                if (term instanceof SpfTerm.Mechanism && ended) {
                    drop(i, 0, "nothing: it stands behind all");
                } else if (term instanceof SpfTerm.Redirect && hasAll) {
                    drop(i, 0, "nothing: a redirect beside all is ignored");
                } else if (term instanceof SpfTerm.Ptr) {
                    drop(i, cost, "hosts that are known by their reverse name only; name their addresses");
                } else if (term instanceof SpfTerm.Mechanism && !seen.add(term.print())) {
                    drop(i, cost, "nothing: it is there twice");
                } else if (step != null && step.reached() && isVoid(step)) {
                    drop(i, cost, "nothing: its name has no answer");
                }
                ended |= term instanceof SpfTerm.All;
            }
        }

        private void drop(int index, int cost, String loses) {
            changes.add(new Change("remove " + terms.get(index).get(0), cost, loses));
            terms.set(index, List.of());
            lookups -= cost;
        }

        /** Replaces terms by addresses, the dearest first, as long as it is needed and fits. */
        void freeze(Predicate<SpfStep> which) {
            List<SpfStep> dearest = steps.values().stream()
                    .filter(SpfStep::reached)
                    .filter(which)
                    .sorted(Comparator.<SpfStep>comparingInt(step -> -cost(step))
                            .thenComparingInt(step -> step.term().offset()))
                    .toList();
            for (SpfStep step : dearest) {
                int index = sources.indexOf((SpfTerm) step.term());
                if (lookups <= ENOUGH || terms.get(index).isEmpty()) {
                    continue;
                }
                Set<String> addresses = new LinkedHashSet<>();
                List<String> before = terms.get(index);
                if (addresses(step, prefix(step.term()), addresses) && !addresses.isEmpty()) {
                    terms.set(index, List.copyOf(addresses));
                    if (print().length() > LONGEST) {
                        terms.set(index, before);
                        continue;
                    }
                    changes.add(new Change("write the addresses of " + before.get(0), cost(step), FROZEN));
                    lookups -= cost(step);
                }
            }
        }

        private static String prefix(SpfTerm term) {
            return term instanceof SpfTerm.Mechanism mechanism
                    ? mechanism.qualifier().prefix()
                    : "";
        }

        /** Gathers what the step matches; false where that cannot be written as addresses. */
        private static boolean addresses(SpfStep step, String prefix, Set<String> into) {
            if (step.term() instanceof SpfTerm.A a) {
                return ranges(step.own(), a.prefix4(), a.prefix6(), prefix, into);
            }
            if (step.term() instanceof SpfTerm.Mx mx) {
                return ranges(step.further(), mx.prefix4(), mx.prefix6(), prefix, into);
            }
            Optional<SpfRecord> record = step.child().flatMap(SpfNode::record);
            if (!(step.term() instanceof SpfTerm.Include) || record.isEmpty()) {
                return false;
            }
            for (SpfTerm term : record.get().terms()) {
                if (term instanceof SpfTerm.Ip ip && ip.qualifier() == Qualifier.PASS) {
                    into.add(prefix + ip.print());
                } else if (term.costsLookup()) {
                    Optional<SpfStep> inner = step.child().stream()
                            .flatMap(child -> child.steps().stream())
                            .filter(s -> s.term().offset() == term.offset() && s.reached())
                            .findFirst();
                    boolean passes = term instanceof SpfTerm.Mechanism m && m.qualifier() == Qualifier.PASS;
                    if (inner.isEmpty() || !passes || !addresses(inner.get(), prefix, into)) {
                        return false;
                    }
                } else if (term instanceof SpfTerm.All all) {
                    return all.qualifier() != Qualifier.PASS;
                } else if (term instanceof SpfTerm.Ip) {
                    return false;
                }
            }
            return true;
        }

        private static boolean ranges(
                List<DnsAnswer> answers, int prefix4, int prefix6, String prefix, Set<String> into) {
            for (DnsAnswer answer : answers) {
                if (!SpfWalker.isUsable(answer)) {
                    return false;
                }
                answer.records(DnsRecord.Address.class)
                        .map(record -> IpRange.of(record.address()))
                        .map(ip -> prefix + (ip.v4() ? "ip4:" : "ip6:") + ip.withPrefix(ip.v4() ? prefix4 : prefix6))
                        .forEach(into::add);
            }
            return true;
        }

        private static boolean isVoid(SpfStep step) {
            return step.child().isEmpty()
                    && !step.own().isEmpty()
                    && step.own().stream()
                            .allMatch(answer -> SpfWalker.isUsable(answer)
                                    && answer.records().isEmpty());
        }

        private static int cost(SpfStep step) {
            return step.reached() ? 1 + step.child().map(Draft::costBelow).orElse(0) : 0;
        }

        private static int costBelow(SpfNode node) {
            return node.steps().stream().mapToInt(step -> cost(step)).sum();
        }

        private String print() {
            return "v=spf1 " + terms.stream().flatMap(List::stream).collect(Collectors.joining(" "));
        }
    }
}
