package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a real browser runs it, 360 pixels wide, with text in it that would run or load if it could. */
class HtmlInBrowserTest {
    private static final String TRAP =
            "<img src=\"http://trap.test/x\" onerror=\"top.broken=1\"><script>top.broken=1</script>";

    @Test
    void it_filters_fits_a_phone_and_asks_nobody(@TempDir Path directory) throws Exception {
        JsonObject seen = visit(HtmlReport.write(report()), directory);

        assertThat(seen.get("formHidden").getAsBoolean())
                .as("without the script the form stays hidden")
                .isFalse();
        assertThat(seen.get("before").getAsString()).isEqualTo("5,6 findings");
        assertThat(seen.get("blockers").getAsString()).isEqualTo("2,3 of 6 findings shown");
        assertThat(seen.get("blockersOfEdge").getAsString()).isEqualTo("1,1 of 6 findings shown");
        assertThat(seen.get("after").getAsString()).isEqualTo("5,6 findings");
        assertThat(seen.get("innerWidth").getAsInt()).isEqualTo(360);
        assertThat(seen.get("scrollWidth").getAsInt())
                .as("no sideways scrolling")
                .isLessThanOrEqualTo(360);
        assertThat(seen.get("broken").getAsBoolean()).as("no text of peers ran").isFalse();
        assertThat(seen.get("resources").getAsInt())
                .as("requests that the page made")
                .isZero();
        assertThat(seen.get("violations").getAsString())
                .as("what the policy had to stop")
                .isEmpty();
        assertThat(seen.get("errors").getAsString()).as("console").isEmpty();
    }

    @Test
    void a_thousand_findings_fit_a_phone_too(@TempDir Path directory) throws Exception {
        JsonObject seen = visit(HtmlReport.write(Samples.large(1000)), directory);

        assertThat(seen.get("before").getAsString()).isEqualTo("4,1000 findings");
        assertThat(seen.get("scrollWidth").getAsInt()).isLessThanOrEqualTo(360);
        assertThat(seen.get("errors").getAsString()).isEmpty();
    }

    private static LaunchReport report() {
        Finding trap = Finding.of(SampleRule.POLICY, TRAP + "x".repeat(300))
                .expected(TRAP)
                .actual("</dl></article></main><style>*{background:url(http://trap.test/y)}</style>")
                .evidence(TRAP, "x".repeat(500) + "</pre>" + TRAP)
                .build();
        List<CheckResult> results = new ArrayList<>(Samples.prototype().results());
        results.add(Samples.failed(TRAP, SampleRule.POLICY, List.of(trap), List.of()));
        return new LaunchReport("acme.test", Samples.START, Samples.ELAPSED, results, List.of());
    }

    private static JsonObject visit(String page, Path directory) throws IOException, InterruptedException {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "skipped: no chromium, chromium-browser or google-chrome on the PATH");
        Files.writeString(directory.resolve("report.html"), page);
        Path visitor = Files.writeString(directory.resolve("visitor.html"), Browser.resource("visitor.html"));
        String dom = browser.orElseThrow().dom(visitor, directory);
        int begin = dom.indexOf("SEEN{");
        assertThat(begin).as("the visitor's note in\n%s", dom).isPositive();
        return JsonParser.parseString(dom.substring(begin + 4, dom.indexOf("}NEES", begin) + 1))
                .getAsJsonObject();
    }
}
