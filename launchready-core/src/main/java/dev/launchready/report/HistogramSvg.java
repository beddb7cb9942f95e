package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Bar;
import java.util.List;

/** Draws a histogram with lying bars, whose ranges can be read on a phone; every bar has its count beside it. */
final class HistogramSvg {
    private static final int MOST_BARS = 60;
    private static final int ROW = 26;
    private static final int LABELS = 132;
    private static final int BARS = 160;
    private static final int COUNTS = 60;

    private HistogramSvg() {}

    static void write(StringBuilder out, Exhibit.Histogram histogram) {
        List<Bar> bars =
                histogram.bars().subList(0, Math.min(MOST_BARS, histogram.bars().size()));
        long most = bars.stream().mapToLong(Bar::count).max().orElse(0);
        int height = bars.size() * ROW + 4;
        out.append("<svg class=\"histogram\" role=\"img\" viewBox=\"0 0 ").append(LABELS + BARS + COUNTS);
        out.append(' ')
                .append(height)
                .append("\" aria-label=\"")
                .append(HtmlText.line(histogram.title()))
                .append(": ");
        bars.forEach(bar -> out.append(HtmlText.line(Ranges.text(bar, histogram.unit())))
                .append(' ')
                .append(bar.count())
                .append("; "));
        out.append("\">\n");
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * ROW + 4;
            double width = Math.max(bar.count() > 0 ? 2 : 0, Ranges.share(bar, most) * BARS);
            String range = NodeLabel.edge(Ranges.text(bar, histogram.unit()));
            text(out, "range", LABELS - 10, y + 15, range);
            out.append("<rect x=\"").append(LABELS).append("\" y=\"").append(y).append("\" width=\"");
            out.append(GraphSvg.number(width))
                    .append("\" height=\"")
                    .append(ROW - 6)
                    .append("\" rx=\"3\"/>");
            text(out, "count", LABELS + width + 8, y + 15, Long.toString(bar.count()));
            out.append('\n');
        }
        out.append("</svg>\n");
        if (bars.size() < histogram.bars().size()) {
            out.append("<p class=\"empty\">").append(histogram.bars().size() - bars.size());
            out.append(" more ranges are in the JSON report.</p>\n");
        }
    }

    private static void text(StringBuilder out, String css, double x, double y, String text) {
        out.append("<text class=\"")
                .append(css)
                .append("\" x=\"")
                .append(GraphSvg.number(x))
                .append("\" y=\"");
        out.append(GraphSvg.number(y)).append("\">").append(HtmlText.line(text)).append("</text>");
    }
}
