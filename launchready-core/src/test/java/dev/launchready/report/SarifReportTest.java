package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {

    @Test
    void the_whole_log_is_as_checked_in() {
        Golden.assertEqual("report.sarif", SarifReport.write(Samples.prototype()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void what_github_requires_is_always_there(@ForAll LaunchReport report) {
        JsonObject run = run(report);

        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        rules.forEach(rule -> {
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(text(rule.getAsJsonObject().getAsJsonObject(text))).isNotBlank();
            }
        });
        assertThat(run.getAsJsonArray("results"))
                .hasSize(report.findings().size() + report.waived().size());
        run.getAsJsonArray("results").forEach(one -> {
            JsonObject result = one.getAsJsonObject();
            assertThat(text(result.getAsJsonObject("message"))).isNotBlank();
            assertThat(uri(result)).matches("(?!/)[A-Za-z0-9._~/%-]+");
            assertThat(rules.get(result.get("ruleIndex").getAsInt())
                            .getAsJsonObject()
                            .get("id"))
                    .isEqualTo(result.get("ruleId"));
        });
    }

    @Test
    void one_finding_keeps_its_fingerprint_and_two_never_share_one() {
        JsonArray before = run(Samples.large(8)).getAsJsonArray("results");
        JsonArray after = run(Samples.large(12)).getAsJsonArray("results");

        assertThat(prints(after)).containsAll(prints(before)).doesNotHaveDuplicates();
    }

    @Test
    void the_same_rule_and_subject_twice_are_told_apart() {
        Finding one = Finding.of(SampleRule.LOOP, "x").expected("a").actual("b").build();
        Finding other =
                Finding.of(SampleRule.LOOP, "x").expected("a").actual("c").build();

        JsonArray results = run(report(List.of(one, other))).getAsJsonArray("results");

        assertThat(prints(results)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_rule_is_as_severe_as_its_worst_finding() {
        Finding mild = Finding.of(SampleRule.TTL, "x").expected("a").actual("b").build();

        JsonObject run = run(report(List.of(mild, mild.withImpact(Impact.LAUNCH_BLOCKER))));

        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("properties")
                        .get("security-severity")
                        .getAsString())
                .isEqualTo("9.5");
    }

    @ParameterizedTest
    @CsvSource({
        "src/app.js:12, src/app.js, 12",
        "/srv/app/.env:3:7, srv/app/.env, 3",
        ".env:3, .env, 3",
        "Dockerfile:9, Dockerfile, 9",
        "api.acme.test:443, the%20subject, 1",
        "localhost:8080, the%20subject, 1",
        "203.0.113.4:80, the%20subject, 1",
        "DNS answer, the%20subject, 1",
        "src/app.js:0, the%20subject, 1",
    })
    void evidence_that_names_a_line_is_the_location(String label, String uri, int line) {
        Finding finding = Finding.of(SampleRule.KEY, "the subject")
                .expected("a")
                .actual("b")
                .evidence(label, "")
                .build();

        JsonObject result =
                run(report(List.of(finding))).getAsJsonArray("results").get(0).getAsJsonObject();

        assertThat(uri(result)).isEqualTo(uri);
        assertThat(physical(result).getAsJsonObject("region").get("startLine").getAsInt())
                .isEqualTo(line);
    }

    @Test
    void more_results_than_github_takes_are_left_out_and_counted() {
        JsonObject run = run(Samples.large(25_003));

        assertThat(run.getAsJsonArray("results")).hasSize(25_000);
        assertThat(run.getAsJsonArray("invocations").toString())
                .contains("3 more findings do not fit here; the JSON report has them all");
    }

    private static LaunchReport report(List<Finding> findings) {
        return new LaunchReport(
                "acme.test",
                Samples.START,
                Samples.ELAPSED,
                List.of(Samples.failed("x", SampleRule.LOOP, findings, List.of())),
                List.of());
    }

    private static JsonObject run(LaunchReport report) {
        JsonObject log = JsonParser.parseString(SarifReport.write(report)).getAsJsonObject();
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private static List<String> prints(JsonArray results) {
        return results.asList().stream()
                .map(r -> r.getAsJsonObject()
                        .getAsJsonObject("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .getAsString())
                .toList();
    }

    private static String text(JsonObject message) {
        return message.get("text").getAsString();
    }

    private static JsonObject physical(JsonObject result) {
        return result.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
    }

    private static String uri(JsonObject result) {
        return physical(result).getAsJsonObject("artifactLocation").get("uri").getAsString();
    }
}
