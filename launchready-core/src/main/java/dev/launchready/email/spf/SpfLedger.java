package dev.launchready.email.spf;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * The lookups that an address costs which no term matches: the worst path through a tree of records.
 *
 * @param v4 whether the address is IPv4; an IPv6 address asks for AAAA instead of A
 * @param lines every question in the order of evaluation, its cost and the running totals
 * @param lookups how many lookups it costs, of ten
 * @param voids how many voids it costs, of two
 */
public record SpfLedger(boolean v4, List<SpfQuery> lines, int lookups, int voids) {
    /** Copies the list. */
    public SpfLedger {
        lines = List.copyOf(lines);
    }

    /**
     * The ledger of the family that costs more lookups; IPv4 when both cost the same. An IPv6 sender may meet more
     * voids, because names without AAAA are void for it.
     *
     * @param tree the tree of a domain
     * @return its worst path
     */
    public static SpfLedger worst(SpfNode tree) {
        SpfLedger four = of(tree, true);
        SpfLedger six = of(tree, false);
        return six.lookups > four.lookups ? six : four;
    }

    /**
     * The ledger of one family.
     *
     * @param tree the tree of a domain
     * @param v4 whether the address is IPv4
     * @return its worst path
     */
    public static SpfLedger of(SpfNode tree, boolean v4) {
        Book book = new Book(v4);
        tree.answer().ifPresent(answer -> book.enter(tree.domain(), "", answer, false));
        book.walk(tree);
        return new SpfLedger(v4, book.lines, book.lookups, book.voids);
    }

    /** Goes through the tree as evaluation does when nothing matches. */
    private static final class Book {
        private final boolean v4;
        private final List<SpfQuery> lines = new ArrayList<>();
        private int lookups;
        private int voids;

        Book(boolean v4) {
            this.v4 = v4;
        }

        /** Returns whether the record passes every address, so that an include of it ends the evaluation. */
        private boolean walk(SpfNode node) {
            for (SpfStep step : node.steps()) {
                if (step.reached() && step(node, step)) {
                    return !(step.term() instanceof SpfTerm.Mechanism mechanism)
                            || mechanism.qualifier() == Qualifier.PASS;
                }
            }
            return node.all()
                    .map(SpfTerm.All::qualifier)
                    .filter(Qualifier.PASS::equals)
                    .isPresent();
        }

        /** Returns whether evaluation of the record ends here whatever the address. */
        private boolean step(SpfNode node, SpfStep step) {
            String term = step.term().print();
            RecordType wanted = v4 ? RecordType.A : RecordType.AAAA;
            DnsAnswer own = null;
            for (DnsAnswer answer : step.own()) {
                if (!(step.term() instanceof SpfTerm.A) || answer.type() == wanted) {
                    own = answer;
                }
            }
            if (own == null) {
                // an exists that finds something matches, so that one that does not match is void
                boolean empty = step.term() instanceof SpfTerm.Exists;
                lookups++;
                voids += empty ? 1 : 0;
                String name = step.target().isEmpty() ? step.term().domain().text() : step.target();
                lines.add(new SpfQuery(
                        node.domain(),
                        term,
                        name.isEmpty() ? node.domain() : name,
                        type(step.term(), wanted),
                        DnsStatus.NXDOMAIN,
                        false,
                        true,
                        empty,
                        lookups,
                        voids));
            } else {
                enter(node.domain(), term, own, true);
            }
            for (DnsAnswer answer : step.further()) {
                if (answer.type() == wanted) {
                    enter(node.domain(), term, answer, false);
                }
            }
            if (step.term() instanceof SpfTerm.Exists) {
                return own != null && own.status() == DnsStatus.FOUND;
            }
            return step.child().isPresent() && walk(step.child().get());
        }

        private void enter(String domain, String term, DnsAnswer answer, boolean charged) {
            boolean empty = charged && (answer.status() == DnsStatus.NXDOMAIN || answer.status() == DnsStatus.NODATA);
            lookups += charged ? 1 : 0;
            voids += empty ? 1 : 0;
            lines.add(new SpfQuery(
                    domain, term, answer.name(), answer.type(), answer.status(), true, charged, empty, lookups, voids));
        }

        private static RecordType type(SpfTerm term, RecordType address) {
            if (term instanceof SpfTerm.Include || term instanceof SpfTerm.Redirect) {
                return RecordType.TXT;
            }
            if (term instanceof SpfTerm.Mx) {
                return RecordType.MX;
            }
            return term instanceof SpfTerm.Ptr ? RecordType.PTR : term instanceof SpfTerm.A ? address : RecordType.A;
        }
    }
}
