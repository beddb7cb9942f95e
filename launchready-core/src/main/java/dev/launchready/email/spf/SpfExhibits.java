package dev.launchready.email.spf;

import dev.launchready.Exhibit;
import dev.launchready.net.DnsStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ledger, the tree and the proposal as a report shows them. */
final class SpfExhibits {
    private SpfExhibits() {}

    static List<Exhibit> of(SpfAudit audit) {
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(ledger(audit));
        exhibits.add(tree(audit));
        SpfProposal.of(audit).ifPresent(proposal -> exhibits.add(proposal(audit, proposal)));
        return exhibits;
    }

    private static Exhibit ledger(SpfAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (SpfQuery query : audit.ledger().lines()) {
            rows.add(List.of(
                    query.domain(),
                    query.term().isEmpty() ? "(the record itself)" : query.term(),
                    query.name() + " " + query.type(),
                    answer(query),
                    (query.lookup() ? "+1 = " : "") + query.lookups(),
                    (query.empty() ? "+1 = " : "") + query.voids()));
        }
        return new Exhibit.Table(
                "SPF lookups of " + audit.domain() + ", worst path (an "
                        + (audit.ledger().v4() ? "IPv4" : "IPv6") + " address that nothing matches)",
                List.of("record of", "term", "question", "answer", "lookups of 10", "voids of 2"),
                rows);
    }

    private static String answer(SpfQuery query) {
        if (!query.asked()) {
            return "not asked: depends on the message" + (query.empty() ? "; empty where it does not match" : "");
        }
        return query.status() == DnsStatus.FOUND ? "found" : query.status().toString();
    }

    private static Exhibit tree(SpfAudit audit) {
        Map<String, Exhibit.Node> nodes = new LinkedHashMap<>();
        List<Exhibit.Edge> edges = new ArrayList<>();
        draw(audit.tree(), nodes, edges);
        return new Exhibit.Graph("SPF of " + audit.domain(), new ArrayList<>(nodes.values()), edges);
    }

    private static void draw(SpfNode node, Map<String, Exhibit.Node> nodes, List<Exhibit.Edge> edges) {
        Exhibit.Node drawn = new Exhibit.Node(node.domain(), node.domain() + "\n" + label(node), "record", tone(node));
        if (node.state() == SpfNode.State.LOOP) {
            nodes.putIfAbsent(node.domain(), drawn);
            return;
        }
        boolean seenBefore = nodes.put(node.domain(), drawn) != null;
        for (SpfStep step : node.steps()) {
            if (step.child().isPresent()) {
                SpfNode child = step.child().get();
                draw(child, nodes, edges);
                if (!seenBefore) {
                    edges.add(new Exhibit.Edge(
                            node.domain(), child.domain(), step.term().print()));
                }
            }
        }
    }

    private static String label(SpfNode node) {
        return switch (node.state()) {
            case READ -> node.text();
            case MISSING -> "no SPF record";
            case SEVERAL -> node.texts().size() + " SPF records";
            case BROKEN -> "syntax error";
            case UNSEEN -> "not seen";
            case LOOP -> "loop";
            case TOO_DEEP -> "not followed further";
        };
    }

    private static Exhibit.Tone tone(SpfNode node) {
        return switch (node.state()) {
            case READ -> Exhibit.Tone.GOOD;
            case MISSING, SEVERAL, BROKEN, LOOP -> Exhibit.Tone.BAD;
            case UNSEEN -> Exhibit.Tone.NEUTRAL;
            case TOO_DEEP -> Exhibit.Tone.WARN;
        };
    }

    private static Exhibit proposal(SpfAudit audit, SpfProposal proposal) {
        List<List<String>> rows = new ArrayList<>();
        for (SpfProposal.Change change : proposal.changes()) {
            rows.add(List.of(change.what(), String.valueOf(change.saves()), change.loses()));
        }
        rows.add(List.of("publish: " + proposal.record(), proposal.lookups() + " left", ""));
        return new Exhibit.Table(
                "A shorter SPF record for " + audit.domain(),
                List.of("change", "lookups saved", "what it loses"),
                rows);
    }
}
