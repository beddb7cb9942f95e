package dev.launchready.report;

import dev.launchready.Exhibit.Edge;
import dev.launchready.report.GraphLayout.Box;
import dev.launchready.report.GraphLayout.Point;
import dev.launchready.report.GraphLayout.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ways of the arrows: each leaves its box at a place of its own, so that none lies upon another. */
final class GraphRoutes {
    private static final double PORT = 11;
    private static final double BULGE = 30;

    private final GraphLayers layers;
    private final List<Box> boxes;
    private final double[] x;
    private final double[] widths;
    private final double[] middles;

    GraphRoutes(GraphLayers layers, List<Box> boxes, double[] x, double[] widths, double[] middles) {
        this.layers = layers;
        this.boxes = boxes;
        this.x = x;
        this.widths = widths;
        this.middles = middles;
    }

    List<Route> all(List<Edge> edges) {
        double[] begins = ports(edges.size(), true);
        double[] ends = ports(edges.size(), false);
        List<Route> routes = new ArrayList<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            routes.add(new Route(edges.get(edge), points(edge, begins[edge], ends[edge]), layers.isBack(edge)));
        }
        return routes;
    }

    private List<Point> points(int edge, double begin, double end) {
        List<Integer> path = layers.path(edge);
        Box left = boxes.get(path.get(0));
        Box right = boxes.get(path.get(path.size() - 1));
        double out = left.x() + left.width();
        if (staysInColumn(edge)) {
            double bulge = out + BULGE;
            return List.of(new Point(out, begin), new Point(bulge, (begin + end) / 2), new Point(out, end));
        }
        List<Point> points = new ArrayList<>(List.of(new Point(out, begin)));
        for (int vertex : path.subList(1, path.size() - 1)) {
            // Straight through the column that it passes
            int layer = layers.layer(vertex);
            points.add(new Point(x[layer], middles[vertex]));
            points.add(new Point(x[layer] + widths[layer], middles[vertex]));
        }
        points.add(new Point(right.x(), end));
        if (layers.isBack(edge)) {
            java.util.Collections.reverse(points);
        }
        return points;
    }

    /** Spreads the arrows over the sides of their boxes in the order of where they come from or go to. */
    private double[] ports(int edges, boolean begin) {
        List<List<Integer>> sides = new ArrayList<>();
        boxes.forEach(box -> sides.add(new ArrayList<>()));
        for (int edge = 0; edge < edges; edge++) {
            List<Integer> path = layers.path(edge);
            sides.get(path.get(begin ? 0 : path.size() - 1)).add(edge);
        }
        double[] ports = new double[edges];
        for (int node = 0; node < sides.size(); node++) {
            List<Integer> side = sides.get(node);
            side.sort(Comparator.comparingDouble((Integer edge) -> neighbour(edge, begin)));
            Box box = boxes.get(node);
            double step = side.isEmpty() ? 0 : Math.min(PORT, (box.height() - 8) / side.size());
            for (int i = 0; i < side.size(); i++) {
                ports[side.get(i)] = box.middle() + (i - (side.size() - 1) / 2.0) * step;
                if (staysInColumn(side.get(i))) {
                    double apart = ports[side.get(i)] + (begin ? -6 : 6);
                    ports[side.get(i)] = Math.max(box.y(), Math.min(box.y() + box.height(), apart));
                }
            }
        }
        return ports;
    }

    private double neighbour(int edge, boolean begin) {
        List<Integer> path = layers.path(edge);
        return middles[path.get(begin ? 1 : path.size() - 2)];
    }

    private boolean staysInColumn(int edge) {
        List<Integer> path = layers.path(edge);
        return layers.layer(path.get(0)) == layers.layer(path.get(path.size() - 1));
    }
}
