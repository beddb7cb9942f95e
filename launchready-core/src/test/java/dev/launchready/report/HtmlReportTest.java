package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Set<String> ATTRIBUTES_THAT_ACT = Set.of(
            "src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "xlink:href", "style");

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void no_text_breaks_out(@ForAll LaunchReport report) {
        Document page = Jsoup.parse(HtmlReport.write(report));

        assertThat(page.select("script, style")).hasSize(2);
        assertThat(page.select("img, iframe, object, embed, link, base, audio, video, image, use, foreignObject"))
                .isEmpty();
        Set<String> attributes = new HashSet<>();
        page.getAllElements().forEach(e -> e.attributes().forEach(a -> attributes.add(a.getKey())));
        assertThat(attributes).doesNotContainAnyElementsOf(ATTRIBUTES_THAT_ACT).noneMatch(a -> a.startsWith("on"));
        assertThat(page.select("a[href]")).allMatch(a -> a.attr("href").matches("(?is)(https?://|#).*"));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void all_text_is_there_as_it_was(@ForAll LaunchReport report) {
        Document page = Jsoup.parse(HtmlReport.write(report));

        List<String> subjects = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (FindingGroup group : ReportView.of(report).groups()) {
            for (Finding finding : group.findings()) {
                subjects.add(Visible.line(finding.subject()));
                claims.add(Visible.line(finding.expected()));
                claims.add(Visible.line(finding.actual()));
                finding.evidence().forEach(e -> evidence.add(Visible.block(e.text())));
            }
        }
        page.select(".case > h4 > i").remove();
        assertThat(page.select(".case > h4")).map(h -> h.wholeText().strip()).isEqualTo(stripped(subjects));
        assertThat(page.select(".case > dl > dd")).map(Element::wholeText).containsExactlyElementsOf(claims);
        assertThat(page.select("article pre")).map(Element::wholeText).containsExactlyElementsOf(evidence);
        assertThat(page.select("figcaption"))
                .map(Element::wholeText)
                .containsExactlyElementsOf(report.exhibits().stream()
                        .map(e -> Visible.line(e.title()))
                        .toList());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void every_cell_of_a_table_is_there(@ForAll LaunchReport report) {
        Document page = Jsoup.parse(HtmlReport.write(report));

        List<String> cells = report.exhibits().stream()
                .filter(Exhibit.Table.class::isInstance)
                .flatMap(e -> ((Exhibit.Table) e).rows().stream())
                .flatMap(List::stream)
                .map(Visible::line)
                .toList();
        assertThat(page.select("figure > .scroll > table:not(.matrix) > tbody > tr > td"))
                .map(Element::wholeText)
                .containsExactlyElementsOf(cells);
    }

    @Test
    void the_policy_allows_its_own_style_and_script_and_nothing_else() throws Exception {
        Document page = Jsoup.parse(HtmlReport.write(Samples.prototype()));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src '" + hash(page.expectFirst("style")) + "'; script-src '"
                        + hash(page.expectFirst("script")) + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.expectFirst("style").data()).doesNotContain("url(", "@import", "</");
    }

    @Test
    void a_thousand_findings_stay_under_500_kilobytes() {
        String page = HtmlReport.write(Samples.large(1000));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(500_000);
        assertThat(Jsoup.parse(page).select(".case")).hasSize(1000);
    }

    @Test
    void endless_evidence_is_cut_and_says_so() {
        Finding finding = Finding.of(SampleRule.LOOP, "x")
                .expected("a")
                .actual("b")
                .evidence("body", "z".repeat(5_000_000))
                .build();

        String page = HtmlReport.write(new LaunchReport(
                "acme.test",
                Samples.START,
                Samples.ELAPSED,
                List.of(Samples.failed("x", SampleRule.LOOP, List.of(finding), List.of())),
                List.of()));

        assertThat(page.length()).isLessThan(40_000);
        assertThat(page).contains("more characters are in the JSON report");
    }

    @Test
    void the_ranking_of_the_report_is_the_order_of_the_page() {
        Document page = Jsoup.parse(HtmlReport.write(Samples.prototype()));

        assertThat(page.select("article h3").eachText())
                .containsExactly(
                        "1 mail anybody can forge",
                        "2 redirect loop",
                        "3\u20134 secret in the shipped code",
                        "5 records that change slowly");
        assertThat(page.select("article .badge").eachText())
                .containsExactly("support risk", "launch blocker", "launch blocker", "cleanup");
    }

    @Test
    void verdict_unseen_waived_and_missing_are_told() {
        assertThat(text(Samples.prototype(), "h1, .lapsed, #unseen li, #waived li"))
                .contains("NOT READY", "Lapsed waiver", "api.acme.test:443 the connection timed out after 10 s")
                .contains("could hide a launch blocker", "ops@acme.test, until 2026-03-31: ramping to reject");
        assertThat(text(Samples.unproven(), "h1, #missing"))
                .contains("NOT PROVEN INCOMPLETE", "the test run of 12:00:03 ended");
        assertThat(text(Samples.ready(), "h1, #findings")).contains("READY", "Nothing wrong was found.");
    }

    @Test
    void it_can_be_used_by_keyboard_and_read_aloud() {
        Document page = Jsoup.parse(HtmlReport.write(Samples.prototype()));

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("section[aria-labelledby]"))
                .allMatch(s -> page.getElementById(s.attr("aria-labelledby")) != null);
        assertThat(page.select("svg[role=img]"))
                .isNotEmpty()
                .allMatch(s -> !s.attr("aria-label").isEmpty());
        assertThat(page.select(".scroll"))
                .isNotEmpty()
                .allMatch(s -> s.attr("tabindex").equals("0"));
        assertThat(page.select("td.bad .sr").eachText()).containsOnly("wrong:");
        assertThat(page.select("form input"))
                .allMatch(i -> i.parent() != null && i.parent().normalName().equals("label"));
        assertThat(page.select("a[href^=#]"))
                .allMatch(a -> page.getElementById(a.attr("href").substring(1)) != null);
    }

    @Test
    void a_file_is_written_with_its_directories(@TempDir Path directory) throws Exception {
        Path file = HtmlReport.write(Samples.ready(), directory.resolve("a/report.html"));

        assertThat(Files.readString(file)).isEqualTo(HtmlReport.write(Samples.ready()));
    }

    private static List<String> stripped(List<String> texts) {
        return texts.stream().map(String::strip).toList();
    }

    private static String text(LaunchReport report, String selector) {
        return String.join(
                "\n", Jsoup.parse(HtmlReport.write(report)).select(selector).eachText());
    }

    private static String hash(Element element) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
