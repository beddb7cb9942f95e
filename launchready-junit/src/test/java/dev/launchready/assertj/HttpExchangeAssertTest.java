package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Evidence;
import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpDefect;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.HttpTimings;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpExchangeAssertTest {

    @Test
    void has_status() {
        assertThat(page(200)).hasStatus(200);

        assertThat(Broken.sentence(() -> assertThat(page(404)).hasStatus(200)))
                .isEqualTo("fact.http-status | GET https://acme.dev/: expected status 200, but it answers 404 Sure.");
        assertThat(Broken.finding(() -> assertThat(page(404)).hasStatus(200)).evidence())
                .containsExactly(new Evidence("status line", "HTTP/1.1 404 Sure"));
    }

    @Test
    void has_header_in_one_of_its_lines() {
        assertThat(page(200)).hasHeader("x-one", "b").hasHeader("X-One", "a");

        assertThat(Broken.sentence(() -> assertThat(page(200)).hasHeader("X-One", "c")))
                .isEqualTo("fact.http-header | GET https://acme.dev/: expected header field X-One: c, but its value is"
                        + " a and b.");
        assertThat(Broken.sentence(() -> assertThat(page(200)).hasHeader("X-Two", "c")))
                .endsWith("expected header field X-Two: c, but there is no such field.");
        assertThat(Broken.finding(() -> assertThat(page(200)).hasHeader("X-Two", "c"))
                        .evidence())
                .containsExactly(new Evidence("header lines", "X-One: a\nX-One: b"));
    }

    @Test
    void does_not_have_header() {
        assertThat(page(200)).doesNotHaveHeader("X-Powered-By");

        assertThat(Broken.sentence(() -> assertThat(page(200)).doesNotHaveHeader("x-one")))
                .isEqualTo("fact.http-header | GET https://acme.dev/: expected no header field x-one, but its value is"
                        + " a and b.");
    }

    @Test
    void has_content_containing() {
        assertThat(page(200)).hasContentContaining("Sign up");

        assertThat(Broken.sentence(() -> assertThat(page(200)).hasContentContaining("sign up")))
                .isEqualTo("fact.http-content | GET https://acme.dev/: expected content with \"sign up\", but its 13"
                        + " octets do not have it.");
    }

    @Test
    void content_that_was_cut_off_is_unseen() {
        HttpExchange cut = exchange(200, new HttpBody(new byte[] {'S'}, 1, false, StandardCharsets.UTF_8));

        assertThat(cut).hasContentContaining("S");
        assertThat(Broken.unseen(() -> assertThat(cut).hasContentContaining("Sign up")))
                .isEqualTo("GET https://acme.dev/ | only the first 1 octets of its content were read, and \"Sign up\""
                        + " is not among them");
    }

    @Test
    void is_within() {
        assertThat(page(200)).isWithin(Duration.ofMillis(700));

        assertThat(Broken.sentence(() -> assertThat(page(200)).isWithin(Duration.ofMillis(500))))
                .isEqualTo("fact.http-slow | GET https://acme.dev/: expected an answer within 500 ms, but it takes 700"
                        + " ms.");
    }

    @Test
    void an_exchange_that_was_refused_is_broken() {
        assertThat(Broken.sentence(
                        () -> assertThat(failed(NetFailure.Kind.REFUSED)).hasStatus(200)))
                .isEqualTo("fact.http-status | GET https://acme.dev/: expected status 200, but there is no whole"
                        + " answer (REFUSED): 192.0.2.1:443 did not like us.");
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "CONNECT_TIMEOUT", "STALLED", "DNS_UNAVAILABLE", "UNREACHABLE", "FORBIDDEN"})
    void an_exchange_that_could_not_look_is_unseen(NetFailure.Kind kind) {
        assertThat(Broken.unseen(() -> assertThat(failed(kind)).hasStatus(200)))
                .isEqualTo("GET https://acme.dev/ | 192.0.2.1:443 did not like us");
        assertThat(Broken.unseen(() -> assertThat(failed(kind)).doesNotHaveHeader("x")))
                .isNotEmpty();
    }

    @Test
    void is_well_formed() {
        HttpExchange fine = page(200);
        HttpExchange twice = new HttpExchange(
                fine.call(),
                Optional.empty(),
                Optional.empty(),
                fine.reply(),
                List.of(new HttpDefect(HttpDefect.Kind.CONFLICTING_CONTENT_LENGTH, "5 and 6")),
                Optional.empty(),
                fine.timings());
        assertThat(fine).isWellFormed();

        assertThat(Broken.sentence(() -> assertThat(twice).isWellFormed()))
                .isEqualTo("fact.http-form | GET https://acme.dev/: expected an answer that HTTP allows, but it has"
                        + " CONFLICTING_CONTENT_LENGTH.");
        assertThat(Broken.sentence(
                        () -> assertThat(failed(NetFailure.Kind.CLOSED_EARLY)).isWellFormed()))
                .endsWith("but there is no whole answer (CLOSED_EARLY): 192.0.2.1:443 did not like us.");
        assertThat(Broken.unseen(
                        () -> assertThat(failed(NetFailure.Kind.STALLED)).isWellFormed()))
                .endsWith("did not like us");
    }

    @Test
    void a_description_is_why_it_matters() {
        assertThat(Broken.finding(
                                () -> assertThat(page(500)).as("nobody can pay").hasStatus(200))
                        .why())
                .isEqualTo("nobody can pay");
    }

    static HttpExchange page(int status) {
        byte[] octets = "<b>Sign up</b".getBytes(StandardCharsets.UTF_8);
        return exchange(status, new HttpBody(octets, octets.length, true, StandardCharsets.UTF_8));
    }

    private static HttpExchange exchange(int status, HttpBody body) {
        List<HttpHeader> headers = List.of(HttpHeader.of("X-One", "a"), HttpHeader.of("X-One", "b"));
        return exchange(Optional.of(new HttpReply("HTTP/1.1", status, "Sure", headers, body)), Optional.empty());
    }

    private static HttpExchange failed(NetFailure.Kind kind) {
        return exchange(Optional.empty(), Optional.of(new NetFailure(kind, "192.0.2.1:443 did not like us")));
    }

    private static HttpExchange exchange(Optional<HttpReply> reply, Optional<NetFailure> failure) {
        HttpTimings timings =
                new HttpTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMillis(700));
        return new HttpExchange(
                HttpCall.get(Url.of("https://acme.dev/")),
                Optional.empty(),
                Optional.empty(),
                reply,
                List.of(),
                failure,
                timings);
    }
}
