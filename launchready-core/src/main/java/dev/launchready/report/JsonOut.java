package dev.launchready.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.launchready.CheckResult;
import dev.launchready.Evidence;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import dev.launchready.Waiver;
import java.util.List;
import java.util.function.Function;

/** The model as a JSON tree. The order of the fields is part of the format: diffs of two reports stay small. */
final class JsonOut {

    private JsonOut() {}

    static JsonObject report(LaunchReport report) {
        JsonObject out = new JsonObject();
        out.addProperty("schema", JsonReport.SCHEMA);
        out.addProperty("site", report.site());
        out.addProperty("verdict", report.verdict().name());
        out.addProperty("startedAt", report.startedAt().toString());
        out.addProperty("elapsed", report.elapsed().toString());
        JsonObject counts = new JsonObject();
        report.counts().forEach((impact, count) -> counts.addProperty(impact.name(), count));
        out.add("counts", counts);
        out.add("missing", list(report.missing(), JsonPrimitive::new));
        out.add("results", list(report.results(), result -> result(new JsonObject(), result)));
        return out;
    }

    static JsonObject line(CheckResult result) {
        JsonObject out = new JsonObject();
        out.addProperty("schema", JsonReport.LINE_SCHEMA);
        return result(out, result);
    }

    private static JsonObject result(JsonObject out, CheckResult result) {
        out.addProperty("check", result.check());
        out.addProperty("stage", result.stage().name());
        out.addProperty("impact", result.impact().name());
        out.addProperty("outcome", outcome(result.outcome()));
        out.addProperty("elapsed", result.elapsed().toString());
        out.add("findings", list(result.findings(), JsonOut::finding));
        out.add("unseen", list(result.unseen(), JsonOut::unseen));
        out.add("waived", list(result.waived(), JsonOut::waived));
        out.add("exhibits", list(result.exhibits(), JsonOut::exhibit));
        return out;
    }

    static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            return "FAILED";
        }
        return outcome instanceof Outcome.Inconclusive ? "INCONCLUSIVE" : "PASSED";
    }

    private static JsonObject finding(Finding finding) {
        JsonObject out = new JsonObject();
        out.addProperty("rule", finding.rule());
        out.addProperty("title", finding.title());
        out.addProperty("stage", finding.stage().name());
        out.addProperty("impact", finding.impact().name());
        out.addProperty("confidence", finding.confidence().name());
        out.addProperty("subject", finding.subject());
        out.addProperty("expected", finding.expected());
        out.addProperty("actual", finding.actual());
        out.addProperty("why", finding.why());
        out.addProperty("remedy", finding.remedy());
        out.add("evidence", list(finding.evidence(), JsonOut::evidence));
        JsonObject reference = new JsonObject();
        reference.addProperty("title", finding.reference().title());
        reference.addProperty("uri", finding.reference().uri().toString());
        out.add("reference", reference);
        out.addProperty("lapsed", finding.lapsed());
        return out;
    }

    private static JsonObject evidence(Evidence evidence) {
        JsonObject out = new JsonObject();
        out.addProperty("label", evidence.label());
        out.addProperty("text", evidence.text());
        return out;
    }

    private static JsonObject unseen(Unseen unseen) {
        JsonObject out = new JsonObject();
        out.addProperty("subject", unseen.subject());
        out.addProperty("reason", unseen.reason());
        out.addProperty("impact", unseen.impact().name());
        return out;
    }

    private static JsonObject waived(WaivedFinding waived) {
        Waiver waiver = waived.waiver();
        JsonObject by = new JsonObject();
        by.addProperty("id", waiver.id());
        by.addProperty("reason", waiver.reason());
        by.addProperty("owner", waiver.owner());
        by.addProperty("until", waiver.until().toString());
        JsonObject out = new JsonObject();
        out.add("waiver", by);
        out.add("finding", finding(waived.finding()));
        return out;
    }

    private static JsonObject exhibit(Exhibit exhibit) {
        JsonObject out = new JsonObject();
        if (exhibit instanceof Exhibit.Table table) {
            out.addProperty("kind", "table");
            out.addProperty("title", table.title());
            out.add("columns", strings(table.columns()));
            out.add("rows", list(table.rows(), JsonOut::strings));
        } else if (exhibit instanceof Exhibit.Matrix matrix) {
            out.addProperty("kind", "matrix");
            out.addProperty("title", matrix.title());
            out.add("rowLabels", strings(matrix.rowLabels()));
            out.add("columnLabels", strings(matrix.columnLabels()));
            out.add("cells", list(matrix.cells(), row -> list(row, JsonOut::cell)));
        } else if (exhibit instanceof Exhibit.Graph graph) {
            out.addProperty("kind", "graph");
            out.addProperty("title", graph.title());
            out.add("nodes", list(graph.nodes(), JsonOut::node));
            out.add("edges", list(graph.edges(), JsonOut::edge));
        } else if (exhibit instanceof Exhibit.Histogram histogram) {
            out.addProperty("kind", "histogram");
            out.addProperty("title", histogram.title());
            out.addProperty("unit", histogram.unit());
            out.add("bars", list(histogram.bars(), JsonOut::bar));
        }
        return out;
    }

    private static JsonObject cell(Exhibit.Cell cell) {
        JsonObject out = new JsonObject();
        out.addProperty("tone", cell.tone().name());
        out.addProperty("text", cell.text());
        out.addProperty("detail", cell.detail());
        return out;
    }

    private static JsonObject node(Exhibit.Node node) {
        JsonObject out = new JsonObject();
        out.addProperty("id", node.id());
        out.addProperty("label", node.label());
        out.addProperty("kind", node.kind());
        out.addProperty("tone", node.tone().name());
        return out;
    }

    private static JsonObject edge(Exhibit.Edge edge) {
        JsonObject out = new JsonObject();
        out.addProperty("from", edge.from());
        out.addProperty("to", edge.to());
        out.addProperty("label", edge.label());
        return out;
    }

    private static JsonObject bar(Exhibit.Bar bar) {
        JsonObject out = new JsonObject();
        out.add("from", number(bar.from()));
        out.add("to", number(bar.to()));
        out.addProperty("count", bar.count());
        return out;
    }

    // JSON has no digits for an open end
    private static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    private static JsonArray strings(List<String> texts) {
        return list(texts, JsonPrimitive::new);
    }

    private static <T> JsonArray list(List<T> items, Function<T, ? extends JsonElement> writer) {
        JsonArray out = new JsonArray(items.size());
        items.forEach(item -> out.add(writer.apply(item)));
        return out;
    }
}
