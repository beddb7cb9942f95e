package dev.launchready.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the vertices within their columns, and their heights: first by repeatedly moving each to the mean of its
 * neighbours (Sugiyama's barycentre method), then by the positions that are nearest to the neighbours in the least
 * squares sense among those that keep the order and the gaps (isotonic regression).
 */
final class GraphSpacing {
    private static final int SWEEPS = 12;

    private final GraphLayers layers;
    private final double[] heights;
    private final double gap;
    private final List<List<Integer>> columns = new ArrayList<>();
    private final List<List<Integer>> lefts = new ArrayList<>();
    private final List<List<Integer>> rights = new ArrayList<>();
    private final double[] middles;

    private GraphSpacing(GraphLayers layers, double[] heights, double gap) {
        this.layers = layers;
        this.heights = heights;
        this.gap = gap;
        this.middles = new double[layers.size()];
    }

    /** {@return the middle of each vertex, from anywhere downwards} */
    static double[] of(GraphLayers layers, double[] heights, double gap) {
        GraphSpacing spacing = new GraphSpacing(layers, heights, gap);
        spacing.connect();
        spacing.order();
        spacing.settle();
        return spacing.middles;
    }

    private void connect() {
        for (int i = 0; i < layers.count(); i++) {
            columns.add(new ArrayList<>());
        }
        for (int i = 0; i < layers.size(); i++) {
            columns.get(layers.layer(i)).add(i);
            lefts.add(new ArrayList<>());
            rights.add(new ArrayList<>());
        }
        for (List<Integer> path : layers.paths()) {
            for (int i = 1; i < path.size(); i++) {
                if (layers.layer(path.get(i - 1)) < layers.layer(path.get(i))) {
                    lefts.get(path.get(i)).add(path.get(i - 1));
                    rights.get(path.get(i - 1)).add(path.get(i));
                }
            }
        }
    }

    private void order() {
        double[] place = new double[layers.size()];
        columns.forEach(column -> number(column, place));
        List<List<Integer>> best = copy();
        long fewest = crossings(place);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                List<Integer> column = columns.get(forward ? i : columns.size() - 1 - i);
                List<List<Integer>> near = forward ? lefts : rights;
                double[] wanted = new double[place.length];
                column.forEach(v -> wanted[v] = mean(near.get(v), place, place[v]));
                column.sort(Comparator.comparingDouble(v -> wanted[v]));
                number(column, place);
            }
            long crossings = crossings(place);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, best.get(i));
        }
    }

    private void settle() {
        for (List<Integer> column : columns) {
            double next = 0;
            for (int vertex : column) {
                middles[vertex] = next + heights[vertex] / 2;
                next += heights[vertex] + gap;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                List<Integer> column = columns.get(forward ? i : columns.size() - 1 - i);
                settle(column, forward ? lefts : rights);
            }
        }
    }

    private void settle(List<Integer> column, List<List<Integer>> near) {
        int size = column.size();
        double[] offsets = new double[size];
        double[] targets = new double[size];
        for (int i = 0; i < size; i++) {
            int vertex = column.get(i);
            if (i > 0) {
                offsets[i] = offsets[i - 1] + (heights[column.get(i - 1)] + heights[vertex]) / 2 + gap;
            }
            targets[i] = mean(near.get(vertex), middles, middles[vertex]) - offsets[i];
        }
        double[] fitted = nonDecreasing(targets);
        for (int i = 0; i < size; i++) {
            middles[column.get(i)] = fitted[i] + offsets[i];
        }
    }

    /** Pools neighbours that are out of order until none are: the nearest non-decreasing sequence. */
    static double[] nonDecreasing(double[] values) {
        double[] means = new double[values.length];
        int[] sizes = new int[values.length];
        int pools = 0;
        for (double value : values) {
            means[pools] = value;
            sizes[pools] = 1;
            pools++;
            while (pools > 1 && means[pools - 2] > means[pools - 1]) {
                int together = sizes[pools - 2] + sizes[pools - 1];
                means[pools - 2] =
                        (means[pools - 2] * sizes[pools - 2] + means[pools - 1] * sizes[pools - 1]) / together;
                sizes[pools - 2] = together;
                pools--;
            }
        }
        double[] fitted = new double[values.length];
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            Arrays.fill(fitted, at, at + sizes[pool], means[pool]);
            at += sizes[pool];
        }
        return fitted;
    }

    private long crossings(double[] place) {
        long crossings = 0;
        for (List<Integer> column : columns) {
            List<double[]> segments = new ArrayList<>();
            for (int from : column) {
                rights.get(from).forEach(to -> segments.add(new double[] {place[from], place[to]}));
            }
            for (int a = 0; a < segments.size(); a++) {
                for (int b = a + 1; b < segments.size(); b++) {
                    double begin = segments.get(a)[0] - segments.get(b)[0];
                    double end = segments.get(a)[1] - segments.get(b)[1];
                    crossings += begin * end < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    private List<List<Integer>> copy() {
        List<List<Integer>> copy = new ArrayList<>();
        columns.forEach(column -> copy.add(new ArrayList<>(column)));
        return copy;
    }

    private static void number(List<Integer> column, double[] place) {
        for (int i = 0; i < column.size(); i++) {
            place[column.get(i)] = i;
        }
    }

    private static double mean(List<Integer> vertices, double[] values, double otherwise) {
        return vertices.stream().mapToDouble(v -> values[v]).average().orElse(otherwise);
    }
}
