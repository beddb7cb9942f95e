package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class RequestFlowTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void a_request_is_recorded_as_sent_and_passed_on_with_the_upstreams_name() {
        Talk talk = new Talk().after(Duration.ofMillis(3));

        talk.asks("POST /v1/charges?x=1 HTTP/1.1\r\nhost: 127.0.0.1:4711\r\nX-Twice: a\r\nX-Twice: b\r\n"
                + "Content-Length: 5\r\n\r\nhello");
        talk.after(Duration.ofMillis(4)).answers(OK);

        assertThat(talk.upstream.text())
                .isEqualTo("POST /v1/charges?x=1 HTTP/1.1\r\nHost: api.acme.test\r\nX-Twice: a\r\nX-Twice: b\r\n"
                        + "Content-Length: 5\r\n\r\nhello");
        ProxiedRequest request = only(talk);
        assertThat(request.number()).isEqualTo(1);
        assertThat(request.connection()).isEqualTo(1);
        assertThat(request.attempt()).isEqualTo(1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v1/charges?x=1");
        assertThat(request.header("Host")).contains("127.0.0.1:4711");
        assertThat(request.headers()).hasSize(4);
        assertThat(request.body().text()).isEqualTo("hello");
        assertThat(request.body().isComplete()).isTrue();
        assertThat(request.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(request.sinceStart()).isEqualTo(Duration.ofMillis(3));
        assertThat(request.status()).hasValue(200);
        assertThat(request.lasted()).contains(Duration.ofMillis(4));
        assertThat(request.faults()).isEmpty();
    }

    @Test
    void a_record_does_not_print_what_may_be_secret() {
        Talk talk = new Talk()
                .asks("POST /v1?key=s3cret HTTP/1.1\r\nAuthorization: Bearer s3cret\r\n"
                        + "Content-Length: 6\r\n\r\ns3cret");

        talk.answers(OK);

        assertThat(only(talk)).hasToString("request 1, attempt 1: POST /v1 → 200");
        assertThat(new Talk().asks("s3cret\n").log.all()).hasToString("[request 1, attempt 1: no HTTP]");
    }

    @Test
    void chunks_are_joined_in_the_record_and_passed_on_as_they_are() {
        String chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4;ext=\"1\"\r\nWiki\r\n00a\r\npedia text\r\n0\r\nX-Sum: 1\r\n\r\n";

        Talk talk = new Talk().asks(chunked + "GET /next HTTP/1.1\r\n\r\n");

        assertThat(talk.upstream.text()).isEqualTo(chunked + "GET /next HTTP/1.1\r\n\r\n");
        assertThat(talk.log.all())
                .extracting(ProxiedRequest::target, request -> request.body().text())
                .containsExactly(tuple("/", "Wikipedia text"), tuple("/next", ""));
    }

    @Test
    void pipelined_requests_get_the_responses_in_their_order() {
        Talk talk = new Talk().asks("GET /a HTTP/1.1\r\n\r\n\r\nHEAD /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
        String responses = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
                + "HTTP/1.1 404 No\r\nContent-Length: 99\r\n\r\n" + "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n";

        talk.answers(responses);

        assertThat(talk.upstream.text()).contains("\r\n\r\n\r\nHEAD /b ");
        assertThat(talk.client.text()).isEqualTo(responses);
        assertThat(talk.log.all())
                .extracting(ProxiedRequest::target, request -> request.status().orElse(0))
                .containsExactly(tuple("/a", 200), tuple("/b", 404), tuple("/c", 500));
    }

    @Test
    void content_beyond_the_bound_is_hashed_and_not_kept() {
        String content = "0123456789abcdef".repeat(6000);

        Talk talk = new Talk()
                .asks("PUT / HTTP/1.1\r\nContent-Length: " + content.length() + "\r\n\r\n" + content, 5000)
                .asks("PUT / HTTP/1.1\r\nContent-Length: " + content.length() + "\r\n\r\n" + content, 7777);

        ProxiedRequest first = talk.log.all().get(0);
        assertThat(first.body().length()).isEqualTo(64 << 10);
        assertThat(first.body().wireLength()).isEqualTo(content.length());
        assertThat(first.body().isComplete()).isFalse();
        assertThat(talk.log.all()).extracting(ProxiedRequest::sha256).containsOnly(first.sha256());
        assertThat(talk.log.all()).extracting(ProxiedRequest::attempt).containsExactly(1, 2);
        assertThat(talk.upstream.text()).endsWith(content);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /x,  a, '',    POST /x,  a, '',      2",
        "POST /x,  a, '',    POST /x,  b, '',      1",
        "POST /x,  a, k1,    POST /x,  b, k1,      2",
        "POST /x,  a, k1,    POST /x,  a, k2,      1",
        "POST /x,  a, k1,    POST /x,  a, '',      1",
        "POST /x,  a, k1,    POST /x,  a, '\"k1\"',  2",
        "POST /x,  a, k1,    POST /y,  a, k1,      1",
        "POST /x,  a, k1,    PUT /x,   a, k1,      1",
        "GET /x?1, '', '',   GET /x?2, '', '',     1",
        "GET /x?1, '', '',   GET /x?1, '', '',     2",
    })
    void an_attempt_is_known_by_method_target_and_key_or_content(
            String first, String body1, String key1, String second, String body2, String key2, int attempt) {
        Talk talk = new Talk();

        talk.asks(request(first, body1, key1)).answers(OK);
        talk.asks(request(second, body2, key2));

        assertThat(talk.log.all()).extracting(ProxiedRequest::attempt).containsExactly(1, attempt);
    }

    @Test
    void attempts_are_counted_across_connections_until_forgotten() {
        Talk talk = new Talk().asks(request("GET /x", "", ""));
        talk.next(2).asks(request("GET /x", "", ""));
        assertThat(talk.log.all()).extracting(ProxiedRequest::attempt).containsExactly(1, 2);

        talk.log.forget();
        talk.next(3).asks(request("GET /x", "", ""));

        assertThat(talk.log.all())
                .singleElement()
                .returns(1, ProxiedRequest::attempt)
                .returns(3, ProxiedRequest::number)
                .returns(3, ProxiedRequest::connection);
    }

    @ParameterizedTest
    @CsvSource({"\"abc\",abc", "abc,abc", "\"a\\\"b\\\\c\",a\"b\\c", "\"abc\";p=1,abc", "\"open,\"open"})
    void a_key_is_the_same_quoted_or_bare(String value, String key) {
        Talk talk = new Talk().asks("POST / HTTP/1.1\r\nidempotency-key: " + value + " \r\n\r\n");

        assertThat(only(talk).idempotencyKey()).contains(key);
    }

    @Test
    void content_is_read_in_its_charset() {
        Talk talk = new Talk()
                .asks(
                        "POST / HTTP/1.1\r\nContent-Type: text/plain; charset=ISO-8859-1\r\nContent-Length: 1\r\n\r\n\u00e9");

        assertThat(only(talk).body().text()).isEqualTo("é");
        assertThat(only(talk).body().octets()).isEqualTo("é".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void an_expectation_is_met_by_the_upstream() {
        Talk talk = new Talk().asks("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");

        talk.answers("HTTP/1.1 100 Continue\r\n\r\n").asks("hi").answers(OK);

        assertThat(talk.client.text()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n" + OK);
        assertThat(only(talk).status()).hasValue(200);
        assertThat(only(talk).body().text()).isEqualTo("hi");
    }

    @Test
    void a_response_before_the_end_of_the_request_is_its_response() {
        Talk talk = new Talk().asks("POST /big HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");

        talk.answers("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n").asks("of it.");

        assertThat(only(talk).status()).hasValue(413);
        assertThat(only(talk).body().text()).isEqualTo("halfof it.");
        assertThat(talk.upstream.text()).endsWith("halfof it.");
    }

    @Test
    void a_request_that_the_client_gives_up_is_recorded_as_far_as_it_came() {
        Talk talk = new Talk()
                .asks("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf")
                .clientEnds();

        assertThat(only(talk).body().text()).isEqualTo("half");
        assertThat(only(talk).body().isComplete()).isFalse();
        assertThat(only(talk).status()).isEmpty();
        assertThat(talk.upstream.end).isEqualTo("finish");
    }

    @Test
    void after_an_upgrade_all_passes_in_both_directions() {
        Talk talk = Talk.suffering(Fault.status(503).onRequests(2, 9))
                .asks("GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
                .answers("HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n\u0081\u0002hi");

        talk.asks("\u0081\u0082frameGET / HTTP/1.1\r\n\r\n").answers("\u0088HTTP/1.1 200 OK\r\n\r\n");

        assertThat(talk.upstream.text()).endsWith("\u0081\u0082frameGET / HTTP/1.1\r\n\r\n");
        assertThat(talk.client.text()).endsWith("\r\n\r\n\u0081\u0002hi\u0088HTTP/1.1 200 OK\r\n\r\n");
        assertThat(only(talk).status()).hasValue(101);
    }

    @Test
    void an_upgrade_that_is_declined_leaves_http() {
        Talk talk = new Talk()
                .asks("GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
                .answers(OK)
                .asks("GET /next HTTP/1.1\r\n\r\n");

        assertThat(talk.log.all()).extracting(ProxiedRequest::target).containsExactly("/ws", "/next");
    }

    @Test
    void an_offer_to_leave_for_http_2_is_not_passed_on() {
        Talk talk = new Talk()
                .asks("GET / HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nHost: x\r\n"
                        + "HTTP2-Settings: AAEAAEAAAAIAAAAB\r\nUpgrade: h2c\r\n\r\n");

        assertThat(talk.upstream.text()).isEqualTo("GET / HTTP/1.1\r\nHost: api.acme.test\r\n\r\n");
        assertThat(only(talk).header("Upgrade")).contains("h2c");
    }

    @Test
    void a_tunnel_is_seen_as_one_request() {
        Talk talk = new Talk().asks("CONNECT api.acme.test:443 HTTP/1.1\r\nHost: api.acme.test:443\r\n\r\n");

        talk.answers("HTTP/1.1 200 OK\r\n\r\n").asks("\u0016\u0003\u0001").answers("\u0016\u0003\u0003");

        assertThat(talk.upstream.text()).endsWith("Host: api.acme.test:443\r\n\r\n\u0016\u0003\u0001");
        assertThat(talk.client.text()).endsWith("\u0016\u0003\u0003");
        assertThat(only(talk).target()).isEqualTo("api.acme.test:443");
    }

    @Test
    void a_client_of_a_proxy_names_the_whole_address_and_the_upstream_sees_its_path() {
        Talk talk = new Talk().asks("GET http://api.acme.test/v1?a=b HTTP/1.1\r\nHost: api.acme.test\r\n\r\n");

        talk.answers("HTTP/1.1 302 Found\r\nLocation: http://api.acme.test/v2\r\nContent-Length: 0\r\n\r\n");

        assertThat(talk.upstream.text()).isEqualTo("GET /v1?a=b HTTP/1.1\r\nHost: api.acme.test\r\n\r\n");
        assertThat(talk.client.text()).contains("Location: http://api.acme.test/v2\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.acme.test/v2,       http://127.0.0.1:4711/v2",
        "http://API.acme.test,           http://127.0.0.1:4711",
        "http://api.acme.test?x,         http://127.0.0.1:4711?x",
        "http://api.acme.test.evil/v2,   http://api.acme.test.evil/v2",
        "http://api.acme.test:8080/v2,   http://api.acme.test:8080/v2",
        "/v2,                            /v2",
    })
    void a_redirect_to_the_upstream_leads_through_the_proxy(String location, String seen) {
        Talk talk = new Talk().asks("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        talk.answers("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(talk.client.text())
                .isEqualTo("HTTP/1.1 302 Found\r\nLocation: " + seen + "\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000hello",
                "EHLO mx\r\n",
                "GET /\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\nab",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "\u0000\u0000",
            })
    void what_is_no_http_1_passes_and_is_recorded_as_such(String octets) {
        Talk talk = Talk.suffering(Fault.status(503));

        talk.asks(octets + "more").answers("anything\r\n").asks("and more").answers("at all");

        assertThat(talk.upstream.text()).isEqualTo(octets + "moreand more");
        assertThat(talk.client.text()).isEqualTo("anything\r\nat all");
        assertThat(only(talk).isHttp()).isFalse();
        assertThat(octets).startsWith(new String(only(talk).body().octets(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_chunk_that_is_none_ends_the_reading_and_not_the_passing() {
        Talk talk =
                new Talk().asks("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nGET / HTTP/1.1\r\n\r\n");

        talk.answers(OK);

        assertThat(talk.upstream.text()).endsWith("xyz\r\nGET / HTTP/1.1\r\n\r\n");
        assertThat(talk.client.text()).isEqualTo(OK);
        assertThat(only(talk).body().isComplete()).isFalse();
    }

    private static String request(String line, String body, String key) {
        return line + " HTTP/1.1\r\n" + (key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n")
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body;
    }

    private static ProxiedRequest only(Talk talk) {
        assertThat(talk.log.all()).hasSize(1);
        return talk.log.all().get(0);
    }
}
