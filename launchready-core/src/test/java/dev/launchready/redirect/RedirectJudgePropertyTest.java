package dev.launchready.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Site;
import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.HttpTimings;
import dev.launchready.net.Location;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every chain, however it came about. */
class RedirectJudgePropertyTest {
    private static final Site SITE = new Site("acme.test");

    /** A step of a made-up chain: an address and the status that it answers. */
    record Step(String url, int status) {}

    @Property
    void a_chain_that_reaches_the_site_over_http_is_never_passed(@ForAll("steps") List<Step> steps) {
        RedirectChain chain = chain(steps);

        boolean httpReached =
                chain.hops().stream().skip(1).anyMatch(hop -> !hop.url().isHttps())
                        || !chain.last().url().isHttps();
        if (httpReached) {
            assertThat(RedirectJudge.judge(chain, SITE, RedirectTerms.USUAL).findings())
                    .isNotEmpty();
        }
    }

    @Property
    void a_chain_that_ends_in_an_error_is_never_passed(@ForAll("steps") List<Step> steps) {
        RedirectChain chain = chain(steps);

        if (chain.last().status().orElse(0) >= 400) {
            assertThat(RedirectJudge.judge(chain, SITE, RedirectTerms.USUAL).findings())
                    .extracting(f -> f.rule())
                    .contains("redirect.ends-in-error");
        }
    }

    @Property
    void a_chain_that_could_not_be_followed_is_never_passed(
            @ForAll("steps") List<Step> steps, @ForAll NetFailure.Kind kind) {
        RedirectChain whole = chain(steps);
        RedirectChain broken = new RedirectChain(
                whole.start(), whole.hops(), new ChainEnd.Broken(new NetFailure(kind, "the peer did not behave")));

        RedirectJudge.Verdict verdict = RedirectJudge.judge(broken, SITE, RedirectTerms.USUAL);

        assertThat(verdict.findings().isEmpty() && verdict.unseen().isEmpty()).isFalse();
    }

    @Property
    void judging_again_finds_the_same(@ForAll("steps") List<Step> steps) {
        RedirectChain chain = chain(steps);

        assertThat(RedirectJudge.judge(chain, SITE, RedirectTerms.USUAL))
                .isEqualTo(RedirectJudge.judge(chain, SITE, RedirectTerms.USUAL));
    }

    @Property
    void allowing_more_never_finds_more(@ForAll("steps") List<Step> steps) {
        RedirectChain chain = chain(steps);
        RedirectTerms lenient =
                RedirectTerms.USUAL.allowingTemporary().allowingOtherPath().withHopsAtMost(20);

        assertThat(RedirectJudge.judge(chain, SITE, RedirectTerms.USUAL).findings())
                .containsAll(RedirectJudge.judge(chain, SITE, lenient).findings());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> urls = Combinators.combine(
                        Arbitraries.of("http", "https"),
                        Arbitraries.of("acme.test", "www.acme.test", "app.acme.test"),
                        Arbitraries.of("/", "/a", "/a?x=1", "/b"))
                .as((scheme, host, target) -> scheme + "://" + host + target);
        Arbitrary<Integer> statuses = Arbitraries.of(301, 302, 307, 308);
        Arbitrary<Step> redirects = Combinators.combine(urls, statuses).as(Step::new);
        Arbitrary<Step> ends =
                Combinators.combine(urls, Arbitraries.of(200, 204, 404, 500)).as(Step::new);
        return Combinators.combine(redirects.list().ofMaxSize(4), ends).as((way, end) -> {
            List<Step> all = new ArrayList<>(way);
            all.add(end);
            return all;
        });
    }

    private static RedirectChain chain(List<Step> steps) {
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> next =
                    i + 1 < steps.size() ? Optional.of(steps.get(i + 1).url()) : Optional.empty();
            hops.add(hop(steps.get(i), next));
        }
        int last = steps.get(steps.size() - 1).status();
        return new RedirectChain(hops.get(0).url(), hops, new ChainEnd.Answered(last));
    }

    private static Hop hop(Step step, Optional<String> next) {
        Url url = Url.of(step.url());
        List<HttpHeader> headers =
                next.map(n -> List.of(HttpHeader.of("Location", n))).orElse(List.of());
        HttpReply reply = new HttpReply("HTTP/1.1", step.status(), "", headers, HttpBody.empty());
        HttpExchange exchange = new HttpExchange(
                HttpCall.get(url),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reply),
                List.of(),
                Optional.empty(),
                HttpTimings.NONE);
        Optional<Location> location = next.map(url::resolve);
        Hop.Via via = next.isPresent() ? Hop.Via.LOCATION : Hop.Via.NOTHING;
        return new Hop("GET", url, exchange, via, location, List.of(), List.of());
    }
}
