package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a finding says is read by people: each kind word for word, with the chain that shows it. */
class RedirectTextTest {
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

    /** A chain and what is said of it. */
    record Said(Redirects check, List<String> script, String message) {
        static Said of(Redirects check, String message, String... script) {
            return new Said(check, List.of(script), message);
        }
    }

    @ParameterizedTest
    @MethodSource({"ends", "hops"})
    void a_finding_reads_as_a_sentence_that_names_expected_and_actual(Said said) {
        lab.clear();
        said.script().forEach(lab::on);

        CheckResult result = said.check().run(lab.launch());

        assertThat(result.findings()).extracting(Finding::message).containsExactly(said.message());
        assertThat(result.findings().get(0).evidence()).isNotEmpty();
    }

    static Stream<Said> ends() {
        return Stream.of(
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected an end at a page, but https://acme.test/ redirects to itself.",
                        "https://acme.test/ 301 https://acme.test/"),
                Said.of(
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http://acme.test/: expected an end at https://www.acme.test/, but the chain is back at"
                                + " https://www.acme.test/a after 3 redirects, for ever.",
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 308 https://www.acme.test/a",
                        "https://www.acme.test/a 308 https://www.acme.test/b",
                        "https://www.acme.test/b 308 https://www.acme.test/c",
                        "https://www.acme.test/c 308 https://www.acme.test/a"),
                Said.of(
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "https://acme.test/: expected an end at https://www.acme.test/, but the chain ends at"
                                + " https://app.acme.test/.",
                        "https://acme.test/ 301 https://app.acme.test/",
                        "https://app.acme.test/ 200"),
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected a page at https://acme.test/, but it answers HTTP/1.1 500"
                                + " Internal Server Error.",
                        "https://acme.test/ 500"),
                Said.of(
                        Redirects.from("http://acme.test"),
                        "http://acme.test/: expected a redirect to https, but http://acme.test/ answers over http"
                                + " and leads no further.",
                        "http://acme.test/ 200"),
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected an end on acme.test or a host declared with mayLeaveTo, but"
                                + " the visitor is sent to https://other.test/, which was not followed.",
                        "https://acme.test/ 301 https://other.test/"),
                Said.of(
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http://acme.test/: expected at most 2 redirects to https://www.acme.test/, but it takes 3.",
                        "http://acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 301 https://acme.test/en",
                        "https://acme.test/en 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                Said.of(
                        Redirects.from("https://www.acme.test").hasHopsAtMost(0),
                        "https://www.acme.test/: expected at most 0 redirects to https://www.acme.test/home, but"
                                + " it takes 1.",
                        "https://www.acme.test/ 301 https://www.acme.test/home",
                        "https://www.acme.test/home 200"),
                Said.of(
                        Redirects.from("https://acme.test/0"),
                        "https://acme.test/0: expected an end at a page, but 20 redirects were followed and there"
                                + " is still no end; browsers give up at 20.",
                        Stream.iterate(0, i -> i < 25, i -> i + 1)
                                .map(i -> "https://acme.test/" + i + " 301 https://acme.test/" + (i + 1))
                                .toArray(String[]::new)),
                Said.of(
                        Redirects.from("http://acme.test/pricing"),
                        "http://acme.test/pricing: expected the path /pricing to be kept, but the chain ends at"
                                + " https://acme.test/.",
                        "http://acme.test/pricing 301 https://acme.test/",
                        "https://acme.test/ 200"),
                Said.of(
                        Redirects.from("http://acme.test/a?x=1"),
                        "http://acme.test/a?x=1: expected the query x=1 to be kept, but the chain ends at"
                                + " https://acme.test/a.",
                        "http://acme.test/a?x=1 301 https://acme.test/a",
                        "https://acme.test/a 200"));
    }

    static Stream<Said> hops() {
        return Stream.of(
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected https to be kept, but it leads to http://acme.test/page.",
                        "https://acme.test/ 301 http://acme.test/page",
                        "http://acme.test/page 200"),
                Said.of(
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http://acme.test/: expected https from the first redirect on, but it leads to"
                                + " http://www.acme.test/.",
                        "http://acme.test/ 301 http://www.acme.test/",
                        "http://www.acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                Said.of(
                        Redirects.from("http://acme.test"),
                        "http://acme.test/: expected 308 or 301, since the move is for good, but it answers 302.",
                        "http://acme.test/ 302 https://acme.test/",
                        "https://acme.test/ 200"),
                Said.of(
                        Redirects.from("https://acme.test/hook").by("POST"),
                        "https://acme.test/hook: expected POST to arrive as POST, but 301 makes clients repeat it"
                                + " as GET without its content.",
                        "https://acme.test/hook 301 https://acme.test/hook/",
                        "https://acme.test/hook/ 200"),
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected an absolute URL in Location, but it is \"/en\".",
                        "https://acme.test/ 301 /en",
                        "https://acme.test/en 200"),
                Said.of(
                        Redirects.from("https://acme.test"),
                        "https://acme.test/: expected an absolute http or https URL in Location, but"
                                + " \"https://acme.test/a b\" has to be mended by the client (space).",
                        "https://acme.test/ 301 https://acme.test/a b",
                        "https://acme.test/a%20b 200"),
                Said.of(
                        Redirects.from("http://acme.test").endsAt(WWW).preferring(CanonicalPolicy.HSTS_PRELOAD),
                        "http://acme.test/: expected a first redirect to https://acme.test, but it goes to"
                                + " https://www.acme.test/ at once.",
                        "http://acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"));
    }
}
