package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.loopback.Response;
import dev.launchready.secrets.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a peer does wrong is told as unseen; what was seen before it counts. */
class BrowserHostileTest {
    private static final String TOKEN = Tokens.stripe(1);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n\r\n";
    private static final String SECRET = "const k=\"" + TOKEN + "\";";

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("endless", Response.raw(HEAD).thenEndless("a();"), "has more than 1000000 bytes"),
                Arguments.of("fails", Response.status(500), "answers 500, not with the script"),
                Arguments.of("forbidden", Response.status(403), "answers 403, not with the script"),
                Arguments.of(
                        "elsewhere", Response.redirect(302, "http://evil.test/a.js"), "redirects to evil.test, which"),
                Arguments.of("nowhere", Response.redirect(302, "http://"), "redirects to nowhere"),
                Arguments.of("circle", Response.redirect(302, "/app.js"), "redirects more than 5 times"),
                Arguments.of("cut", Response.raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\na()"), "broke off"),
                Arguments.of("reset", Response.raw("").thenReset(), "did not answer"),
                Arguments.of("garbage", Response.raw("not http at all\r\n\r\n"), ""),
                Arguments.of("bomb", gzipped(" ".repeat(50_000_000)), "decompress"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void a_script_that_could_not_be_read_leaves_the_outcome_open(String name, Response response, String reason) {
        try (TestSite site =
                TestSite.start().page("<script src=/app.js></script>").on("/app.js", response)) {
            CheckResult result =
                    BrowserSecrets.of(TestSite.PAGE).withLargestFile(1_000_000).run(site.launch());

            assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
            assertThat(result.unseen()).anySatisfy(unseen -> {
                assertThat(unseen.subject()).isEqualTo("http://www.acme.test/app.js");
                assertThat(unseen.reason()).contains(reason);
            });
            assertThat(site.askedOf("evil.test")).isEmpty();
        }
    }

    @Test
    void what_came_before_a_script_broke_off_is_looked_at() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .on("/app.js", Response.raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + SECRET))) {
            BrowserScan scan = site.scan();

            assertThat(scan.secrets()).hasSize(1);
            assertThat(scan.unseen()).isNotEmpty();
        }
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                Arguments.of("malformed", Response.ok("application/json", "{\"sources\":["), "its JSON is malformed"),
                Arguments.of("list", Response.ok("application/json", "[1]"), "it is no JSON object"),
                Arguments.of(
                        "deep",
                        Response.ok("application/json", "{\"x\":" + "[".repeat(900_000)),
                        "its JSON is malformed"),
                Arguments.of(
                        "many sections",
                        Response.ok(
                                "application/json",
                                "{\"sections\":[" + "{\"map\":{\"sources\":[],\"mappings\":\"\"}},".repeat(15_000)
                                        + "{}]}"),
                        "its sections are too many"),
                Arguments.of(
                        "many sources",
                        Response.ok(
                                "application/json",
                                "{\"mappings\":\"\",\"sources\":[" + "\"a\",".repeat(80_000) + "\"b\"]}"),
                        "more than 50000 sources"),
                Arguments.of("fails", Response.status(500), "answers 500"),
                Arguments.of("bomb", gzipped("{\"mappings\":\"" + "A".repeat(50_000_000)), "decompress"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("maps")
    void a_map_that_could_not_be_read_leaves_it_open_and_the_script_is_looked_at(
            String name, Response response, String reason) {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", SECRET + "\n//# sourceMappingURL=app.map")
                .on("/app.map", response)) {
            BrowserScan scan = site.scan();

            assertThat(scan.secrets()).extracting(s -> s.match().path()).contains("http://www.acme.test/app.js");
            assertThat(scan.unseen()).anySatisfy(unseen -> {
                assertThat(unseen.subject()).isEqualTo("http://www.acme.test/app.map");
                assertThat(unseen.reason()).contains(reason);
            });
        }
    }

    @Test
    void a_secret_in_a_malformed_map_is_served_all_the_same() {
        try (TestSite site = TestSite.start()
                .page("<script src=/app.js></script>")
                .script("/app.js", "a()\n//# sourceMappingURL=app.map")
                .json("/app.map", "{\"sourcesContent\":[\"" + TOKEN)) {
            assertThat(site.scan().secrets()).hasSize(1);
        }
    }

    @Test
    void a_page_that_is_not_there_leaves_it_open() {
        try (TestSite site = TestSite.start()) {
            assertThat(site.scan().unseen())
                    .extracting(u -> u.subject() + " " + u.reason())
                    .containsExactly("http://www.acme.test/ there is no page there to read scripts from");
        }
    }

    @Test
    void more_scripts_than_a_guest_asks_for_are_told() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            page.append("<script src=/s").append(i).append(".js></script>");
        }
        try (TestSite site = TestSite.start().page(page.toString())) {
            BrowserScan scan =
                    BrowserSecrets.of(TestSite.PAGE).withFilesAtMost(10).scan(site.launch());

            assertThat(site.asked().stream().filter(path -> path.endsWith(".js")))
                    .hasSizeLessThanOrEqualTo(10);
            assertThat(scan.unseen()).extracting(u -> u.subject()).contains("files beyond the bound");
        }
    }

    @Test
    void scripts_that_name_scripts_for_ever_end() {
        try (TestSite site = TestSite.start().page("<script src=/n/0.js></script>")) {
            for (int i = 0; i < 20; i++) {
                site.script("/n/" + i + ".js", "import(\"./" + (i + 1) + ".js\")");
            }
            BrowserScan scan = site.scan();

            assertThat(scan.files()).hasSizeLessThan(20);
            assertThat(scan.unseen()).extracting(u -> u.reason()).anyMatch(r -> r.contains("was not followed further"));
        }
    }

    @Test
    void a_host_that_drips_for_ever_is_left_at_the_deadline_and_what_was_seen_counts() {
        Launch launch;
        try (TestSite site = TestSite.start()
                .page("<script>" + SECRET + "</script><script src=/slow.js></script>")
                .on("/slow.js", Response.raw(HEAD).thenDripForever("a", Duration.ofMillis(20)))) {
            launch = site.launch().within(Duration.ofMillis(1500));

            CheckResult result = BrowserSecrets.of(TestSite.PAGE).run(launch);

            assertThat(result.findings()).hasSize(1);
            assertThat(result.unseen()).extracting(u -> u.subject()).contains("http://www.acme.test/slow.js");
        }
    }

    private static Response gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Response.status(200)
                .withHeader("Content-Encoding", "gzip")
                .withBody("text/javascript", bytes.toByteArray());
    }
}
