package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in rows of text: for screen readers, for Markdown, and for graphs too large to draw. */
final class GraphText {
    static final List<String> COLUMNS = List.of("from", "by", "to");

    private GraphText() {}

    /** {@return a row for each arrow, and one for each node that no arrow touches} */
    static List<List<String>> rows(Exhibit.Graph graph) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        graph.nodes().forEach(n -> nodes.putIfAbsent(n.id(), n));
        Set<String> touched = new HashSet<>();
        List<List<String>> rows = new ArrayList<>();
        for (Exhibit.Edge edge : graph.edges()) {
            touched.add(edge.from());
            touched.add(edge.to());
            rows.add(List.of(label(nodes, edge.from()), edge.label(), label(nodes, edge.to())));
        }
        nodes.keySet().stream()
                .filter(id -> !touched.contains(id))
                .forEach(id -> rows.add(List.of(label(nodes, id), "", "")));
        return rows;
    }

    private static String label(Map<String, Node> nodes, String id) {
        Node node = nodes.get(id);
        return node == null ? id : Tones.symbol(node.tone()) + " " + node.kind() + " " + node.label();
    }
}
