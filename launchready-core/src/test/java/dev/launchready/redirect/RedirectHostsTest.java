package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.net.loopback.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sets of hosts: the usual right ones give nothing above cleanup, and near misses are told. */
class RedirectHostsTest {
    private static final String DEEP = "/launchready/deep-link?utm_source=launchready&n=1";
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

    /** How providers redirect: the status and the way to https of each of apex and www, with the canonical host. */
    enum Provider {
        CLOUDFLARE("acme.test", 301, "https://acme.test", "https://www.acme.test", 301),
        VERCEL("www.acme.test", 308, "https://acme.test", "https://www.acme.test", 308),
        NETLIFY("acme.test", 301, "https://acme.test", "https://acme.test", 301),
        GITHUB_PAGES("www.acme.test", 301, "https://www.acme.test", "https://www.acme.test", 301),
        LOAD_BALANCER("acme.test", 301, "https://acme.test", "https://www.acme.test", 301);

        private final String canonical;
        private final List<String> script;

        Provider(String canonical, int upgrade, String httpApex, String httpWww, int host) {
            this.canonical = "https://" + canonical;
            String other = canonical.equals("acme.test") ? "www.acme.test" : "acme.test";
            this.script = Stream.of("/", DEEP)
                    .flatMap(path -> Stream.of(
                            "http://acme.test" + path + " " + upgrade + " " + httpApex + path,
                            "http://www.acme.test" + path + " " + upgrade + " " + httpWww + path,
                            "https://" + other + path + " " + host + " https://" + canonical + path,
                            "https://" + canonical + path + (path.equals("/") ? " 200" : " 404")))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_set_up_right_gives_no_finding(Provider provider) {
        provider.script.forEach(lab::on);

        assertRules(Redirects.toOneCanonicalOrigin().run(lab.launch()));
        assertRules(Redirects.toCanonical(provider.canonical).run(lab.launch()));
    }

    @Test
    void what_preloading_asks_of_the_domain_it_does_not_ask_of_www() {
        for (String path : List.of("/", DEEP)) {
            lab.on("http://acme.test" + path + " 301 https://acme.test" + path)
                    .on("http://www.acme.test" + path + " 301 https://acme.test" + path)
                    .on("https://www.acme.test" + path + " 301 https://acme.test" + path)
                    .on("https://acme.test" + path + " 200");
        }

        assertRules(Redirects.toCanonical("https://acme.test")
                .preferring(CanonicalPolicy.HSTS_PRELOAD)
                .run(lab.launch()));
    }

    @Test
    void https_first_and_the_language_then_is_no_more_than_cleanup() {
        lab.on("http://acme.test/ 301 https://acme.test/")
                .on("https://acme.test/ 301 https://acme.test/en")
                .on("https://acme.test/en 200");

        CheckResult result = Redirects.from("http://acme.test").run(lab.launch());

        assertRules(result, "redirect.too-many-hops");
        assertThat(result.findings().get(0).impact()).isEqualTo(Impact.CLEANUP);
    }

    @Test
    void a_subdomain_that_does_not_listen_on_http_is_as_well_off() {
        CheckResult result = Redirects.ofDeclaredSubdomains()
                .run(lab.launch().withHosts("api").connectTo("api.acme.test:80", "127.0.0.1:" + closedPort()));

        assertRules(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 500})
    void a_subdomain_that_answers_over_http_is_told(int status) {
        lab.on("http://api.acme.test/ " + status);

        CheckResult result = Redirects.ofDeclaredSubdomains().run(lab.launch().withHosts("api"));

        assertThat(result.findings()).extracting(Finding::rule).contains("redirect.https-not-enforced");
    }

    @Test
    void a_subdomain_that_demands_an_upgrade_serves_nothing_over_http() {
        lab.on("http://api.acme.test/ 426");

        assertRules(Redirects.ofDeclaredSubdomains().run(lab.launch().withHosts("api")));
    }

    @Test
    void an_authorization_that_only_goes_to_https_of_its_host_left_over_http_before() {
        lab.on("http://acme.test/api 308 https://acme.test/api").on("https://acme.test/api 200");

        CheckResult result = Redirects.from("http://acme.test/api")
                .withAuthorization("Bearer canary-0815")
                .run(lab.launch());

        assertRules(result, "redirect.credential-leak");
        assertThat(result.findings().get(0).actual())
                .isEqualTo("the exchange with http://acme.test/api exposes Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.test:8443/", "https://www.acme.test:3000/"})
    void an_inner_port_that_leaks_into_a_redirect_is_told(String inner) {
        lab.on("http://acme.test/ 301 " + inner).on(inner.replaceFirst(":\\d+/", "/") + " 200");
        Launch launch = lab.launch()
                .connectTo("*:8443", "127.0.0.1:" + lab.https().port())
                .connectTo("*:3000", "127.0.0.1:" + lab.https().port());

        CheckResult told = Redirects.from("http://acme.test").run(launch);

        assertRules(told, "redirect.wrong-end");
        assertThat(told.findings().get(0).impact()).isEqualTo(Impact.SUPPORT_RISK);
        assertRules(Redirects.from("http://acme.test").endsAt(inner).run(launch));
    }

    static Stream<String> elsewhere() {
        return Stream.of(
                "https://localhost:3000/ which is every visitor's own machine",
                "https://127.0.0.1:8080/ which is every visitor's own machine",
                "https://acme.testpricing/ where a slash is missing after acme.test",
                "https://www.acme.testpricing/ where a slash is missing after acme.test");
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void a_usual_slip_is_told_by_its_cause(String row) {
        String[] parts = row.split(" ", 2);
        lab.on("https://acme.test/", request -> Response.redirect(301, parts[0]));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertRules(result, "redirect.off-site");
        assertThat(result.findings().get(0).message()).contains(parts[1] + ", which was not followed");
    }

    private static void assertRules(CheckResult result, String... rules) {
        assertThat(result.findings())
                .as(() -> result.findings().stream().map(Finding::message).toList() + "\n" + result.unseen())
                .extracting(Finding::rule)
                .containsExactly(rules);
        assertThat(result.unseen()).isEmpty();
    }

    private static int closedPort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
