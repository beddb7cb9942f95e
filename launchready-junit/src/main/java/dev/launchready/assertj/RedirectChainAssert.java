package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.Url;
import dev.launchready.redirect.ChainEnd;
import dev.launchready.redirect.RedirectChain;
import dev.launchready.redirect.RedirectRule;
import java.util.List;
import java.util.Optional;

/** Assertions on where an address leads. */
public class RedirectChainAssert extends FactAssert<RedirectChainAssert, RedirectChain> {

    /**
     * Assertions on a chain.
     *
     * @param actual the chain
     */
    public RedirectChainAssert(RedirectChain actual) {
        super(actual, RedirectChainAssert.class);
    }

    /**
     * Expects the chain to end at an address; fragments do not count.
     *
     * <pre>{@code
     * assertThat(Redirects.from("http://acme.dev").follow(launch)).endsAt("https://www.acme.dev/");   // passes
     * assertThat(Redirects.from("http://acme.dev").follow(launch)).endsAt("https://acme.dev/home");   // fails
     * }</pre>
     *
     * @param url the address
     * @return these assertions
     * @throws LaunchAssertionError if it ends elsewhere, in a loop or not at all; without a finding where the chain could
     *     not be followed
     * @throws IllegalArgumentException if the address is none
     */
    public RedirectChainAssert endsAt(String url) {
        return verify(() -> {
            Url wanted = Url.of(url);
            requireFollowed();
            if (actual.end() instanceof ChainEnd.Loop loop) {
                throw error(
                        RedirectRule.LOOP,
                        "an end at " + wanted,
                        "the chain goes round " + loop.length() + " for ever");
            }
            Optional<Url> end = actual.finalUrl();
            if (end.isEmpty()) {
                throw error(RedirectRule.WRONG_END, "an end at " + wanted, "the chain has no end");
            }
            if (!withoutFragment(end.get()).equals(withoutFragment(wanted))) {
                throw error(RedirectRule.WRONG_END, "an end at " + wanted, "the chain ends at " + end.get());
            }
        });
    }

    /**
     * Expects a number of redirects at most.
     *
     * <pre>{@code
     * assertThat(chainOfOneRedirect).hasHopsAtMost(1);   // passes
     * assertThat(chainOfTwoRedirects).hasHopsAtMost(1);  // fails
     * }</pre>
     *
     * @param redirects how many times the visitor may be sent on
     * @return these assertions
     * @throws LaunchAssertionError if there are more
     */
    public RedirectChainAssert hasHopsAtMost(int redirects) {
        return verify(() -> {
            if (actual.redirects() > redirects) {
                throw error(
                        RedirectRule.TOO_MANY_HOPS,
                        "at most " + redirects + (redirects == 1 ? " redirect" : " redirects"),
                        "it takes " + actual.redirects());
            }
        });
    }

    /**
     * Expects the last answer to have a status.
     *
     * <pre>{@code
     * assertThat(chainToThePage).endsWithStatus(200);     // passes
     * assertThat(chainToNowhere).endsWithStatus(200);     // fails: it answers 404
     * }</pre>
     *
     * @param status the status code
     * @return these assertions
     * @throws LaunchAssertionError if it has another, or there is none
     */
    public RedirectChainAssert endsWithStatus(int status) {
        return verify(() -> {
            requireFollowed();
            int seen = actual.last().status().orElse(0);
            if (seen != status) {
                throw error(
                        RedirectRule.ENDS_IN_ERROR,
                        "status " + status,
                        actual.last().url() + " answers " + seen);
            }
        });
    }

    /**
     * Expects every address but the first to be https.
     *
     * <pre>{@code
     * assertThat(httpToHttpsOnTheSameHost).staysOnHttps();   // passes
     * assertThat(httpsDownToHttp).staysOnHttps();            // fails
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError if the visitor is sent to an http address, or answered by one
     */
    public RedirectChainAssert staysOnHttps() {
        return verify(() -> {
            requireFollowed();
            for (int i = 1; i < actual.hops().size(); i++) {
                Url url = actual.hops().get(i).url();
                if (!url.isHttps()) {
                    boolean down = actual.hops().get(i - 1).url().isHttps();
                    RedirectRule rule = down ? RedirectRule.DOWNGRADE : RedirectRule.HTTP_HOP;
                    throw error(rule, "https after the first address", "the visitor is sent to " + url);
                }
            }
            if (actual.end() instanceof ChainEnd.Answered
                    && !actual.last().url().isHttps()) {
                throw error(
                        RedirectRule.HTTPS_NOT_ENFORCED,
                        "a redirect to https",
                        actual.last().url() + " answers itself");
            }
        });
    }

    private void requireFollowed() {
        if (actual.end() instanceof ChainEnd.Broken broken) {
            if (!broken.failure().kind().isConclusive()) {
                String reason =
                        "the chain could not be followed: " + broken.failure().detail();
                throw LaunchAssertionError.of(
                        List.of(), List.of(new Unseen(actual.start().toString(), reason, Impact.LAUNCH_BLOCKER)));
            }
            throw error(
                    RedirectRule.UNREACHABLE,
                    "an answer from " + actual.last().url(),
                    broken.failure().detail());
        }
    }

    private LaunchAssertionError error(RedirectRule rule, String expected, String seen) {
        Finding finding = Finding.of(rule, actual.start().toString())
                .expected(expected)
                .actual(seen)
                .evidence("chain", actual.describe())
                .build();
        return LaunchAssertionError.of(List.of(finding), List.of());
    }

    private static String withoutFragment(Url url) {
        return url.scheme() + "://" + url.authority() + url.requestTarget();
    }
}
