package dev.launchready.redirect;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write a Location, on the wire: where the visitor arrives, and what is said of it. */
class RedirectLocationsTest {
    private static final String START = "https://acme.test/";
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

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource
    void the_visitor_arrives(String location, String arrives, List<String> findings) {
        // a server sees neither fragment nor the dot that ends a name: only the Host of the request tells
        lab.on(START + "start", request -> Response.redirect(301, location)).on(arrives + " 200");

        CheckResult result =
                Redirects.from(START + "start").mayDropPathAndQuery().run(lab.launch());

        assertThat(told(result)).as(() -> messages(result)).containsExactlyElementsOf(findings);
        assertThat(result.unseen()).isEmpty();
    }

    static Stream<Arguments> the_visitor_arrives() {
        String malformed = "location-malformed support-risk";
        String relative = "location-relative cleanup";
        return Stream.of(
                arrives("https://acme.test:443/en", "https://acme.test/en"),
                arrives("HTTPS://WWW.ACME.TEST/En", "https://www.acme.test/En"),
                arrives("https://acme.test./en", "https://acme.test./en"),
                arrives("https://xn--bcher-kva.acme.test/", "https://xn--bcher-kva.acme.test/"),
                arrives("https://acme.test", "https://acme.test/"),
                arrives("https://acme.test?a=b", "https://acme.test/?a=b"),
                arrives("https://acme.test/en#top", "https://acme.test/en"),
                arrives("https://acme.test/a/../en", "https://acme.test/en"),
                arrives("https://acme.test/caf%C3%A9", "https://acme.test/caf%C3%A9"),
                arrives("https://acme.test/" + "a".repeat(60_000), "https://acme.test/" + "a".repeat(60_000)),
                arrives("?a=b", "https://acme.test/start?a=b", relative),
                arrives("en", "https://acme.test/en", relative),
                arrives("./en?a=b#c", "https://acme.test/en?a=b", relative),
                arrives("//www.acme.test/en", "https://www.acme.test/en", relative),
                arrives("/../en", "https://acme.test/en", malformed),
                arrives("https://user:s3cret@acme.test/en", "https://acme.test/en", malformed),
                arrives("https://b\u00c3\u00bccher.acme.test/", "https://xn--bcher-kva.acme.test/", malformed),
                arrives("/caf\u00c3\u00a9", "https://acme.test/caf%C3%A9", malformed),
                arrives("/caf\u00e9", "https://acme.test/caf%E9", malformed),
                arrives("/en?q=\u00e9", "https://acme.test/en?q=%E9", malformed),
                arrives("https://acme.test/a\tb", "https://acme.test/ab", malformed),
                arrives("https://acme.test/a b?c d", "https://acme.test/a%20b?c%20d", malformed),
                arrives("https:/en", "https://acme.test/en", malformed),
                arrives("https:en", "https://acme.test/en", malformed),
                arrives("///acme.test/en", "https://acme.test/en", malformed),
                arrives("/\\www.acme.test/en", "https://www.acme.test/en", malformed),
                arrives("<https://acme.test/en>", "https://acme.test/%3Chttps://acme.test/en%3E", malformed),
                arrives("\"https://acme.test/en\"", "https://acme.test/%22https://acme.test/en%22", malformed),
                arrives("{{base_url}}/en", "https://acme.test/%7B%7Bbase_url%7D%7D/en", malformed),
                arrives("https://acme.test/100%", "https://acme.test/100%", malformed));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource
    void the_visitor_is_lost(String location, List<String> findings) {
        lab.on(START, request -> Response.redirect(301, location));

        CheckResult result = Redirects.from(START).run(lab.launch());

        assertThat(told(result)).as(() -> messages(result)).containsExactlyElementsOf(findings);
        assertThat(result.unseen()).isEmpty();
    }

    static Stream<Arguments> the_visitor_is_lost() {
        String malformed = "location-malformed launch-blocker";
        String offSite = "off-site launch-blocker";
        return Stream.of(
                lost("", "location-missing launch-blocker"),
                lost(" ", "location-missing launch-blocker"),
                lost("#top", "loop launch-blocker"),
                lost("https://acme.test", "loop launch-blocker"),
                lost("HTTPS://ACME.TEST:443/", "loop launch-blocker"),
                lost("javascript:alert(1)", malformed),
                lost("data:text/html,hi", malformed),
                lost("mailto:hi@acme.test", malformed),
                lost("file:///etc/passwd", malformed),
                lost("acmeapp://open/en", malformed),
                lost("acme.test:443/en", malformed),
                lost("https://", malformed),
                lost("https:///", malformed),
                lost("https://acme.test:0/", malformed),
                lost("https://ac me.test/", malformed),
                lost("https://$host/", offSite),
                lost("https://{host}/", malformed),
                lost("https://undefined/", offSite),
                lost("https://localhost:3000/", offSite),
                lost("https://127.0.0.1/", offSite),
                lost("https://10.0.0.5/", offSite),
                lost("https://[::1]/", offSite),
                lost("https://acme.testpricing/", offSite),
                lost("https://acme.test@other.test/", offSite, "location-malformed support-risk"),
                lost("https://acme.test%2eother.test/", offSite, "location-malformed support-risk"),
                lost("https://notacme.test/", offSite),
                lost("//other.test/", offSite, "location-relative cleanup"));
    }

    @Test
    void of_two_locations_that_differ_browsers_take_neither() {
        lab.on(START, request -> Response.redirect(301, START + "a").withHeader("Location", START + "b"))
                .on(START + "a 200");

        CheckResult result = Redirects.from(START).run(lab.launch());

        assertThat(told(result)).containsExactly("location-doubled launch-blocker");
    }

    @Test
    void of_two_locations_one_of_which_is_empty_the_other_counts() {
        lab.on(START, request -> Response.redirect(301, "").withHeader("Location", START + "b"))
                .on(START + "b 200");

        CheckResult result = Redirects.from(START).run(lab.launch());

        assertThat(told(result)).containsExactly("location-doubled launch-blocker");
        assertThat(result.findings().get(0).actual()).contains("\"\" and");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 203})
    void a_location_beside_a_success_leads_nowhere(int status) {
        lab.on(START, request -> Response.status(status).withHeader("Location", START + "a"));

        assertThat(told(Redirects.from(START).run(lab.launch()))).isEmpty();
        assertThat(told(Redirects.from(START).endsAt(START + "a").run(lab.launch())))
                .containsExactly("wrong-end launch-blocker");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 305, 306, 399})
    void a_location_beside_a_status_that_browsers_do_not_follow_is_an_error(int status) {
        lab.on(START, request -> Response.status(status).withHeader("Location", START + "a"))
                .on(START + "a 200");

        assertThat(told(Redirects.from(START).run(lab.launch()))).containsExactly("ends-in-error launch-blocker");
    }

    @Test
    void a_password_in_a_location_reaches_no_report() {
        lab.on(START, request -> Response.redirect(302, "https://user:s3cret@acme.test/en"))
                .on(START + "en 302 https://token-s3cret@acme.test/de")
                .on(START + "de 200");

        CheckResult result = Redirects.from(START).run(lab.launch());

        assertThat(result.findings()).isNotEmpty();
        assertThat(result.toString()).contains("acme.test/en").doesNotContain("s3cret");
        assertThat(Redirects.from(START).follow(lab.launch()).describe()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/caf%c3%a9?q=%2f", "/c%61f%C3%A9?q=%2F", "/caf%C3%A9?q=%2F"})
    void spellings_that_rfc_3986_calls_one_address_are_one_end(String spelling) {
        lab.on(START + " 301 https://www.acme.test" + spelling).on("https://www.acme.test" + spelling + " 200");

        CheckResult result = Redirects.from(START)
                .endsAt("https://www.acme.test/caf%C3%A9?q=%2F")
                .run(lab.launch());

        assertThat(told(result)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/caf%25C3%25A9?q=%2F", "/caf%C3%A9?q=/", "/Caf%C3%A9?q=%2F", "//caf%C3%A9?q=%2F"})
    void spellings_that_only_look_alike_are_another_end(String spelling) {
        lab.on(START + " 301 https://www.acme.test" + spelling).on("https://www.acme.test" + spelling + " 200");

        CheckResult result = Redirects.from(START)
                .endsAt("https://www.acme.test/caf%C3%A9?q=%2F")
                .run(lab.launch());

        assertThat(told(result)).containsExactly("wrong-end launch-blocker");
    }

    private static Arguments arrives(String location, String at, String... findings) {
        return arguments(location, at, List.of(findings));
    }

    private static Arguments lost(String location, String... findings) {
        return arguments(location, List.of(findings));
    }

    private static List<String> told(CheckResult result) {
        return result.findings().stream()
                .map(f -> f.rule().replace("redirect.", "") + " " + inWords(f.impact()))
                .toList();
    }

    private static String inWords(Impact impact) {
        assertThat(impact).isIn(LAUNCH_BLOCKER, SUPPORT_RISK, CLEANUP);
        return impact.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String messages(CheckResult result) {
        return result.findings().stream().map(Finding::message).toList() + "\n" + result.unseen();
    }
}
