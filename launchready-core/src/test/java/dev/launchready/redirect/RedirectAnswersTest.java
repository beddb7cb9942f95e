package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.loopback.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that break HTTP, walls before the site, and pages that move on by themselves, as a chain meets them. */
class RedirectAnswersTest {
    private static final String HOME = "https://acme.test/";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static RedirectLab lab;

    @BeforeAll
    static void open() {
        lab = new RedirectLab();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @BeforeEach
    void clear() {
        lab.clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_page_that_breaks_http_is_told(String name, String octets, String impact, String word) {
        lab.on(HOME, request -> Response.raw(octets));

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertThat(told(result)).as(() -> messages(result)).containsExactly("malformed-answer " + impact);
        assertThat(result.findings().get(0).actual()).contains(word);
    }

    static Stream<Arguments> a_page_that_breaks_http_is_told() {
        String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                arguments("no colon", OK + "oops\r\n\r\nhi", "support-risk", "header without colon"),
                arguments("space before colon", OK + "X : 1\r\n\r\nhi", "support-risk", "space before colon"),
                arguments("NUL", OK + "X: a\0b\r\n\r\nhi", "support-risk", "control in value"),
                arguments("bare LF", "HTTP/1.1 200 OK\nX: 1\n\nhi", "cleanup", "bare lf"),
                arguments("folding", OK + "X: a\r\n b\r\n\r\nhi", "cleanup", "obsolete folding"),
                arguments(
                        "two lengths",
                        OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!",
                        "launch-blocker",
                        "conflicting content length"),
                arguments(
                        "hex length", OK + "Content-Length: 0x2\r\n\r\nhi", "launch-blocker", "invalid content length"),
                arguments(
                        "length and chunked",
                        OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        "support-risk",
                        "length with transfer encoding"),
                arguments("bad chunk", chunked + "2\r\nhi\r\nzz\r\n", "launch-blocker", "bad chunk"),
                arguments(
                        "no gzip",
                        OK + "Content-Encoding: gzip\r\n\r\nplain text",
                        "launch-blocker",
                        "bad content coding"),
                arguments("odd coding", OK + "Content-Encoding: utf-8\r\n\r\nhi", "support-risk", "bad content coding"),
                arguments("lower case", "http/1.1 200 OK\r\n\r\nhi", "support-risk", "bad status line"));
    }

    @Test
    void a_page_that_breaks_off_is_told_and_its_rest_is_not_seen() {
        lab.on(HOME, request -> Response.raw(OK + "Content-Length: 9\r\n\r\nhi"));

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertThat(told(result)).containsExactly("malformed-answer support-risk");
        assertThat(result.unseen()).extracting(Unseen::impact).containsExactly(Impact.SUPPORT_RISK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 99 Low\r\n\r\n", "<html>hi</html>", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 OK\r\n\r\n"})
    void what_is_no_answer_at_all_is_unreachable(String octets) {
        lab.on(HOME, request -> Response.raw(octets));

        assertThat(told(Redirects.from(HOME).run(lab.launch()))).containsExactly("unreachable launch-blocker");
    }

    @Test
    void a_redirect_is_followed_at_its_head_whatever_its_content_does() {
        String head = "HTTP/1.1 301 Moved\r\nLocation: https://acme.test/%d\r\n";
        lab.on(
                        HOME,
                        request -> Response.raw(head.replace("%d", "1") + "Content-Length: 9\r\n\r\nhi")
                                .thenStall())
                .on(
                        HOME + "1",
                        request ->
                                Response.raw(head.replace("%d", "2") + "\r\n").thenEndless("hello"))
                .on(HOME + "2", request -> Response.raw(head.replace("%d", "3") + "Content-Encoding: gzip\r\n\r\nhuh"))
                .on(HOME + "3 200");

        CheckResult result = Redirects.from(HOME).hasHopsAtMost(3).run(lab.launch());

        assertThat(told(result)).as(() -> messages(result)).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    @Test
    void a_redirect_with_two_lengths_is_refused_by_browsers_and_told() {
        lab.on(
                        HOME,
                        request -> Response.raw("HTTP/1.1 301 Moved\r\nLocation: https://acme.test/1\r\n"
                                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!"))
                .on(HOME + "1 200");

        assertThat(told(Redirects.from(HOME).run(lab.launch()))).containsExactly("malformed-answer launch-blocker");
    }

    @Test
    void hints_before_the_answer_are_no_answer() {
        String hint = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nLocation: /trap\r\n\r\n";
        lab.on(HOME, request -> Response.raw("HTTP/1.1 100 Continue\r\n\r\n" + hint + hint + OK + "\r\nhi"));

        assertThat(told(Redirects.from(HOME).run(lab.launch()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, cf-mitigated, challenge",
        "503, cf-mitigated, challenge",
        "403, x-vercel-mitigated, challenge",
        "202, x-amzn-waf-action, challenge",
        "405, x-amzn-waf-action, captcha",
        "429, Retry-After, 30",
    })
    void a_wall_before_the_site_proves_nothing(int status, String name, String value) {
        lab.on(HOME, request -> Response.status(status).withHeader(name, value));

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).extracting(Unseen::impact).containsExactly(Impact.LAUNCH_BLOCKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<template><meta http-equiv=refresh content='0;url=/en'></template>",
                "<!-- <meta http-equiv=refresh content='0;url=/en'> -->",
                "<textarea><meta http-equiv=refresh content='0;url=/en'></textarea>",
                "<script>var s = \"<meta http-equiv=refresh content='0;url=/en'>\";</script>",
                "<noscript><meta http-equiv=refresh content='0;url=/en'></noscript>",
                "<meta name=refresh content='0;url=/en'>",
                "<meta http-equiv=refresh content='0url=/en'>",
                "<meta http-equiv=refresh content='600;url=/en'>",
                "<meta http-equiv=refresh content='0'>",
                "<script>location.hash = '#top'; location = '#menu'; location.href = 'mailto:hi@acme.test'</script>",
                "<template><script>location = '/en'</script></template>",
            })
    void a_page_that_stays_where_it_is_gives_no_finding(String html) {
        lab.on(HOME, request -> Response.ok("text/html", "<!doctype html><head>" + html));

        assertThat(told(Redirects.from(HOME).run(lab.launch()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<META HTTP-EQUIV=\"REFRESH\" CONTENT=\"0; URL=https://acme.test/en\">",
                "<meta http-equiv=refresh content=3,/en>",
                "<base href='https://acme.test/docs/'><meta http-equiv=refresh content='0; url=../en'>",
                "<body><meta http-equiv=refresh content=\"0;url='/en'\">",
                "<meta http-equiv=refresh content='600;url=/x'><meta http-equiv=refresh content='0;url=/en'>",
            })
    void a_page_that_moves_on_is_followed(String html) {
        lab.on(HOME, request -> Response.ok("text/html", html)).on(HOME + "en 200");

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertThat(told(result)).as(() -> messages(result)).containsExactly("meta-refresh support-risk");
    }

    @ParameterizedTest
    @CsvSource({
        "/a?utm_source=x&plan=pro, /b?plan=pro, query-lost",
        "/a?utm_source=x, /b?lang=en, query-lost",
        "/a?q=a%20b, /a?q=a%2520b, query-lost",
        "/a?x=1, /a?, query-lost",
        "/a%20b, /a%2520b, path-lost",
        "/a?x=1&y=2, /a?y=2&x=1,",
        "/a?x=1, /a/?x=1&ref=edge,",
        "/a?q=%c3%a9, /a?q=%C3%A9,",
        "/app?x=1, /login?next=%2Fapp%3Fx%3D1,",
        "/product?id=running-shoes, /products/running-shoes,",
        "/a?, /b,",
        "/a%20b, /a%20b/,",
    })
    void what_of_an_address_is_lost(String from, String to, String rule) {
        lab.on("https://acme.test" + from + " 301 https://acme.test" + to).on("https://acme.test" + to + " 200");

        CheckResult result = Redirects.from("https://acme.test" + from).run(lab.launch());

        assertThat(told(result))
                .as(() -> messages(result))
                .containsExactlyElementsOf(rule == null ? List.of() : List.of(rule + " support-risk"));
    }

    private static List<String> told(CheckResult result) {
        return result.findings().stream()
                .map(f -> f.rule().replace("redirect.", "") + " "
                        + f.impact().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static String messages(CheckResult result) {
        return result.findings().stream().map(Finding::message).toList() + "\n" + result.unseen();
    }
}
