package dev.launchready.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.NetFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HstsJudgeTest {
    private static final String HOST = "acme.test";
    private static final HstsJudge.Expectation USUAL = new HstsJudge.Expectation(Hsts.DEFAULT_TIME, false, true);
    private static final HstsJudge.Expectation PRELOAD = new HstsJudge.Expectation(Hsts.DEFAULT_TIME, true, true);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=15552000 | ",
                "max-age=15551999 | tls.hsts-short",
                "max-age=0 | tls.hsts-off",
                "max-age=\"15552000\" | ",
                "includeSubDomains | tls.hsts-malformed",
                "max-age=1; max-age=15552000 | tls.hsts-malformed",
            })
    void a_field_is_judged_by_what_browsers_make_of_it(String value, String rule) {
        Judged judged = HstsJudge.judge(sending(value), USUAL);

        assertThat(judged.findings()).extracting(Finding::rule).isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(judged.unseen()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=31536000; includeSubDomains; preload | ",
                "max-age=63072000; includeSubDomains; preload; x | ",
                "max-age=31535999; includeSubDomains; preload | max-age is 31535999 and has to be 31536000 or more",
                "max-age=31536000; preload | includeSubDomains is missing",
                "max-age=31536000; includeSubDomains | preload is missing",
                "max-age=\"31536000\"; includeSubDomains; preload | the list refuses a max-age in quotation marks, although "
                        + "RFC 6797 allows it",
            })
    void the_preload_list_asks_for_more(String value, String missing) {
        Judged judged = HstsJudge.judge(sending(value), PRELOAD);

        assertThat(judged.findings())
                .filteredOn(f -> f.rule().equals("tls.hsts-not-preloadable"))
                .extracting(Finding::actual)
                .isEqualTo(missing == null ? List.of() : List.of(missing));
    }

    @Test
    void the_preload_list_takes_no_subdomain() {
        HstsJudge.Expectation expectation = new HstsJudge.Expectation(Hsts.DEFAULT_TIME, true, false);

        assertThat(HstsJudge.judge(sending("max-age=31536000; includeSubDomains; preload"), expectation)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("tls.hsts-not-preloadable");
    }

    @Test
    void no_field_is_a_finding_that_names_the_answer() {
        Judged judged = HstsJudge.judge(sending(), USUAL);

        assertThat(judged.findings())
                .extracting(Finding::message)
                .containsExactly("acme.test: expected Strict-Transport-Security in its https answer, but the answer "
                        + "(HTTP/1.1 200 OK) has no such field.");
    }

    @Test
    void of_two_fields_the_first_counts_and_the_second_is_told() {
        assertThat(HstsJudge.judge(sending("max-age=15552000", "max-age=0"), USUAL)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("tls.hsts-duplicate");
        assertThat(HstsJudge.judge(sending("max-age=0", "max-age=15552000"), USUAL)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("tls.hsts-off", "tls.hsts-duplicate");
    }

    @Test
    void a_field_over_http_does_not_replace_the_one_over_https() {
        HostHsts seen = new HostHsts(HOST, "HTTP/1.1 200 OK", List.of(), List.of("max-age=31536000"), Optional.empty());

        assertThat(HstsJudge.judge(seen, USUAL).findings())
                .extracting(Finding::rule)
                .containsExactly("tls.hsts-missing", "tls.hsts-over-http");
    }

    @Test
    void a_host_without_an_https_answer_is_not_judged() {
        NetFailure failure = new NetFailure(NetFailure.Kind.REFUSED, "acme.test:443 refused the connection");
        Judged judged = HstsJudge.judge(new HostHsts(HOST, "", List.of(), List.of(), Optional.of(failure)), USUAL);

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.impact()).isEqualTo(Impact.SUPPORT_RISK));
    }

    private static HostHsts sending(String... values) {
        return new HostHsts(HOST, "HTTP/1.1 200 OK", List.of(values), List.of(), Optional.empty());
    }
}
