package dev.launchready.assertj;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.HttpTimings;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Url;
import dev.launchready.redirect.ChainEnd;
import dev.launchready.redirect.Hop;
import dev.launchready.redirect.RedirectChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Facts written down by hand, and what an assertion says of them. */
final class Facts {
    private Facts() {}

    /** A chain through addresses by 301, whose last one answers a status. */
    static RedirectChain chain(int status, String... urls) {
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < urls.length; i++) {
            boolean last = i == urls.length - 1;
            hops.add(hop(urls[i], last ? status : 301, last ? Optional.empty() : Optional.of(urls[i + 1])));
        }
        return new RedirectChain(Url.of(urls[0]), hops, new ChainEnd.Answered(status));
    }

    static RedirectChain ending(RedirectChain chain, ChainEnd end) {
        return new RedirectChain(chain.start(), chain.hops(), end);
    }

    static RedirectChain broken(String url, NetFailure.Kind kind, String detail) {
        NetFailure failure = new NetFailure(kind, detail);
        HttpExchange exchange = failed(url, failure);
        Hop hop = new Hop("GET", Url.of(url), exchange, Hop.Via.NOTHING, Optional.empty(), List.of(), List.of());
        return new RedirectChain(Url.of(url), List.of(hop), new ChainEnd.Broken(failure));
    }

    static HttpExchange failed(String url, NetFailure failure) {
        return new HttpExchange(
                HttpCall.get(Url.of(url)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(failure),
                HttpTimings.NONE);
    }

    static HttpExchange answered(String url, int status, HttpHeader... headers) {
        HttpReply reply = new HttpReply("HTTP/1.1", status, "", List.of(headers), HttpBody.empty());
        return new HttpExchange(
                HttpCall.get(Url.of(url)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reply),
                List.of(),
                Optional.empty(),
                HttpTimings.NONE);
    }

    static String messageOf(ThrowingCallable assertion) {
        Throwable thrown = Assertions.catchThrowable(assertion);
        Assertions.assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage());
    }

    private static Hop hop(String url, int status, Optional<String> next) {
        HttpExchange exchange = next.map(n -> answered(url, status, HttpHeader.of("Location", n)))
                .orElseGet(() -> answered(url, status));
        Hop.Via via = next.isPresent() ? Hop.Via.LOCATION : Hop.Via.NOTHING;
        return new Hop("GET", Url.of(url), exchange, via, next.map(Url.of(url)::resolve), List.of(), List.of());
    }
}
