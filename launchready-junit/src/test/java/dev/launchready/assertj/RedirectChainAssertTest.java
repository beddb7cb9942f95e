package dev.launchready.assertj;

import static dev.launchready.assertj.Facts.broken;
import static dev.launchready.assertj.Facts.chain;
import static dev.launchready.assertj.Facts.ending;
import static dev.launchready.assertj.Facts.messageOf;
import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchready.Finding;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.NetFailure;
import dev.launchready.redirect.ChainEnd;
import dev.launchready.redirect.RedirectChain;
import org.junit.jupiter.api.Test;

class RedirectChainAssertTest {
    private final RedirectChain good = chain(200, "http://acme.test/", "https://www.acme.test/");
    private final RedirectChain loop = ending(good, new ChainEnd.Loop(0, 2));

    @Test
    void a_chain_that_is_as_it_should_be_passes_everything() {
        assertThat(good)
                .endsAt("https://www.acme.test/#top")
                .hasHopsAtMost(1)
                .endsWithStatus(200)
                .staysOnHttps();
    }

    @Test
    void a_wrong_end_is_told_with_why_what_to_do_and_the_chain() {
        String message = messageOf(() -> assertThat(good).endsAt("https://acme.test/"));

        assertThat(message).isEqualTo("""
                        1 launch blocker

                        1. [launch blocker] redirect.wrong-end
                           http://acme.test/: expected an end at https://acme.test/, but the chain ends at https://www.acme.test/.
                           why: Whoever follows this address, a paid link included, lands on another page than the one meant.
                           do: Change the redirect so that it leads to the expected address.
                           seen: chain
                             GET http://acme.test/ -> 301 https://www.acme.test/ (0 ms)
                             GET https://www.acme.test/ -> 200 (0 ms)
                           see: RFC 9110 section 10.2.2 https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2""");
    }

    @Test
    void each_failure_is_a_finding_under_its_rule() {
        assertThat(ruleOf(() -> assertThat(loop).endsAt("https://www.acme.test/")))
                .isEqualTo("redirect.loop");
        assertThat(ruleOf(() -> assertThat(good).hasHopsAtMost(0))).isEqualTo("redirect.too-many-hops");
        assertThat(ruleOf(() -> assertThat(chain(404, "https://acme.test/")).endsWithStatus(200)))
                .isEqualTo("redirect.ends-in-error");
        assertThat(ruleOf(() -> assertThat(chain(200, "https://acme.test/", "http://acme.test/a"))
                        .staysOnHttps()))
                .isEqualTo("redirect.downgrade");
        assertThat(ruleOf(() -> assertThat(chain(200, "http://acme.test/")).staysOnHttps()))
                .isEqualTo("redirect.https-not-enforced");
        RedirectChain refused = broken("https://acme.test/", NetFailure.Kind.REFUSED, "nobody listens");
        assertThat(ruleOf(() -> assertThat(refused).endsAt("https://acme.test/")))
                .isEqualTo("redirect.unreachable");
    }

    @Test
    void a_chain_that_could_not_be_followed_proves_nothing() {
        RedirectChain silent = broken("https://acme.test/", NetFailure.Kind.NO_ANSWER, "no answer in 300 ms");

        LaunchAssertionError error = catchThrowableOfType(
                LaunchAssertionError.class, () -> assertThat(silent).endsAt("https://acme.test/"));

        assertThat(error.findings()).isEmpty();
        assertThat(error.unseen()).hasSize(1);
    }

    @Test
    void soft_assertions_show_all_findings_in_one_error() {
        LaunchAssertionError error = catchThrowableOfType(
                LaunchAssertionError.class,
                () -> LaunchSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(good).endsAt("https://acme.test/").hasHopsAtMost(0);
                    softly.assertThat(loop).endsAt("https://www.acme.test/");
                }));

        assertThat(error.findings())
                .extracting(Finding::rule)
                .containsExactly("redirect.wrong-end", "redirect.too-many-hops", "redirect.loop");
    }

    private static String ruleOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
        LaunchAssertionError error = catchThrowableOfType(LaunchAssertionError.class, assertion);
        return error.findings().get(0).rule();
    }
}
