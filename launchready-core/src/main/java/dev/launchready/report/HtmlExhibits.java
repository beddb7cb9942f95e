package dev.launchready.report;

import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Cell;
import java.util.List;

/** The exhibits: tables, heat maps with words in them, graphs and histograms as pictures with their text beside them. */
final class HtmlExhibits {
    private static final int MOST_ROWS = 250;
    private static final int MOST_NODES = 150;

    private HtmlExhibits() {}

    static void write(StringBuilder out, List<Exhibit> exhibits) {
        if (exhibits.isEmpty()) {
            return;
        }
        out.append("<section id=\"exhibits\" aria-labelledby=\"h-exhibits\"><h2 id=\"h-exhibits\">Exhibits");
        out.append("<small>what was found out on the way</small></h2>\n");
        for (int i = 0; i < exhibits.size(); i++) {
            Exhibit exhibit = exhibits.get(i);
            out.append("<figure><figcaption>")
                    .append(HtmlText.line(exhibit.title()))
                    .append("</figcaption>\n");
            if (exhibit instanceof Exhibit.Table table) {
                table(out, table.title(), table.columns(), table.rows());
            } else if (exhibit instanceof Exhibit.Matrix matrix) {
                matrix(out, matrix);
            } else if (exhibit instanceof Exhibit.Graph graph) {
                graph(out, graph, "g" + i);
            } else if (exhibit instanceof Exhibit.Histogram histogram) {
                HistogramSvg.write(out, histogram);
            }
            out.append("</figure>\n");
        }
        out.append("</section>\n");
    }

    private static void graph(StringBuilder out, Exhibit.Graph graph, String id) {
        boolean drawn = graph.nodes().size() <= MOST_NODES && graph.edges().size() <= 2 * MOST_NODES;
        if (drawn && !graph.nodes().isEmpty()) {
            scroll(out, graph.title());
            GraphSvg.write(out, graph, id);
            out.append("</div>\n");
        }
        List<List<String>> rows = GraphText.rows(graph);
        out.append("<details><summary>As text</summary>\n");
        table(out, graph.title(), GraphText.COLUMNS, rows);
        out.append("</details>\n");
    }

    private static void table(StringBuilder out, String title, List<String> columns, List<List<String>> rows) {
        scroll(out, title);
        out.append("<table><thead><tr>");
        columns.forEach(
                c -> out.append("<th scope=\"col\">").append(HtmlText.line(c)).append("</th>"));
        out.append("</tr></thead><tbody>\n");
        for (List<String> row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(HtmlText.line(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        left(out, rows.size());
    }

    private static void matrix(StringBuilder out, Exhibit.Matrix matrix) {
        scroll(out, matrix.title());
        out.append("<table class=\"matrix\"><thead><tr><td></td>");
        matrix.columnLabels()
                .forEach(c -> out.append("<th scope=\"col\">")
                        .append(HtmlText.line(c))
                        .append("</th>"));
        out.append("</tr></thead><tbody>\n");
        for (int i = 0; i < Math.min(MOST_ROWS, matrix.rowLabels().size()); i++) {
            out.append("<tr><th scope=\"row\">")
                    .append(HtmlText.line(matrix.rowLabels().get(i)))
                    .append("</th>");
            matrix.cells().get(i).forEach(cell -> cell(out, cell));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        left(out, matrix.rowLabels().size());
    }

    private static void cell(StringBuilder out, Cell cell) {
        out.append("<td class=\"").append(HtmlSections.css(cell.tone())).append("\">");
        String text = "<span aria-hidden=\"true\">" + Tones.symbol(cell.tone()) + "</span> <span class=\"sr\">"
                + Tones.word(cell.tone()) + ": </span>" + HtmlText.line(cell.text());
        if (cell.detail().isBlank()) {
            out.append(text);
        } else {
            out.append("<details><summary>").append(text).append("</summary>");
            out.append(HtmlText.line(cell.detail())).append("</details>");
        }
        out.append("</td>");
    }

    private static void left(StringBuilder out, int rows) {
        if (rows > MOST_ROWS) {
            out.append("<p class=\"empty\">")
                    .append(rows - MOST_ROWS)
                    .append(" more rows are in the JSON report.</p>\n");
        }
    }

    // Reached by the keyboard, so that it can be scrolled by it
    private static void scroll(StringBuilder out, String title) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        out.append(HtmlText.line(title)).append("\">");
    }
}
