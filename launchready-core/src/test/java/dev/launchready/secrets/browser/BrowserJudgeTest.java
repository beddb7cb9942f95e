package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.secrets.Blob;
import dev.launchready.secrets.SecretMatch;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.Tokens;
import dev.launchready.secrets.browser.Gathering.Haul;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BrowserJudgeTest {
    @Property(tries = 300)
    void nothing_that_is_said_holds_eight_characters_of_a_secret(
            @ForAll("secrets") String secret, @ForAll("frames") String frame, @ForAll("addresses") String address) {
        byte[] bytes = frame.replace("%s", secret).getBytes(UTF_8);
        String at = address.replace("%s", secret);
        SecretScanner scanner = SecretScanner.standard().excusingNoPath();
        SourceMap map = SourceMapReader.read(SourceMaps.of("src/" + secret + "/a.ts", new String(bytes, UTF_8)))
                .map();
        Gathering gathering = new Gathering();
        gathering.add(Exam.script(scanner, at, bytes, map, at));
        Haul page = Exam.page(scanner, at, bytes, bytes);
        gathering.add(page);
        gathering.add(Exam.variables(scanner, ".env", bytes));

        BrowserScan scan = gathering.close("http://www.acme.test/");

        assertThat(scan.secrets().size()
                        + scan.variables().size()
                        + scan.publicKeys().size())
                .isPositive();
        for (Finding finding : BrowserJudge.findings(scan)) {
            assertSilent(finding.toString() + finding.message(), secret);
        }
        assertSilent(scan.secrets().toString() + scan.variables() + BrowserJudge.exhibits(scan), secret);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.longs()
                .flatMap(seed -> Arbitraries.of(
                        Tokens.stripe(seed),
                        Tokens.github("ghp", seed),
                        "AK" + "IA" + Tokens.random(seed, Tokens.UPPER, 16)));
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of(
                "k=\"%s\"",
                "VITE_KEY=%s",
                "{VITE_KEY:\"%s\",VITE_TOKEN:\"%s\"}",
                "<script>k('%s')</script>%s",
                "//# sourceMappingURL=%s\n\"%s\"",
                "x = '%s'; // was %s");
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of("http://www.acme.test/app.js", "http://www.acme.test/%s/app.js", "assets/%s.js");
    }

    @Test
    void many_places_of_a_secret_are_counted() {
        SecretMatch match = SecretScanner.standard()
                .scan(new Blob("a.js", Tokens.stripe(1).getBytes(UTF_8)))
                .get(0);
        List<BrowserSecret> places = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> new BrowserSecret(match.at("a" + i + ".js"), Optional.empty()))
                .toList();

        List<Finding> findings = BrowserJudge.findings(
                new BrowserScan("t", places, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).evidence().get(1).text()).endsWith("and 19 more");
    }

    @Test
    void a_secret_of_a_test_account_is_a_support_risk_where_it_is_served() {
        String text = "k=\"" + Tokens.stripe(2).replace("live", "test") + "\"";
        Gathering gathering = new Gathering();
        gathering.add(Exam.data(SecretScanner.standard(), "app.js", text.getBytes(UTF_8)));

        assertThat(BrowserJudge.findings(gathering.close("t")))
                .extracting(Finding::impact)
                .containsExactly(Impact.SUPPORT_RISK);
    }

    @Test
    void maps_are_one_finding_however_many_they_are() {
        List<ServedMap> maps =
                List.of(new ServedMap("a.js", "a.js.map", 10, 0), new ServedMap("b.js", "b.js.map", 3, 0));

        List<Finding> findings = BrowserJudge.findings(
                new BrowserScan("t", List.of(), List.of(), List.of(), List.of(), maps, List.of(), List.of()));

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "t: expected scripts without their source maps, but 2 source maps are served that name your"
                                + " source files.");
    }

    private static void assertSilent(String said, String secret) {
        String lower = said.toLowerCase(Locale.ROOT);
        String hidden = secret.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= hidden.length(); i++) {
            assertThat(lower).doesNotContain(hidden.substring(i, i + 8));
        }
    }
}
