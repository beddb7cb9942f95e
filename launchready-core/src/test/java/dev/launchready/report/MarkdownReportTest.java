package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

class MarkdownReportTest {

    @Test
    void the_whole_report_is_as_checked_in() {
        Golden.assertEqual("report.md", MarkdownReport.write(Samples.prototype()));
    }

    @Test
    void an_incomplete_report_says_what_is_missing() {
        assertThat(MarkdownReport.write(Samples.unproven()))
                .startsWith("# acme.test: NOT PROVEN (INCOMPLETE)\n")
                .contains("## What is missing\n\n- the test run of 12:00:03 ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '\u00A6', quoteCharacter = '\u0001', textBlock = """
            a|b                      ¦ a\\|b
            `x` *y* ~z~              ¦ \\`x\\` \\*y\\* \\~z\\~
            <img src=x>&amp;         ¦ &lt;img src=x&gt;&amp;amp;
            cc @team and a@b.test    ¦ cc @<!-- -->team and a@<!-- -->b.test
            see #12                  ¦ see #<!-- -->12
            https://x.test/a_b       ¦ https&#58;//x.test/a_b
            www.x.test               ¦ www&#46;x.test
            [a](http://x.test)       ¦ \\[a\\](http&#58;//x.test)
            _dmarc.x.test            ¦ \\_dmarc.x.test
            1. first                 ¦ 1\\. first
            203.0.113.1              ¦ 203.0.113.1
            - item                   ¦ \\- item
            $x$                      ¦ \\$x\\$
            """)
    void text_of_peers_stays_text(String text, String markdown) {
        assertThat(MarkdownText.line(text)).isEqualTo(markdown);
    }

    @Test
    void code_and_fences_are_longer_than_what_they_hold() {
        assertThat(MarkdownText.code("a``b")).isEqualTo("```a``b```");
        assertThat(MarkdownText.code("`")).isEqualTo("`` ` ``");
        assertThat(MarkdownText.fence("````\n")).isEqualTo("`````text\n````\n`````\n");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void no_markup_of_peers_gets_through(@ForAll LaunchReport report) {
        String prose = MarkdownReport.write(report)
                .replaceAll("(?ms)^(`{3,})text\n.*?^\\1\n", "")
                .replaceAll("(?<!\\\\)(`+)[^\n]*?[^`]\\1(?!`)", "");

        assertThat(prose).doesNotContainPattern("(?<!&)[@#]\\w(?![^\n]*\\))");
        assertThat(prose.replaceAll("<!-- -->|</?details>|</?summary>", ""))
                .doesNotContain("<")
                .doesNotContainPattern("(?<!\\]\\()https?://");
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    @Domain(DomainContext.Global.class)
    void it_never_gets_larger_than_its_bound(@ForAll @IntRange(max = 60_000) int bytes) {
        String text = MarkdownReport.write(Samples.large(40), bytes);

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(bytes);
        assertThat(count(text, "<details>")).isEqualTo(count(text, "</details>"));
    }

    @Test
    void what_does_not_fit_is_left_out_whole_and_counted() {
        String text = MarkdownReport.write(Samples.large(10_000));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MarkdownReport.LARGEST);
        int shown = count(text, "Evidence</summary>");
        assertThat(shown).isBetween(1000, 9999);
        assertThat(text)
                .contains("**" + (10_000 - shown) + " more findings do not fit here; the JSON report has them all.**");
    }

    @Test
    void many_findings_do_not_push_out_what_was_not_seen() {
        List<CheckResult> results = new java.util.ArrayList<>(Samples.large(500).results());
        results.addAll(Samples.unproven().results());
        LaunchReport report = new LaunchReport("acme.test", Samples.START, Samples.ELAPSED, results, List.of());

        assertThat(MarkdownReport.write(report, 20_000)).contains("## Not seen").contains("api.acme.test:443");
    }

    @Test
    void endless_evidence_is_cut() {
        Finding finding = Finding.of(SampleRule.LOOP, "x")
                .expected("a")
                .actual("b")
                .evidence("body", "z".repeat(3_000_000))
                .build();
        LaunchReport report = new LaunchReport(
                "acme.test",
                Samples.START,
                Samples.ELAPSED,
                List.of(Samples.failed("x", SampleRule.LOOP, List.of(finding), List.of())),
                List.of());

        assertThat(MarkdownReport.write(report))
                .hasSizeLessThan(8000)
                .contains("more characters are in the JSON report");
    }

    @Test
    void a_step_summary_grows_and_stays_within_its_bound(@TempDir Path directory) throws IOException {
        Path summary = directory.resolve("summary.md");

        MarkdownReport.appendTo(Samples.ready(), summary);
        MarkdownReport.appendTo(Samples.large(10_000), summary);
        MarkdownReport.appendTo(Samples.large(10_000), summary);

        assertThat(Files.readString(summary))
                .startsWith("# acme.test: READY\n")
                .contains("\n\n# acme.test: NOT READY\n");
        assertThat(Files.size(summary)).isBetween(1_000_000L, (long) MarkdownReport.LARGEST);
    }

    @Test
    void a_step_summary_that_cannot_be_written_is_named(@TempDir Path directory) {
        assertThatThrownBy(() -> MarkdownReport.appendTo(Samples.ready(), directory))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot append to the step summary " + directory)
                .hasMessageEndingWith("unset GITHUB_STEP_SUMMARY or give a file that can be written");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
