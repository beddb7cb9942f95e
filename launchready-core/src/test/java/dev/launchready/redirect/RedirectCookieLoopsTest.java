package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that cookies hide, end or only seem to end: a browser's jar decides which (RFC 6265 and its successor draft). */
class RedirectCookieLoopsTest {
    private static final String HOME = "https://acme.test/";
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

    @Test
    void a_loop_that_hands_out_a_new_session_each_time_is_a_loop() {
        lab.on(HOME, counting("https://acme.test/", "sid=%d; Secure; HttpOnly"));

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertRules(result, "redirect.loop");
        assertThat(result.findings().get(0).actual()).isEqualTo("https://acme.test/ redirects to itself");
    }

    @Test
    void two_hosts_that_point_at_each_other_loop_whatever_cookies_they_set() {
        lab.on(HOME, counting("https://www.acme.test/", "sid=%d; Domain=acme.test"))
                .on("https://www.acme.test/", counting(HOME, "sid=%d; Domain=acme.test"));

        CheckResult result = Redirects.from(HOME).run(lab.launch());

        assertRules(result, "redirect.loop");
        assertThat(result.findings().get(0).actual())
                .isEqualTo("the chain is back at https://acme.test/ after 2 redirects, for ever");
    }

    @Test
    void a_temporary_loop_that_sets_one_cookie_is_told_once() {
        lab.on(HOME, request -> Response.redirect(302, HOME).withHeader("Set-Cookie", "seen=1; Path=/"));

        assertRules(Redirects.from(HOME).run(lab.launch()), "redirect.loop");
    }

    @Test
    void a_flexible_edge_that_counts_its_visitors_is_told_by_its_name() {
        Function<Request, Response> loop = counting(HOME, "__cf_bm=%d; HttpOnly; Secure; Domain=acme.test");
        lab.on(
                HOME,
                request ->
                        loop.apply(request).withHeader("Server", "cloudflare").withHeader("CF-RAY", "8f1-FRA"));

        assertRules(Redirects.from(HOME).run(lab.launch()), "redirect.flexible-ssl");
    }

    @Test
    void a_page_that_counts_visits_in_a_cookie_and_then_lets_in_is_no_loop() {
        lab.on(HOME, request -> {
            int visits = Integer.parseInt(request.header("Cookie").orElse("n=0").substring(2));
            return visits >= 3
                    ? Response.ok("text/html", "<p>Welcome")
                    : Response.redirect(301, HOME).withHeader("Set-Cookie", "n=" + (visits + 1));
        });

        assertRules(Redirects.from(HOME).hasHopsAtMost(3).run(lab.launch()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/",
                "old=deleted; expires=Thursday, 01-Jan-70 00:00:01 GMT; path=/",
                "old=; Expires=Thu Jan  1 00:00:00 1970; Path=/",
                "old=; Max-Age=0; Path=/",
                "old=; Max-Age=-1; Expires=Fri, 31 Dec 2100 23:59:59 GMT; Path=/",
            })
    void a_cookie_that_is_deleted_is_sent_no_more(String deletion) {
        lab.on(HOME, request -> Response.redirect(301, HOME + "a").withHeader("Set-Cookie", "old=1; Path=/"))
                .on(HOME + "a", request -> Response.redirect(301, HOME + "b").withHeader("Set-Cookie", deletion))
                .on(
                        HOME + "b",
                        request -> request.header("Cookie").isPresent()
                                ? Response.redirect(301, HOME)
                                : Response.ok("text/html", "<p>Logged out"));

        assertRules(Redirects.from(HOME).hasHopsAtMost(2).run(lab.launch()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "seen=1; Expires=Fri, 31 Dec 2100 23:59:59 GMT",
                "seen=1; Expires=soon",
                "seen=1; Domain=.ACME.test; Secure; SameSite=Lax",
                "__Host-seen=1; Secure; Path=/",
                "__Secure-seen=1; Secure; Domain=acme.test",
                "seen=1; Path=nowhere",
            })
    void a_cookie_that_browsers_keep_ends_the_loop(String cookie) {
        lab.on(HOME, unlessSeen(cookie));

        assertRules(Redirects.from(HOME).run(lab.launch()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen=1; Domain=test",
                "seen=1; Domain=other.test",
                "seen=1; Domain=www.acme.test",
                "seen=1; Path=/admin",
                "__Host-seen=1; Secure; Path=/; Domain=acme.test",
                "__Host-seen=1; Secure; Path=/admin",
                "__Host-seen=1; Path=/",
                "__Secure-seen=1",
                "seen=1; Expires=Wed, 01 Jan 2020 00:00:00 GMT",
            })
    void a_cookie_that_browsers_refuse_does_not_end_the_loop(String cookie) {
        lab.on(HOME, unlessSeen(cookie));

        assertRules(Redirects.from(HOME).run(lab.launch()), "redirect.loop");
    }

    @Test
    void a_secure_cookie_that_is_set_over_http_is_refused() {
        lab.on(
                        "http://acme.test/",
                        request -> Response.redirect(301, HOME).withHeader("Set-Cookie", "seen=1; Secure; Path=/"))
                .on(HOME, unlessSeen("other=1"));

        assertRules(Redirects.from("http://acme.test").run(lab.launch()), "redirect.loop");
    }

    @Test
    void a_loop_of_twelve_is_told_with_its_length() {
        IntStream.range(0, 12).forEach(i -> lab.on(HOME + "?step=" + i + " 301 " + HOME + "?step=" + (i + 1) % 12));

        CheckResult result = Redirects.from(HOME + "?step=0").run(lab.launch());

        assertRules(result, "redirect.loop");
        assertThat(result.findings().get(0).actual()).contains("after 12 redirects");
    }

    @Test
    void a_query_that_grows_for_ever_is_told_as_what_it_is() {
        IntStream.range(0, 40)
                .forEach(
                        i -> lab.on(HOME + "?r=1" + "&r=1".repeat(i) + " 301 " + HOME + "?r=1" + "&r=1".repeat(i + 1)));

        CheckResult result = Redirects.from(HOME + "?r=1").run(lab.launch());

        assertRules(result, "redirect.too-many-hops");
        assertThat(result.findings().get(0).actual()).contains("20 redirects").contains("only its query changes");
    }

    @Test
    void twenty_redirects_are_followed_to_their_end() {
        IntStream.range(0, 20).forEach(i -> lab.on(HOME + i + " 301 " + HOME + (i + 1)));
        lab.on(HOME + "20 200");

        assertRules(Redirects.from(HOME + "0").hasHopsAtMost(20).run(lab.launch()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sid=1", "session=1; Path=/app", "id=1; HttpOnly", "auth_token=1; Domain=acme.test"})
    void a_session_that_is_handed_out_in_the_open_is_a_leak(String cookie) {
        lab.on("http://acme.test/", request -> Response.redirect(301, HOME).withHeader("Set-Cookie", cookie))
                .on(HOME + " 200");

        assertRules(Redirects.from("http://acme.test").run(lab.launch()), "redirect.credential-leak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__cf_bm=1; HttpOnly; Domain=acme.test",
                "AWSALB=1; Path=/; HttpOnly",
                "csrftoken=1",
                "lang=en",
                "sid=1; Secure",
                "sid=; Max-Age=0",
            })
    void a_cookie_that_opens_no_account_is_none(String cookie) {
        lab.on("http://acme.test/", request -> Response.redirect(301, HOME).withHeader("Set-Cookie", cookie))
                .on(HOME + " 200");

        assertRules(Redirects.from("http://acme.test").run(lab.launch()));
    }

    private static Function<Request, Response> unlessSeen(String cookie) {
        return request ->
                request.header("Cookie").filter(c -> c.contains("seen=1")).isPresent()
                        ? Response.ok("text/html", "<p>Welcome")
                        : Response.redirect(301, HOME).withHeader("Set-Cookie", cookie);
    }

    private static Function<Request, Response> counting(String location, String cookie) {
        AtomicInteger count = new AtomicInteger();
        return request -> Response.redirect(301, location)
                .withHeader("Set-Cookie", cookie.replace("%d", String.valueOf(count.incrementAndGet())));
    }

    private static void assertRules(CheckResult result, String... rules) {
        assertThat(result.findings())
                .as(() -> result.findings().stream().map(Finding::message).toList() + "\n" + result.unseen())
                .extracting(Finding::rule)
                .containsExactly(rules);
        assertThat(result.unseen()).isEmpty();
    }
}
