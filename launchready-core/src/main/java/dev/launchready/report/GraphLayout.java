package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Edge;
import dev.launchready.Exhibit.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the boxes and arrows of a graph go, in pixels. Nodes of a kind stand in a column, kinds from left to right as
 * they first appear; a chain within a kind takes a column for each step. Pure, and the same for the same graph.
 *
 * @param width of the picture
 * @param height of the picture
 * @param boxes a box for each node, in the order of the nodes
 * @param routes a route for each arrow, in the order of the arrows
 * @param headings the kinds, over their first column
 */
record GraphLayout(double width, double height, List<Box> boxes, List<Route> routes, List<Heading> headings) {
    private static final double TOP = 40;
    private static final double MARGIN = 12;
    private static final double GAP = 16;
    private static final double ROOM_FOR_ARROWS = 46;
    private static final double LABEL_CHAR = 6.4;

    /**
     * A node's box.
     *
     * @param node the node
     * @param lines its label, wrapped
     */
    record Box(Node node, List<String> lines, double x, double y, double width, double height) {
        double middle() {
            return y + height / 2;
        }
    }

    /**
     * An arrow's way.
     *
     * @param edge the arrow
     * @param points from the edge of one box, past the columns between, to the edge of the other
     * @param back whether it leads against the reading direction
     */
    record Route(Edge edge, List<Point> points, boolean back) {}

    /** A place in the picture. */
    record Point(double x, double y) {}

    /** The name of a kind over its column. */
    record Heading(String kind, double x) {}

    static GraphLayout of(Exhibit.Graph graph) {
        GraphLayers layers = GraphLayers.of(graph);
        int count = layers.count();
        double[] widths = new double[count];
        double[] heights = new double[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            List<String> lines = lines(layers, graph, i);
            heights[i] = lines.isEmpty() ? 4 : NodeLabel.height(lines);
            widths[layers.layer(i)] = Math.max(widths[layers.layer(i)], lines.isEmpty() ? 0 : NodeLabel.width(lines));
        }
        double[] x = columns(graph, layers, widths);
        double[] middles = GraphSpacing.of(layers, heights, GAP);
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (int i = 0; i < middles.length; i++) {
            top = Math.min(top, middles[i] - heights[i] / 2);
        }
        for (int i = 0; i < middles.length; i++) {
            middles[i] += TOP - top;
            bottom = Math.max(bottom, middles[i] + heights[i] / 2);
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            int layer = layers.layer(i);
            double y = middles[i] - heights[i] / 2;
            boxes.add(new Box(graph.nodes().get(i), lines(layers, graph, i), x[layer], y, widths[layer], heights[i]));
        }
        List<Route> routes = new GraphRoutes(layers, boxes, x, widths, middles).all(graph.edges());
        List<Heading> headings = new ArrayList<>();
        for (Map.Entry<String, Integer> kind : layers.kinds().entrySet()) {
            headings.add(new Heading(kind.getKey(), x[kind.getValue()]));
        }
        double width = count == 0 ? 0 : x[count - 1] + widths[count - 1] + ROOM_FOR_ARROWS;
        return new GraphLayout(width + MARGIN, bottom + MARGIN, boxes, routes, headings);
    }

    private static List<String> lines(GraphLayers layers, Exhibit.Graph graph, int index) {
        return layers.isNode(index) ? NodeLabel.lines(graph.nodes().get(index).label()) : List.of();
    }

    private static double[] columns(Exhibit.Graph graph, GraphLayers layers, double[] widths) {
        double[] room = new double[widths.length];
        java.util.Arrays.fill(room, ROOM_FOR_ARROWS);
        for (int i = 0; i < graph.edges().size(); i++) {
            int from = layers.leftLayer(i);
            int length = NodeLabel.edge(graph.edges().get(i).label()).length();
            room[from] = Math.max(room[from], length * LABEL_CHAR + 30);
        }
        double[] x = new double[widths.length];
        double next = MARGIN;
        for (int layer = 0; layer < widths.length; layer++) {
            x[layer] = next;
            next += widths[layer] + room[layer];
        }
        return x;
    }
}
