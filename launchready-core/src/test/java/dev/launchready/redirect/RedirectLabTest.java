package dev.launchready.redirect;

import static dev.launchready.redirect.CanonicalPolicy.HSTS_PRELOAD;
import static dev.launchready.redirect.CanonicalPolicy.SHORTEST;
import static dev.launchready.redirect.Scenario.bad;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scripted chain gives exactly its findings. */
class RedirectLabTest {
    private static final String WWW = "https://www.acme.test/";
    private static RedirectLab lab;

    @BeforeAll
    static void open() {
        lab = new RedirectLab();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "loopsAndEnds",
        "schemes",
        "lengths",
        "statuses",
        "locations",
        "losses",
        "dev.launchready.redirect.SoundChains#all"
    })
    void a_chain_gives_exactly_its_findings(Scenario scenario) {
        lab.clear();
        scenario.script().forEach(lab::on);

        CheckResult result = scenario.check().run(lab.launch());

        assertThat(result.findings())
                .as(() -> result.findings().stream().map(Finding::message).toList() + "\n" + result.unseen())
                .extracting(finding -> finding.rule())
                .containsExactlyInAnyOrderElementsOf(scenario.rules());
        assertThat(result.unseen()).isEmpty();
    }

    static Stream<Scenario> loopsAndEnds() {
        return Stream.of(
                bad(
                        "a page that redirects to itself",
                        Redirects.from("https://acme.test"),
                        "loop",
                        "https://acme.test/ 301 https://acme.test/"),
                bad(
                        "apex and www point at each other",
                        Redirects.from("https://acme.test"),
                        "loop",
                        "https://acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 301 https://acme.test/"),
                bad(
                        "https and http point at each other",
                        Redirects.from("https://acme.test"),
                        "loop",
                        "https://acme.test/ 301 http://acme.test/",
                        "http://acme.test/ 301 https://acme.test/"),
                bad(
                        "a loop of three behind a good first hop",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "loop",
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 308 https://www.acme.test/a",
                        "https://www.acme.test/a 308 https://www.acme.test/b",
                        "https://www.acme.test/b 308 https://www.acme.test/a"),
                bad(
                        "a loop that differs only in the fragment",
                        Redirects.from("https://acme.test"),
                        "loop",
                        "https://acme.test/ 301 https://acme.test/#top"),
                bad(
                        "a loop behind a temporary redirect",
                        Redirects.from("https://acme.test"),
                        "loop temporary",
                        "https://acme.test/ 302 https://acme.test/a",
                        "https://acme.test/a 302 https://acme.test/b",
                        "https://acme.test/b 302 https://acme.test/a"),
                bad(
                        "an end on the wrong host",
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "wrong-end",
                        "https://acme.test/ 301 https://app.acme.test/",
                        "https://app.acme.test/ 200"),
                bad(
                        "an end at the wrong path",
                        Redirects.from("https://acme.test/old").endsAt(WWW + "new"),
                        "wrong-end",
                        "https://acme.test/old 301 https://www.acme.test/other",
                        "https://www.acme.test/other 200"),
                bad(
                        "no redirect where one is expected",
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "wrong-end",
                        "https://acme.test/ 200"),
                bad(
                        "an end in 404",
                        Redirects.from("https://acme.test/old"),
                        "ends-in-error",
                        "https://acme.test/old 301 https://acme.test/gone"),
                bad("an end in 500", Redirects.from("https://acme.test"), "ends-in-error", "https://acme.test/ 500"),
                bad(
                        "an end in 503",
                        Redirects.from("http://acme.test"),
                        "ends-in-error",
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 503"),
                bad(
                        "an end in 403 on the wrong host",
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "ends-in-error wrong-end",
                        "https://acme.test/ 301 https://app.acme.test/",
                        "https://app.acme.test/ 403"),
                bad(
                        "300 is no redirect",
                        Redirects.from("https://acme.test"),
                        "ends-in-error",
                        "https://acme.test/ 300"),
                bad(
                        "a hop with an expired certificate",
                        Redirects.from("https://expired.acme.test").endsAt(WWW),
                        "certificate",
                        "https://expired.acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "a hop with a certificate for another name",
                        Redirects.from("https://a.b.acme.test").endsAt(WWW),
                        "certificate",
                        "https://a.b.acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"));
    }

    static Stream<Scenario> schemes() {
        return Stream.of(
                bad(
                        "http answers itself",
                        Redirects.from("http://acme.test"),
                        "https-not-enforced",
                        "http://acme.test/ 200"),
                bad(
                        "http answers itself, https expected",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "https-not-enforced",
                        "http://acme.test/ 200"),
                bad(
                        "http leads to http",
                        Redirects.from("http://acme.test"),
                        "https-not-enforced",
                        "http://acme.test/ 301 http://www.acme.test/",
                        "http://www.acme.test/ 200"),
                bad(
                        "https leads down to http",
                        Redirects.from("https://acme.test"),
                        "downgrade",
                        "https://acme.test/ 301 http://acme.test/page",
                        "http://acme.test/page 200"),
                bad(
                        "down to http and up again",
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "downgrade too-many-hops",
                        "https://acme.test/ 301 http://www.acme.test/",
                        "http://www.acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "http to www before https",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http-hop",
                        "http://acme.test/ 301 http://www.acme.test/",
                        "http://www.acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "off the site",
                        Redirects.from("https://acme.test"),
                        "off-site",
                        "https://acme.test/ 301 https://other.test/"),
                bad(
                        "off the site over http",
                        Redirects.from("https://acme.test"),
                        "downgrade off-site",
                        "https://acme.test/ 301 http://other.test/"),
                bad(
                        "off to a lookalike",
                        Redirects.from("https://acme.test"),
                        "off-site",
                        "https://acme.test/ 301 https://acme.test.other.test/"),
                bad(
                        "off the site in the second hop",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "off-site",
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 308 https://parked.other.test/"));
    }

    static Stream<Scenario> lengths() {
        return Stream.of(
                bad(
                        "three redirects",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "too-many-hops",
                        "http://acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 301 https://acme.test/en",
                        "https://acme.test/en 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "two redirects where the shortest chain is preferred",
                        Redirects.from("http://acme.test").endsAt(WWW).preferring(SHORTEST),
                        "too-many-hops",
                        "http://acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "host and scheme at once where preloading is preferred",
                        Redirects.from("http://acme.test").endsAt(WWW).preferring(HSTS_PRELOAD),
                        "preload-order",
                        "http://acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "a redirect where none is allowed",
                        Redirects.from("https://www.acme.test").hasHopsAtMost(0),
                        "too-many-hops",
                        "https://www.acme.test/ 301 https://www.acme.test/home",
                        "https://www.acme.test/home 200"),
                bad(
                        "more than browsers follow",
                        Redirects.from("https://acme.test/0"),
                        "too-many-hops",
                        Stream.iterate(0, i -> i < 25, i -> i + 1)
                                .map(i -> "https://acme.test/" + i + " 301 https://acme.test/" + (i + 1))
                                .toArray(String[]::new)));
    }

    static Stream<Scenario> statuses() {
        return Stream.of(
                bad(
                        "302",
                        Redirects.from("http://acme.test"),
                        "temporary",
                        "http://acme.test/ 302 https://acme.test/",
                        "https://acme.test/ 200"),
                bad(
                        "307",
                        Redirects.from("http://acme.test"),
                        "temporary",
                        "http://acme.test/ 307 https://acme.test/",
                        "https://acme.test/ 200"),
                bad(
                        "303",
                        Redirects.from("https://acme.test"),
                        "temporary",
                        "https://acme.test/ 303 https://acme.test/en",
                        "https://acme.test/en 200"),
                bad(
                        "two temporary hops",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "temporary temporary",
                        "http://acme.test/ 302 https://acme.test/",
                        "https://acme.test/ 302 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "POST by 301",
                        Redirects.from("https://acme.test/hook").by("POST"),
                        "method-lost",
                        "https://acme.test/hook 301 https://acme.test/hook/",
                        "https://acme.test/hook/ 200"),
                bad(
                        "POST by 302",
                        Redirects.from("https://acme.test/hook").by("POST"),
                        "method-lost",
                        "https://acme.test/hook 302 https://acme.test/hook/",
                        "https://acme.test/hook/ 200"),
                bad(
                        "POST by 303",
                        Redirects.from("https://acme.test/hook").by("POST"),
                        "method-lost",
                        "https://acme.test/hook 303 https://acme.test/hook/",
                        "https://acme.test/hook/ 200"));
    }

    static Stream<Scenario> locations() {
        return Stream.of(
                bad(
                        "relative",
                        Redirects.from("https://acme.test"),
                        "location-relative",
                        "https://acme.test/ 301 /en",
                        "https://acme.test/en 200"),
                bad(
                        "relative to the scheme",
                        Redirects.from("https://acme.test"),
                        "location-relative",
                        "https://acme.test/ 301 //www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "a space within",
                        Redirects.from("https://acme.test"),
                        "location-malformed",
                        "https://acme.test/ 301 https://acme.test/a b",
                        "https://acme.test/a%20b 200"),
                bad(
                        "backslashes",
                        Redirects.from("https://acme.test"),
                        "location-malformed",
                        "https://acme.test/ 301 https:\\\\acme.test\\en",
                        "https://acme.test/en 200"),
                bad(
                        "one slash after the scheme",
                        Redirects.from("https://acme.test"),
                        "downgrade location-malformed off-site",
                        "https://acme.test/ 301 http:/en"),
                bad(
                        "no http",
                        Redirects.from("https://acme.test"),
                        "location-malformed",
                        "https://acme.test/ 301 acme://open"),
                bad(
                        "a port that is none",
                        Redirects.from("https://acme.test"),
                        "location-malformed",
                        "https://acme.test/ 301 https://acme.test:99999/"),
                bad(
                        "no host",
                        Redirects.from("https://acme.test"),
                        "location-malformed",
                        "https://acme.test/ 301 https://"));
    }

    static Stream<Scenario> losses() {
        return Stream.of(
                bad(
                        "the path is dropped",
                        Redirects.from("http://acme.test/pricing"),
                        "path-lost",
                        "http://acme.test/pricing 301 https://acme.test/",
                        "https://acme.test/ 200"),
                bad(
                        "the query is dropped",
                        Redirects.from("http://acme.test/pricing?plan=pro"),
                        "query-lost",
                        "http://acme.test/pricing?plan=pro 301 https://acme.test/pricing",
                        "https://acme.test/pricing 200"),
                bad(
                        "path and query are dropped",
                        Redirects.from("http://acme.test/pricing?plan=pro"),
                        "path-lost",
                        "http://acme.test/pricing?plan=pro 301 https://acme.test/",
                        "https://acme.test/ 200"),
                bad(
                        "the path is dropped before a declared end",
                        Redirects.from("http://acme.test/pricing").endsAt(WWW + "pricing"),
                        "path-lost",
                        "http://acme.test/pricing 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                bad(
                        "the query is dropped before a declared end",
                        Redirects.from("http://acme.test/a?x=1").endsAt(WWW + "a?x=1"),
                        "query-lost",
                        "http://acme.test/a?x=1 301 https://www.acme.test/a",
                        "https://www.acme.test/a 200"));
    }
}
