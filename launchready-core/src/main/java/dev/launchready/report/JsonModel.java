package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Confidence;
import dev.launchready.Evidence;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Reference;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import dev.launchready.Waiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The model from a JSON tree. Verdict and counts are passed over: they follow from the rest. */
final class JsonModel {
    private static final String A_TIME = "a time such as \"2026-01-31T12:00:00Z\"";
    private static final String A_DURATION = "a duration such as \"PT1.5S\"";

    private JsonModel() {}

    static LaunchReport report(JsonIn in) {
        return new LaunchReport(
                in.text("site"),
                in.parsed("startedAt", Instant::parse, A_TIME),
                in.parsed("elapsed", Duration::parse, A_DURATION),
                in.list("results", JsonModel::result),
                in.list("missing", JsonIn::text));
    }

    static CheckResult result(JsonIn in) {
        return new CheckResult(
                in.text("check"),
                in.constant("stage", Stage.class),
                in.constant("impact", Impact.class),
                outcome(in),
                in.list("waived", JsonModel::waived),
                in.list("exhibits", JsonModel::exhibit),
                in.parsed("elapsed", Duration::parse, A_DURATION));
    }

    private static Outcome outcome(JsonIn in) {
        List<Finding> findings = in.list("findings", JsonModel::finding);
        List<Unseen> unseen = in.list("unseen", JsonModel::unseen);
        String said = in.text("outcome");
        Outcome outcome = Outcome.of(findings, unseen);
        String follows = JsonOut.outcome(outcome);
        if (!said.equals(follows)) {
            throw in.at("outcome").fault("\"" + follows + "\", which follows from its findings and what was not seen");
        }
        return outcome;
    }

    private static Finding finding(JsonIn in) {
        JsonIn reference = in.at("reference");
        return new Finding(
                in.text("rule"),
                in.text("title"),
                in.constant("stage", Stage.class),
                in.constant("impact", Impact.class),
                in.constant("confidence", Confidence.class),
                in.text("subject"),
                in.text("expected"),
                in.text("actual"),
                in.text("why"),
                in.text("remedy"),
                in.list("evidence", e -> new Evidence(e.text("label"), e.text("text"))),
                new Reference(reference.text("title"), reference.parsed("uri", URI::create, "an address")),
                in.text("lapsed"));
    }

    private static Unseen unseen(JsonIn in) {
        return new Unseen(in.text("subject"), in.text("reason"), in.constant("impact", Impact.class));
    }

    private static WaivedFinding waived(JsonIn in) {
        JsonIn waiver = in.at("waiver");
        return new WaivedFinding(
                finding(in.at("finding")),
                new Waiver(
                        waiver.text("id"),
                        waiver.text("reason"),
                        waiver.text("owner"),
                        waiver.parsed("until", LocalDate::parse, "a day such as \"2026-01-31\"")));
    }

    private static Exhibit exhibit(JsonIn in) {
        String title = in.text("title");
        String kind = in.text("kind");
        try {
            return switch (kind) {
                case "table" -> new Exhibit.Table(title, strings(in, "columns"), in.list("rows", JsonModel::strings));
                case "matrix" ->
                    new Exhibit.Matrix(
                            title,
                            strings(in, "rowLabels"),
                            strings(in, "columnLabels"),
                            in.list("cells", row -> row.items(JsonModel::cell)));
                case "graph" ->
                    new Exhibit.Graph(title, in.list("nodes", JsonModel::node), in.list("edges", JsonModel::edge));
                case "histogram" -> new Exhibit.Histogram(title, in.text("unit"), in.list("bars", JsonModel::bar));
                default -> throw in.at("kind").fault("one of table, matrix, graph, histogram");
            };
        } catch (JsonFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw in.contradiction(e);
        }
    }

    private static Exhibit.Cell cell(JsonIn in) {
        return new Exhibit.Cell(in.constant("tone", Exhibit.Tone.class), in.text("text"), in.text("detail"));
    }

    private static Exhibit.Node node(JsonIn in) {
        return new Exhibit.Node(
                in.text("id"), in.text("label"), in.text("kind"), in.constant("tone", Exhibit.Tone.class));
    }

    private static Exhibit.Edge edge(JsonIn in) {
        return new Exhibit.Edge(in.text("from"), in.text("to"), in.text("label"));
    }

    private static Exhibit.Bar bar(JsonIn in) {
        return new Exhibit.Bar(in.number("from"), in.number("to"), in.whole("count"));
    }

    private static List<String> strings(JsonIn in, String name) {
        return in.list(name, JsonIn::text);
    }

    private static List<String> strings(JsonIn in) {
        return in.items(JsonIn::text);
    }
}
