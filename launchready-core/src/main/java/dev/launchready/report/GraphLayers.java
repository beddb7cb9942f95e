package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a graph. Vertices are the nodes by their index, and after them the bends: one for each column that an
 * arrow passes on its way. Arrows that lead backwards are laid out as if they led forwards.
 */
final class GraphLayers {
    /** A longer chain within one kind goes on in its last column, so that a picture stays a picture. */
    private static final int MOST_STEPS = 4;

    private final int nodes;
    private final List<Integer> layers = new ArrayList<>();
    private final Map<String, Integer> kinds = new LinkedHashMap<>();
    private final List<List<Integer>> paths = new ArrayList<>();
    private final List<Boolean> back = new ArrayList<>();
    private int count;

    private GraphLayers(int nodes) {
        this.nodes = nodes;
    }

    static GraphLayers of(Exhibit.Graph graph) {
        GraphLayers layers = new GraphLayers(graph.nodes().size());
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            index.putIfAbsent(graph.nodes().get(i).id(), i);
        }
        layers.assign(graph, index);
        graph.edges().forEach(edge -> layers.lay(edge, index));
        return layers;
    }

    /** {@return how many vertices there are, nodes and bends} */
    int size() {
        return layers.size();
    }

    boolean isNode(int vertex) {
        return vertex < nodes;
    }

    int layer(int vertex) {
        return layers.get(vertex);
    }

    /** {@return how many columns there are} */
    int count() {
        return count;
    }

    /** {@return each kind with its first column} */
    Map<String, Integer> kinds() {
        return kinds;
    }

    /** {@return the vertices of an arrow from left to right; two of one column when it stays within it} */
    List<Integer> path(int edge) {
        return paths.get(edge);
    }

    List<List<Integer>> paths() {
        return paths;
    }

    /** {@return whether an arrow begins at the right end of its path} */
    boolean isBack(int edge) {
        return back.get(edge);
    }

    int leftLayer(int edge) {
        return layer(path(edge).get(0));
    }

    private void assign(Exhibit.Graph graph, Map<String, Integer> index) {
        int[] steps = steps(graph, index);
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (int i = 0; i < nodes; i++) {
            widths.merge(graph.nodes().get(i).kind(), steps[i] + 1, Math::max);
        }
        for (Map.Entry<String, Integer> kind : widths.entrySet()) {
            kinds.put(kind.getKey(), count);
            count += kind.getValue();
        }
        for (int i = 0; i < nodes; i++) {
            layers.add(kinds.getOrDefault(graph.nodes().get(i).kind(), 0) + steps[i]);
        }
    }

    /** How many arrows of its own kind lead to each node, at most; an arrow that closes a circle does not count. */
    private int[] steps(Exhibit.Graph graph, Map<String, Integer> index) {
        List<List<Integer>> next = new ArrayList<>();
        graph.nodes().forEach(n -> next.add(new ArrayList<>()));
        for (Edge edge : graph.edges()) {
            int from = index.getOrDefault(edge.from(), 0);
            int to = index.getOrDefault(edge.to(), 0);
            boolean sameKind =
                    graph.nodes().get(from).kind().equals(graph.nodes().get(to).kind());
            if (from != to && sameKind && !reaches(next, to, from)) {
                next.get(from).add(to);
            }
        }
        int[] steps = new int[nodes];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int from = 0; from < nodes; from++) {
                for (int to : next.get(from)) {
                    int step = Math.min(steps[from] + 1, MOST_STEPS - 1);
                    changed |= step > steps[to];
                    steps[to] = Math.max(steps[to], step);
                }
            }
        }
        return steps;
    }

    private static boolean reaches(List<List<Integer>> next, int from, int to) {
        boolean[] seen = new boolean[next.size()];
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int vertex = open.remove(open.size() - 1);
            if (vertex == to) {
                return true;
            }
            if (!seen[vertex]) {
                seen[vertex] = true;
                open.addAll(next.get(vertex));
            }
        }
        return false;
    }

    private void lay(Edge edge, Map<String, Integer> index) {
        int from = index.getOrDefault(edge.from(), 0);
        int to = index.getOrDefault(edge.to(), 0);
        boolean against = layer(from) > layer(to);
        int left = against ? to : from;
        int right = against ? from : to;
        List<Integer> path = new ArrayList<>(List.of(left));
        for (int layer = layer(left) + 1; layer < layer(right); layer++) {
            path.add(layers.size());
            layers.add(layer);
        }
        path.add(right);
        paths.add(path);
        back.add(against);
    }
}
