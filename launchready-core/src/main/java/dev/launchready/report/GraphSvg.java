package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.report.GraphLayout.Box;
import dev.launchready.report.GraphLayout.Point;
import dev.launchready.report.GraphLayout.Route;
import java.util.List;
import java.util.Locale;

/** Draws a laid out graph. Colours come from the page's style, so that it follows light and dark. */
final class GraphSvg {
    /** What a large screen shows without scrolling; a picture a little wider is scaled to it, a much wider one scrolls. */
    private static final double COLUMN = 1180;

    private GraphSvg() {}

    static void write(StringBuilder out, Exhibit.Graph graph, String id) {
        GraphLayout layout = GraphLayout.of(graph);
        String width = number(layout.width());
        String height = number(layout.height());
        boolean fits = layout.width() <= COLUMN || layout.width() > 1.4 * COLUMN;
        out.append("<svg class=\"graph")
                .append(fits ? "" : " wide")
                .append("\" role=\"img\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height);
        out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\" aria-label=\"");
        out.append(HtmlText.line(graph.title())).append("; the same follows as text\">\n");
        out.append("<defs><marker id=\"").append(id).append("\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" ");
        out.append("markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">");
        out.append("<path class=\"tip\" d=\"M0 0.5L7.5 4L0 7.5z\"/></marker></defs>\n");
        layout.headings().forEach(h -> text(out, "kind", h.x(), 20, Visible.line(h.kind())));
        layout.routes().forEach(route -> path(out, route, id));
        layout.boxes().forEach(box -> box(out, box));
        layout.routes().forEach(route -> label(out, route));
        out.append("</svg>");
    }

    private static void path(StringBuilder out, Route route, String id) {
        out.append("<path class=\"").append(route.back() ? "edge back" : "edge").append("\" d=\"");
        out.append(curve(route.points()))
                .append("\" marker-end=\"url(#")
                .append(id)
                .append(")\"/>\n");
    }

    /** A smooth way through the points that leaves and enters every column level. */
    private static String curve(List<Point> points) {
        StringBuilder out = new StringBuilder("M" + at(points.get(0)));
        if (points.size() == 3 && points.get(0).x() == points.get(2).x()) {
            // Stays in its column: out, round and back
            Point bulge = points.get(1);
            out.append("C")
                    .append(number(bulge.x()))
                    .append(' ')
                    .append(number(points.get(0).y() - 4))
                    .append(' ');
            out.append(number(bulge.x()))
                    .append(' ')
                    .append(number(points.get(2).y() + 4))
                    .append(' ');
            return out.append(at(points.get(2))).toString();
        }
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (Math.abs(from.y() - to.y()) < 0.5) {
                out.append("L").append(at(to));
                continue;
            }
            double half = (from.x() + to.x()) / 2;
            out.append("C")
                    .append(number(half))
                    .append(' ')
                    .append(number(from.y()))
                    .append(' ');
            out.append(number(half))
                    .append(' ')
                    .append(number(to.y()))
                    .append(' ')
                    .append(at(to));
        }
        return out.toString();
    }

    private static void box(StringBuilder out, Box box) {
        out.append("<g class=\"").append(HtmlSections.css(box.node().tone())).append("\"><title>");
        out.append(HtmlText.line(box.node().label()))
                .append(" (")
                .append(Tones.word(box.node().tone()));
        out.append(")</title><rect x=\"")
                .append(number(box.x()))
                .append("\" y=\"")
                .append(number(box.y()));
        out.append("\" width=\"")
                .append(number(box.width()))
                .append("\" height=\"")
                .append(number(box.height()));
        out.append("\" rx=\"8\"/>");
        double line = box.y() + 8 + NodeLabel.LINE - 4;
        text(out, "sign", box.x() + 9, line, Tones.symbol(box.node().tone()));
        for (String text : box.lines()) {
            text(out, "", box.x() + NodeLabel.LEFT, line, text);
            line += NodeLabel.LINE;
        }
        out.append("</g>\n");
    }

    private static void label(StringBuilder out, Route route) {
        String label = NodeLabel.edge(route.edge().label());
        if (!label.isEmpty()) {
            List<Point> points = route.points();
            int segment = route.back() && points.size() > 3 ? points.size() - 2 : 0;
            Point from = points.get(segment);
            Point to = points.get(segment + 1);
            text(out, "label", (from.x() + to.x()) / 2, (from.y() + to.y()) / 2 + (route.back() ? 12 : -4), label);
        }
    }

    private static void text(StringBuilder out, String css, double x, double y, String text) {
        out.append("<text")
                .append(css.isEmpty() ? "" : " class=\"" + css + "\"")
                .append(" x=\"")
                .append(number(x));
        out.append("\" y=\"")
                .append(number(y))
                .append("\">")
                .append(HtmlText.line(text))
                .append("</text>");
    }

    private static String at(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
