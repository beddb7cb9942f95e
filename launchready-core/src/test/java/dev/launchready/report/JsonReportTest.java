package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void what_is_written_is_what_is_read(@ForAll LaunchReport report) {
        String json = JsonReport.write(report);

        assertThat(JsonReport.read(json)).isEqualTo(report);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void a_result_is_one_line_and_comes_back(@ForAll CheckResult result) {
        String line = JsonReport.writeLine(result);

        assertThat(line).doesNotContain("\n", "\r", "\u2028", "\u2029", "</");
        assertThat(JsonReport.readLine(line)).isEqualTo(result);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    @Domain(DomainContext.Global.class)
    void a_line_that_was_cut_short_is_refused(@ForAll CheckResult result, @ForAll @IntRange(max = 10_000) int where) {
        String line = JsonReport.writeLine(result);
        String cut = line.substring(0, where % line.length());

        assertThatThrownBy(() -> JsonReport.readLine(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_keeps_what_utf_8_cannot_hold(@TempDir Path directory) {
        LaunchReport report = new LaunchReport(
                "half \uD83D of a pair",
                Samples.START,
                Samples.ELAPSED,
                Samples.prototype().results(),
                java.util.List.of("\u0000"));

        Path file = JsonReport.write(report, directory.resolve("new/sub/report.json"));

        assertThat(JsonReport.read(file)).isEqualTo(report);
        assertThat(file.getParent()).isDirectoryContaining(p -> p.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_file_that_is_not_there_is_named(@TempDir Path directory) {
        Path file = directory.resolve("nothing.json");

        assertThatThrownBy(() -> JsonReport.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no report at " + file + "; run the checks first, or name another file");
    }

    @Test
    void a_file_that_is_no_text_is_named(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("report.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> JsonReport.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " is not UTF-8 text; give");
    }

    @Test
    void a_place_that_cannot_be_written_is_named(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file")).resolve("report.json");

        assertThatThrownBy(() -> JsonReport.write(Samples.prototype(), file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write the report to " + file)
                .hasMessageEndingWith("give a file in a directory that can be written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            launchready.report/2   | the report has schema "launchready.report/2", and this version reads "launchready.report/1"; read it with the version of LaunchReady that wrote it, or a later one
            launchready.result/1   | the report is no file of this kind: field schema is "launchready.result/1"; give a file whose schema is "launchready.report/1"
            """)
    void another_version_is_refused_by_name(String schema, String message) {
        String json = JsonReport.write(Samples.prototype()).replace(JsonReport.SCHEMA, schema);

        assertThatThrownBy(() -> JsonReport.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void unknown_fields_are_passed_over() {
        String json = JsonReport.write(Samples.prototype());
        String later = json.replace("\"site\":", "\"news\": [{\"a\": null}], \"site\":")
                .replace("\"subject\":", "\"since\": \"2026-01-01\", \"subject\":");

        assertThat(JsonReport.read(later)).isEqualTo(Samples.prototype());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "site": "acme.test",            | "place": "acme.test",          | the report: field site is missing; add it, or write the file anew
            "site": "acme.test"             | "site": 7                      | the report: field site is 7; it must be a string, as JsonReport writes it
            "startedAt": "2026-01-31T12:00:00Z" | "startedAt": "yesterday"   | the report: field startedAt is "yesterday"; it must be a time such as "2026-01-31T12:00:00Z", as JsonReport writes it
            "elapsed": "PT4.25S"            | "elapsed": "4 s"               | the report: field elapsed is "4 s"; it must be a duration such as "PT1.5S", as JsonReport writes it
            "stage": "DOMAIN_AND_EDGE"      | "stage": "domain"              | the report: field results[0].stage is "domain"; it must be one of QUICK_AUDIT, DOMAIN_AND_EDGE, DEPLOYMENT, PERFORMANCE, RESILIENCE, MONITORING, HANDOVER, as JsonReport writes it
            "outcome": "FAILED"             | "outcome": "PASSED"            | the report: field results[0].outcome is "PASSED"; it must be "FAILED", which follows from its findings and what was not seen, as JsonReport writes it
            "kind": "graph"                 | "kind": "pie"                  | the report: field results[0].exhibits[0].kind is "pie"; it must be one of table, matrix, graph, histogram, as JsonReport writes it
            "from": "apex"                  | "from": "moon"                 | the report: field results[0].exhibits[0] contradicts itself: graph "Routing map of acme.test" has an arrow from moon to apex4 and not both nodes; write the file anew
            "missing": []                   | "missing": {}                  | the report: field missing is {}; it must be a list, as JsonReport writes it
            "missing": []                   | "missing": [[]]                | the report: field missing[0] is []; it must be a string, as JsonReport writes it
            "count": 41                     | "count": 41.5                  | the report: field results[4].exhibits[1].bars[0].count is 41.5; it must be a whole number of 64 bits, as JsonReport writes it
            "to": 100.0                     | "to": 1e999                    | the report: field results[4].exhibits[1].bars[0].to is 1e999; it must be a number, "NaN", "Infinity" or "-Infinity", as JsonReport writes it
            """)
    void whatever_is_wrong_is_named_with_its_place(String good, String bad, String message) {
        String json = JsonReport.write(Samples.prototype());
        assertThat(json).contains(good);

        String broken =
                json.substring(0, json.indexOf(good)) + bad + json.substring(json.indexOf(good) + good.length());

        assertThatThrownBy(() -> JsonReport.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"launchready.report/1\"",
                "{",
                "{\"schema\": 'launchready.report/1'}",
                "{\"schema\": \"launchready.report/1\",}",
                "{\"schema\": \"launchready.report/1\"} {}",
                "{schema: \"launchready.report/1\"}",
                "{\"schema\": null}",
                "{\"schema\": \"a\nb\"}",
                "{\"schema\": NaN}",
                "// report\n{}"
            })
    void what_is_no_report_is_refused_with_a_remedy(String json) {
        assertThatThrownBy(() -> JsonReport.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("the report")
                .contains(";")
                .doesNotContain("https://");
    }

    @Test
    void a_fault_of_syntax_names_its_line() {
        assertThatThrownBy(() -> JsonReport.read("{\n  \"schema\": \"launchready.report/1\",\n  \"site\" \"x\"\n}"))
                .hasMessageContaining("line 3");
    }

    @Test
    void nesting_without_end_is_refused_and_does_not_exhaust_the_stack() {
        assertThatThrownBy(() -> JsonReport.read("[".repeat(200_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
