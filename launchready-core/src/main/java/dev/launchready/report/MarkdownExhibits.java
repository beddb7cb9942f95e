package dev.launchready.report;

import dev.launchready.Exhibit;
import java.util.ArrayList;
import java.util.List;

/** Exhibits as Markdown tables. */
final class MarkdownExhibits {
    private static final int LONGEST_BAR = 30;

    private MarkdownExhibits() {}

    static String write(Exhibit exhibit) {
        return "\n### " + MarkdownText.line(exhibit.title()) + "\n\n" + table(exhibit);
    }

    private static String table(Exhibit exhibit) {
        if (exhibit instanceof Exhibit.Table table) {
            return table(table.columns(), table.rows());
        }
        if (exhibit instanceof Exhibit.Matrix matrix) {
            return matrix(matrix);
        }
        if (exhibit instanceof Exhibit.Graph graph) {
            return graph(graph);
        }
        return histogram((Exhibit.Histogram) exhibit);
    }

    private static String matrix(Exhibit.Matrix matrix) {
        List<String> columns = new ArrayList<>(List.of(""));
        columns.addAll(matrix.columnLabels());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rowLabels().size(); i++) {
            List<String> row = new ArrayList<>(List.of(matrix.rowLabels().get(i)));
            for (Exhibit.Cell cell : matrix.cells().get(i)) {
                row.add(Tones.symbol(cell.tone()) + " " + cell.text()
                        + (cell.detail().isEmpty() ? "" : ": " + cell.detail()));
            }
            rows.add(row);
        }
        return table(columns, rows);
    }

    private static String graph(Exhibit.Graph graph) {
        return table(GraphText.COLUMNS, GraphText.rows(graph));
    }

    private static String histogram(Exhibit.Histogram histogram) {
        long most =
                histogram.bars().stream().mapToLong(Exhibit.Bar::count).max().orElse(0);
        List<List<String>> rows = histogram.bars().stream()
                .map(bar ->
                        List.of(Ranges.text(bar, histogram.unit()), Long.toString(bar.count()), "\u2588".repeat((int)
                                        Math.round(Ranges.share(bar, most) * LONGEST_BAR))))
                .toList();
        return table(List.of("range", "count", ""), rows);
    }

    private static String table(List<String> columns, List<List<String>> rows) {
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        row(out, columns);
        out.append("|").append(" --- |".repeat(columns.size())).append('\n');
        rows.forEach(row -> row(out, row));
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        cells.forEach(cell -> out.append("| ").append(MarkdownText.line(cell)).append(' '));
        out.append("|\n");
    }
}
