package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Confidence;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a line of script cannot say: cookies, credentials, pages that redirect, edges, peers that fail. */
class RedirectFollowTest {
    private final RedirectLab lab = new RedirectLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_hop_keeps_what_was_on_the_wire() {
        lab.on("http://acme.test/ 301 https://acme.test/").on("https://acme.test/ 200");

        RedirectChain chain = Redirects.from("http://acme.test").follow(lab.launch());

        assertThat(chain.redirects()).isEqualTo(1);
        assertThat(chain.finalUrl()).hasToString("Optional[https://acme.test/]");
        Hop first = chain.hops().get(0);
        assertThat(first.status()).contains(301);
        assertThat(first.locations()).containsExactly("https://acme.test/");
        assertThat(first.exchange().connectedTo())
                .hasValueSatisfying(address ->
                        assertThat(address.getAddress().isLoopbackAddress()).isTrue());
        assertThat(chain.last().exchange().tls())
                .hasValueSatisfying(tls -> assertThat(tls.chain()).isNotEmpty());
        assertThat(chain.describe()).startsWith("GET http://acme.test/ -> 301 https://acme.test/ (");
    }

    @Test
    void a_site_that_sets_a_cookie_and_redirects_to_itself_is_no_loop() {
        lab.on(
                "https://acme.test/",
                request -> request.header("Cookie").isPresent()
                        ? Response.ok("text/html", "<p>Welcome")
                        : Response.redirect(301, "https://acme.test/")
                                .withHeader("Set-Cookie", "seen=1; Secure; Path=/"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_session_cookie_without_secure_that_a_hop_carries_into_the_open_is_a_leak() {
        lab.on(
                        "https://acme.test/",
                        request -> Response.redirect(301, "http://acme.test/app")
                                .withHeader("Set-Cookie", "session=s3cr3tvalue; Path=/"))
                .on("http://acme.test/app 200");

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("redirect.downgrade", "redirect.credential-leak");
        assertThat(result.findings().toString()).contains("cookie session").doesNotContain("s3cr3tvalue");
    }

    @Test
    void a_secure_cookie_stays_at_home() {
        lab.on(
                        "https://acme.test/",
                        request -> Response.redirect(301, "http://acme.test/app")
                                .withHeader("Set-Cookie", "session=s3cr3tvalue; Path=/; Secure; HttpOnly"))
                .on(
                        "http://acme.test/app",
                        request -> request.header("Cookie").isPresent()
                                ? Response.status(500)
                                : Response.ok("text/html", "<p>Hi"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("redirect.downgrade");
    }

    @Test
    void an_authorization_is_sent_to_its_origin_only_and_a_chain_that_leaves_it_is_a_leak() {
        lab.on(
                        "https://acme.test/api",
                        request -> request.header("Authorization").isPresent()
                                ? Response.redirect(308, "https://api.acme.test/api")
                                : Response.status(401))
                .on(
                        "https://api.acme.test/api",
                        request -> request.header("Authorization").isPresent()
                                ? Response.status(500)
                                : Response.ok("application/json", "{}"));

        CheckResult result = Redirects.from("https://acme.test/api")
                .withAuthorization("Bearer canary-0815")
                .run(lab.launch());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("redirect.credential-leak");
        assertThat(result.findings().toString()).doesNotContain("canary-0815");
    }

    @Test
    void a_meta_refresh_is_followed_and_told() {
        lab.on(
                        "https://acme.test/",
                        request -> Response.ok(
                                "text/html", "<head><meta http-equiv=Refresh content=\"0; url='/en'\"></head>"))
                .on("https://acme.test/en 200");

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).rule()).isEqualTo("redirect.meta-refresh");
        assertThat(result.findings().get(0).confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_refresh_header_counts_like_a_meta_refresh_and_a_loop_of_them_is_a_loop() {
        lab.on(
                        "https://acme.test/",
                        request -> Response.ok("text/html", "<p>Wait").withHeader("Refresh", "0;/a"))
                .on(
                        "https://acme.test/a",
                        request -> Response.ok("text/html", "<p>Wait").withHeader("Refresh", "0;url=/"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("redirect.loop");
    }

    @Test
    void a_script_that_assigns_location_is_a_sign_and_says_so() {
        lab.on(
                "https://acme.test/",
                request ->
                        Response.ok("text/html", "<script>if (!ok) { window.location.href = \"/login\"; }</script>"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings()).hasSize(1);
        Finding finding = result.findings().get(0);
        assertThat(finding.rule()).isEqualTo("redirect.script");
        assertThat(finding.confidence()).isEqualTo(Confidence.LOW);
        assertThat(finding.impact()).isEqualTo(Impact.CLEANUP);
        assertThat(finding.actual()).contains("/login").contains("not run");
    }

    @Test
    void the_loop_of_a_flexible_edge_is_told_by_its_name() {
        lab.on(
                "https://acme.test/",
                request -> Response.redirect(301, "https://acme.test/")
                        .withHeader("CF-RAY", "8f1-FRA")
                        .withHeader("Server", "cloudflare"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("redirect.flexible-ssl");
    }

    @Test
    void a_challenge_of_the_edge_proves_nothing() {
        lab.on("https://acme.test/", request -> Response.status(403).withHeader("cf-mitigated", "challenge"));

        CheckResult result = Redirects.from("https://acme.test").run(lab.launch());

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason()).contains("challenge");
    }

    @Test
    void missing_and_doubled_locations_are_told_apart() {
        lab.on("https://acme.test/a", request -> Response.status(301))
                .on(
                        "https://acme.test/b",
                        request -> Response.redirect(301, "https://acme.test/c")
                                .withHeader("Location", "https://acme.test/d"))
                .on("https://acme.test/c 200")
                .on(
                        "https://acme.test/e",
                        request -> Response.redirect(301, "https://acme.test/c")
                                .withHeader("Location", "https://acme.test/c"));

        assertThat(rules("https://acme.test/a")).containsExactly("redirect.location-missing");
        assertThat(rules("https://acme.test/b")).containsExactly("redirect.location-doubled");
        assertThat(Redirects.from("https://acme.test/e").run(lab.launch()).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.impact()).isEqualTo(Impact.CLEANUP));
    }

    @Test
    void a_host_that_refuses_is_a_finding_and_one_that_is_silent_is_not_seen() {
        lab.on("https://acme.test/", request -> Response.raw("").thenStall());
        CheckResult silent =
                Redirects.from("https://acme.test").run(lab.launch().within(Duration.ofMillis(300)));
        CheckResult refusing = Redirects.from("https://acme.test")
                .run(lab.launch().connectTo("acme.test:443", "127.0.0.1:" + closedPort()));

        assertThat(silent.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(silent.unseen().get(0).impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        assertThat(refusing.findings()).extracting(Finding::rule).containsExactly("redirect.unreachable");
    }

    @Test
    void nothing_off_the_site_is_ever_asked() {
        lab.on("https://acme.test/ 301 https://other.test/trap");

        Redirects.from("https://acme.test").run(lab.launch());

        assertThat(lab.https().requests()).extracting(r -> r.host()).containsOnly("acme.test");
    }

    @Test
    void the_matrix_follows_eight_addresses_and_finds_the_one_that_strays() {
        String deep = "/launchready/deep-link?utm_source=launchready&n=1";
        for (String path : List.of("/", deep)) {
            lab.on("http://acme.test" + path + " 308 https://acme.test" + path)
                    .on("https://acme.test" + path + " 308 https://www.acme.test" + path)
                    .on("http://www.acme.test" + path + " 308 https://www.acme.test" + path);
        }
        lab.on("https://www.acme.test/ 200");
        assertThat(Redirects.toCanonical("https://www.acme.test")
                        .run(lab.launch())
                        .outcome())
                .isInstanceOf(Outcome.Passed.class);

        lab.on("http://www.acme.test" + deep + " 308 https://www.acme.test/");
        CheckResult result = Redirects.toCanonical("https://www.acme.test").run(lab.launch());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("redirect.path-lost");
        Exhibit.Table table = (Exhibit.Table) result.exhibits().get(0);
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows())
                .filteredOn(row -> row.get(4).equals("as expected"))
                .hasSize(7);
    }

    @Test
    void moved_addresses_need_one_redirect_each() {
        lab.on("http://acme.test/a.html 301 https://acme.test/a")
                .on("https://acme.test/a 200")
                .on("http://acme.test/b.html 301 https://acme.test/b.html")
                .on("https://acme.test/b.html 301 https://acme.test/b")
                .on("https://acme.test/b 200");
        Map<String, String> moved = new LinkedHashMap<>();
        moved.put("http://acme.test/a.html", "https://acme.test/a");
        moved.put("http://acme.test/b.html", "https://acme.test/b");

        CheckResult result = Redirects.ofMoved(moved).run(lab.launch());

        assertThat(result.findings()).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("redirect.too-many-hops");
            assertThat(f.subject()).isEqualTo("http://acme.test/b.html");
        });
    }

    @Test
    void contradictions_are_refused_with_both_values() {
        assertThatThrownBy(() -> Redirects.from("https://acme.test").endsAt("http://acme.test/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"https://acme.test/\" cannot be expected to end at \"http://acme.test/x\": that is a downgrade"
                                + " from https to http; expect https://acme.test/x");
        assertThatThrownBy(() -> Redirects.from("https://acme.test")
                        .endsAt("https://acme.test/x")
                        .hasHopsAtMost(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "\"https://acme.test/\" cannot end at \"https://acme.test/x\" in at most 0 redirects");
        assertThatThrownBy(() -> Redirects.from("https://acme.test").by("DELETE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"DELETE\" is no method to probe with; use GET, HEAD or POST");
        assertThatThrownBy(() -> Redirects.from("https://acme.test").hasHopsAtMost(21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give 0 to 20");
        assertThatThrownBy(() -> Redirects.ofMoved(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Redirects.toCanonical("http://www.acme.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write an https address without path");
    }

    private List<String> rules(String url) {
        return Redirects.from(url).run(lab.launch()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static int closedPort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
