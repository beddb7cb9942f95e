package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.net.loopback.Response;
import dev.launchready.secrets.Tokens;
import dev.launchready.secrets.browser.Mappings.Segment;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSiteTest {
    private final String token = Tokens.stripe(1);
    private final String secret = "const k=\"" + token + "\";";

    @Test
    void a_site_that_gives_browsers_public_keys_only_passes() {
        String publishable = "pk_" + "live_" + Tokens.random(2, Tokens.ALNUM, 24);
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script(
                        "/app.js",
                        "Stripe(\"" + publishable + "\");init({apiKey:\"AI" + "za" + Tokens.random(3, Tokens.ALNUM, 35)
                                + "\"})")) {
            CheckResult result = BrowserSecrets.of(TestSite.PAGE).run(site.launch());

            assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
            Exhibit.Table keys = (Exhibit.Table) result.exhibits().get(1);
            assertThat(keys.title()).isEqualTo("Keys that are meant for browsers, and what to restrict");
            assertThat(keys.rows())
                    .extracting(row -> row.get(0))
                    .containsExactly("Google API key", "Stripe publishable key");
            assertThat(keys.rows().get(0).get(3)).contains("restrict it to your sites");
        }
    }

    @Test
    void a_server_secret_in_a_script_is_a_blocker() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "a();\nb(\"" + token + "\")")) {
            Finding finding = only(site);

            assertThat(finding.rule()).isEqualTo("secrets.stripe-live-secret-key");
            assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
            assertThat(finding.message())
                    .isEqualTo(
                            "http://www.acme.test/app.js:2:4: expected no server secret in what browsers are given, but it"
                                    + " holds a Stripe live secret key, sk_…" + token.substring(token.length() - 2)
                                    + " (32 characters).");
            assertThat(finding.why())
                    .startsWith("What a browser is given, everybody is given: whoever opens the page can charge");
            assertThat(finding.remedy()).startsWith("Revoke it at https://dashboard.stripe.com/apikeys");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>%s</script>",
                "<script type=\"application/json\" id=\"__NEXT_DATA__\">{\"k\":\"%t\"}</script>",
                "<!-- %t -->",
                "<script src=/s.js></script>",
                "<script type=module src=https://www.acme.test:80/s.js></script><script src=http://static.acme.test/s.js></script>",
                "<link rel=modulepreload href=/s.js>",
                "<link rel=preload as=script href=/s.js>",
                "<link rel=preload as=fetch href=/data.json>",
                "<script type=importmap>{\"imports\":{\"s\":\"/s.js\"}}</script>",
                "<script>import('/s.js')</script>",
                "<script src=/a/entry.js></script>"
            })
    void a_secret_is_found_wherever_a_browser_gets_it(String page) {
        try (TestSite site = TestSite.start()
                .page(page.replace("%s", secret).replace("%t", token))
                .script("/s.js", secret)
                .on("static.acme.test", "/s.js", Response.ok("text/javascript", secret))
                .json("/data.json", "{\"k\":\"" + token + "\"}")
                .script("/a/entry.js", "import(\"./mid.mjs\")")
                .script("/a/mid.mjs", "const m=[\"a/leaf.js\"]")
                .script("/a/leaf.js", secret)) {
            assertThat(site.scan().secrets())
                    .extracting(s -> s.match().rule().id())
                    .containsOnly("secrets.stripe-live-secret-key")
                    .isNotEmpty();
        }
    }

    @Test
    void a_secret_is_traced_to_the_file_and_line_that_its_author_knows() {
        String source = "// pay\nexport const pay =\n  stripe('" + token + "');\n";
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", secret + "\n//# sourceMappingURL=app.js.map")
                .json("/app.js.map", SourceMaps.of("webpack://_N_E/./src/lib/pay.ts", source))) {
            List<Finding> findings =
                    BrowserSecrets.of(TestSite.PAGE).run(site.launch()).findings();

            assertThat(findings)
                    .extracting(Finding::rule)
                    .containsExactly("secrets.stripe-live-secret-key", "browser.source-map-served");
            assertThat(findings.get(0).actual()).endsWith("written in src/lib/pay.ts:3");
            assertThat(findings.get(1).impact()).isEqualTo(Impact.CLEANUP);
            assertThat(findings.get(1).message())
                    .isEqualTo(
                            "http://www.acme.test/: expected scripts without their source maps, but a source map is served"
                                    + " with the text of 1 file of your own.");
        }
    }

    @Test
    void a_map_without_texts_leads_back_by_its_mappings() {
        // the umlaut is two bytes and one column
        String script = "ü();" + secret;
        String map = SourceMaps.map(
                        List.of("src/a.ts", "src/pay.ts"),
                        Arrays.asList(null, null),
                        SourceMaps.mappings(List.of(
                                new Segment(0, 0, 0, 0, 0), new Segment(0, 13, 1, 41, 2), new Segment(0, 14, 0, 9, 0))))
                .toString();
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .on("/app.js", Response.ok("text/javascript", script).withHeader("SourceMap", "/maps/app.map"))
                .json("/maps/app.map", map)) {
            assertThat(site.scan().secrets())
                    .extracting(BrowserSecret::original)
                    .containsExactly(java.util.Optional.of(new Original("src/pay.ts", 42)));
        }
    }

    @Test
    void what_the_bundler_dropped_is_in_an_inline_map_all_the_same() {
        String map = SourceMaps.of("src/a.ts", "// the old key was " + token + "\n");
        String data = Base64.getEncoder().encodeToString(map.getBytes(UTF_8));
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "a()\n//# sourceMappingURL=data:application/json;base64," + data)) {
            List<BrowserSecret> secrets = site.scan().secrets();

            assertThat(secrets)
                    .extracting(s -> s.original().map(Original::toString).orElse(""))
                    .contains("src/a.ts:1");
        }
    }

    @Test
    void a_map_that_no_script_names_is_asked_for_too() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "a()")
                .json("/app.js.map", SourceMaps.of("src/a.ts", secret))) {
            assertThat(site.scan().secrets()).hasSize(1);
        }
    }

    @Test
    void a_map_that_is_not_there_is_as_it_should_be() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "a()\n//# sourceMappingURL=app.js.map")) {
            assertThat(BrowserSecrets.of(TestSite.PAGE).run(site.launch()).outcome())
                    .isInstanceOf(Outcome.Passed.class);
            assertThat(site.scan().files()).extracting(ServedFile::result).contains("404, not there");
        }
    }

    @Test
    void a_test_key_that_goes_live_is_a_support_risk() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "Stripe(\"pk_" + "test_" + Tokens.random(4, Tokens.ALNUM, 24) + "\")")) {
            Finding finding = only(site);

            assertThat(finding.rule()).isEqualTo("browser.test-key");
            assertThat(finding.impact()).isEqualTo(Impact.SUPPORT_RISK);
        }
    }

    @Test
    void a_variable_that_a_bundle_names_is_told_with_what_publishes_it() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "const e={VITE_STRIPE_SECRET:\"" + token + "\",MODE:\"production\"}")) {
            Finding finding = only(site);

            assertThat(finding.rule()).isEqualTo("browser.published-variable");
            assertThat(finding.actual()).startsWith("VITE_STRIPE_SECRET holds a Stripe live secret key, sk_…");
            assertThat(finding.why()).contains("Vite writes the value of every variable that begins with VITE_");
            assertThat(finding.remedy()).startsWith("Rename it to STRIPE_SECRET");
        }
    }

    @Test
    void the_same_secret_in_several_scripts_is_one_finding() {
        try (TestSite site = TestSite.start()
                .page("<script src=/a.js></script><script src=/b.js></script>")
                .script("/a.js", secret)
                .script("/b.js", secret)) {
            Finding finding = only(site);

            assertThat(finding.evidence().stream()
                            .map(e -> e.label() + e.text())
                            .collect(Collectors.joining()))
                    .contains("also inhttp://www.acme.test/b.js:1:10");
        }
    }

    @Test
    void only_declared_hosts_are_asked() {
        String page = "<script src=http://cdn.acme-static.test/a.js></script>"
                + "<script src=http://pay.test/v3.js></script><script src=http://ads.test/x.js></script>";
        try (TestSite site = TestSite.start()
                .page(page)
                .on("cdn.acme-static.test", "/a.js", Response.ok("text/javascript", secret))) {
            BrowserScan scan = BrowserSecrets.of(TestSite.PAGE)
                    .withCdn("cdn.acme-static.test")
                    .leavingOut("pay.test")
                    .scan(site.launch());

            assertThat(scan.secrets()).hasSize(1);
            assertThat(site.askedOf("pay.test")).isEmpty();
            assertThat(site.askedOf("ads.test")).isEmpty();
            assertThat(scan.unseen()).singleElement().satisfies(unseen -> {
                assertThat(unseen.subject()).isEqualTo("http://ads.test/x.js");
                assertThat(unseen.reason()).contains("withCdn(\"ads.test\")").contains("leavingOut(\"ads.test\")");
            });
        }
    }

    private static Finding only(TestSite site) {
        List<Finding> findings =
                BrowserSecrets.of(TestSite.PAGE).run(site.launch()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
