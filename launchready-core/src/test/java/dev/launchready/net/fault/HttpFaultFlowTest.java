package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault makes of a whole response. */
@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class HttpFaultFlowTest {
    private static final String GET = "GET /v1/chat?x=1 HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n";
    private static final String JSON = "{\"id\":7,\"name\":\"Ada\"}\n";
    private static final String SIZED = "HTTP/1.1 200 OK\r\nDate: d\r\nServer: s\r\nContent-Type: application/json\r\n"
            + "ETag: \"1\"\r\nSet-Cookie: a=b\r\nContent-Length: 22\r\n\r\n" + JSON;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":7,\r\nd\r\n\"name\":\"Ada\"}\r\n1\r\n\n\r\n0\r\n\r\n";
    private static final String UNTIL_CLOSE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + JSON;
    private static final String NEXT = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nn";

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED, UNTIL_CLOSE})
    void without_a_fault_a_response_is_what_it_was(String response) {
        Talk talk = new Talk().asks(GET).answers(response).upstreamEnds();

        assertThat(talk.client.text()).isEqualTo(response);
        assertThat(talk.client.end).isEqualTo("finish");
        assertThat(talk.noted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED})
    void another_status_comes_with_a_body_of_its_own_and_the_connection_goes_on(String response) {
        Talk talk = Talk.suffering(Fault.status(503).onRequests(1, 1)).asks(GET + GET);

        talk.answers(response + NEXT);

        String body = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503}";
        assertThat(talk.client.head()).startsWith("HTTP/1.1 503 Service Unavailable\r\n");
        assertThat(talk.client.head()).doesNotContain("ETag", "Set-Cookie", "chunked");
        assertThat(talk.client.head()).contains("Content-Type: application/problem+json\r\n");
        assertThat(talk.client.head()).contains("Content-Length: " + body.length() + "\r\n");
        assertThat(talk.client.body()).isEqualTo(body + NEXT);
        assertThat(talk.log.all())
                .extracting(request -> request.status().orElse(0), ProxiedRequest::faults)
                .containsExactly(tuple(503, List.of("status-503")), tuple(200, List.of()));
        assertThat(talk.noted).containsExactly("status-503");
    }

    @Test
    void an_error_to_a_browser_is_a_page() {
        Talk talk = Talk.suffering(Fault.status(502)).asks("GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n");

        talk.answers("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n");

        assertThat(talk.client.head()).contains("Content-Type: text/html; charset=utf-8\r\n");
        assertThat(talk.client.body()).contains("<title>502 Bad Gateway</title>");
    }

    @Test
    void an_error_to_head_has_no_content() {
        Talk talk = Talk.suffering(Fault.status(500)).asks("HEAD / HTTP/1.1\r\n\r\n");

        talk.answers("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");

        assertThat(talk.client.head()).startsWith("HTTP/1.1 500 Internal Server Error\r\n");
        assertThat(talk.client.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void a_status_without_content_has_neither_content_nor_length(int status) {
        Talk talk = Talk.suffering(Fault.status(status)).asks(GET);

        talk.answers(SIZED);

        assertThat(talk.client.text()).startsWith("HTTP/1.1 " + status).doesNotContain("Content-");
        assertThat(talk.client.body()).isEmpty();
    }

    @Test
    void too_many_requests_say_when_to_come_again_in_seconds() {
        Talk talk = Talk.suffering(Fault.tooManyRequests(Duration.ofMinutes(2))).asks(GET);

        talk.answers(SIZED);

        assertThat(talk.client.head()).startsWith("HTTP/1.1 429 Too Many Requests\r\n");
        assertThat(talk.client.head()).contains("\r\nRetry-After: 120\r\n");
    }

    @Test
    void too_many_requests_say_when_to_come_again_by_date() {
        Talk talk = Talk.suffering(Fault.tooManyRequests(Instant.parse("2026-11-06T08:49:37Z")))
                .asks(GET);

        talk.answers(SIZED);

        assertThat(talk.client.head()).contains("\r\nRetry-After: Fri, 06 Nov 2026 08:49:37 GMT\r\n");
    }

    @Test
    void the_first_octet_is_late_and_nothing_overtakes_it() {
        Talk talk =
                Talk.suffering(Fault.delayedFirstByte(Duration.ofSeconds(2))).asks(GET);

        talk.answers(SIZED.substring(0, 120)).after(Duration.ofSeconds(1)).answers(SIZED.substring(120, 130));
        talk.after(Duration.ofSeconds(3)).answers(SIZED.substring(130));

        assertThat(talk.client.text()).isEqualTo(SIZED);
        assertThat(talk.client.times().subList(0, 130))
                .containsOnly(Duration.ofSeconds(2).toNanos());
        assertThat(talk.client.times().subList(130, 131))
                .containsOnly(Duration.ofSeconds(4).toNanos());
    }

    @Test
    void delays_add_up_and_go_with_another_fault() {
        Talk talk = Talk.suffering(
                        Fault.delayedFirstByte(Duration.ofSeconds(1)),
                        Fault.status(500),
                        Fault.delayedFirstByte(Duration.ofSeconds(2)))
                .asks(GET);

        talk.answers(SIZED);

        assertThat(talk.client.times()).containsOnly(Duration.ofSeconds(3).toNanos());
        assertThat(talk.client.head()).startsWith("HTTP/1.1 500");
        assertThat(talk.log.all().get(0).faults()).containsExactly("delayed-first-byte", "status-500");
    }

    @Test
    void nothing_comes_after_the_headers_until_the_fault_ends() {
        Talk talk = Talk.suffering(Fault.stallAfterHeaders()).asks(GET);

        talk.answers(SIZED).upstreamEnds();

        assertThat(talk.client.isHeld()).isTrue();
        assertThat(talk.client.body()).isEmpty();
        assertThat(talk.client.all()).isEqualTo(SIZED);
    }

    @Test
    void the_body_drips() {
        Talk talk = Talk.suffering(Fault.slowDrip(10, Duration.ofMillis(100))).asks(GET);
        int head = SIZED.length() - JSON.length();

        talk.answers(SIZED);

        assertThat(talk.client.text()).isEqualTo(SIZED);
        assertThat(talk.client.times().subList(0, head)).containsOnly(0L);
        assertThat(talk.client.times().subList(head, head + 10)).containsOnly(100_000_000L);
        assertThat(talk.client.times().subList(head + 10, head + 20)).containsOnly(200_000_000L);
        assertThat(talk.client.times().subList(head + 20, head + 22)).containsOnly(300_000_000L);
    }

    @Test
    void a_drip_ends_with_its_fault() {
        Talk talk = new Talk();
        ActiveFault drip = talk.inject(Fault.slowDrip(1, Duration.ofSeconds(1)));
        talk.asks(GET).answers(SIZED.substring(0, SIZED.length() - 20)).after(Duration.ofSeconds(9));

        drip.close();
        talk.answers(SIZED.substring(SIZED.length() - 20));

        assertThat(talk.client.times().get(SIZED.length() - 1))
                .isEqualTo(Duration.ofSeconds(9).toNanos());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "21, 21", "22, 21", "1000, 21"})
    void content_of_known_length_is_never_whole(long bytes, int seen) {
        Talk talk = Talk.suffering(Fault.truncatedBody(bytes)).asks(GET);

        talk.answers(SIZED + "never");

        assertThat(talk.client.head()).contains("Content-Length: 22\r\n");
        assertThat(talk.client.body()).isEqualTo(JSON.substring(0, seen));
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0,    ``",
                "3,    `3\r\n{\"i\r\n`",
                "22,   `8\r\n{\"id\":7,\r\nd\r\n\"name\":\"Ada\"}\r\n1\r\n\n\r\n`",
                "1000, `8\r\n{\"id\":7,\r\nd\r\n\"name\":\"Ada\"}\r\n1\r\n\n\r\n`"
            })
    void chunked_content_lacks_its_last_chunk(long bytes, String seen) {
        Talk talk = Talk.suffering(Fault.truncatedBody(bytes)).asks(GET);

        talk.answers(CHUNKED);

        assertThat(talk.client.body()).isEqualTo(seen);
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @ParameterizedTest
    @CsvSource({"10, 32", "-10, 12", "-100, 0"})
    void a_length_is_wrong_and_the_content_is_not(long delta, String length) {
        for (String response : List.of(SIZED, CHUNKED, UNTIL_CLOSE)) {
            Talk talk = Talk.suffering(Fault.wrongContentLength(delta)).asks(GET);

            talk.answers(response);
            if (response.equals(UNTIL_CLOSE)) {
                talk.upstreamEnds();
            }

            assertThat(talk.client.head())
                    .contains("Content-Length: " + length + "\r\n")
                    .doesNotContain("Transfer");
            assertThat(talk.client.body()).isEqualTo(JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED})
    void a_page_comes_with_the_status_of_the_real_response(String response) {
        Talk talk = Talk.suffering(Fault.htmlInsteadOfJson()).asks(GET);

        talk.answers(response);

        assertThat(talk.client.head()).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Type: text/html");
        assertThat(Whole.content(talk.client.text())).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED})
    void the_body_is_empty_and_the_rest_is_as_it_was(String response) {
        Talk talk = Talk.suffering(Fault.emptyBody()).asks(GET);

        talk.answers(response);

        assertThat(talk.client.head())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: application/json\r\n", "Content-Length: 0\r\n")
                .doesNotContain("chunked", "ETag");
        assertThat(talk.client.body()).isEmpty();
    }

    @Test
    void the_content_type_is_another_and_the_content_is_not() {
        Talk talk = Talk.suffering(Fault.wrongContentType("text/plain")).asks(GET);

        talk.answers(SIZED);

        assertThat(talk.client.text()).isEqualTo(SIZED.replace("application/json", "text/plain"));
    }

    @ParameterizedTest
    @CsvSource({"GET, 302", "HEAD, 302", "POST, 307"})
    void a_redirect_leads_to_itself(String method, int status) {
        Talk talk = Talk.suffering(Fault.redirectLoop()).asks(GET.replace("GET", method));

        talk.answers(method.equals("HEAD") ? SIZED.replace(JSON, "") : SIZED);

        assertThat(talk.client.head()).startsWith("HTTP/1.1 " + status + " ").contains("Location: /v1/chat?x=1\r\n");
        assertThat(talk.client.body()).isEmpty();
    }

    @Test
    void a_reply_is_lost_although_the_upstream_gave_it() {
        Talk talk = Talk.suffering(Fault.closeBeforeResponse()).asks(GET);

        talk.answers(SIZED);

        assertThat(talk.upstream.text()).startsWith("GET /v1/chat?x=1 ");
        assertThat(talk.client.text()).isEmpty();
        assertThat(talk.client.end).isEqualTo("finish");
        assertThat(talk.log.all().get(0).faults()).containsExactly("close-before-response");
    }

    @Test
    void a_kept_connection_closes_when_the_next_request_comes() {
        Talk talk = Talk.suffering(Fault.closeBetweenRequests()).asks(GET).answers(SIZED);
        assertThat(talk.client.end).isEmpty();

        talk.asks("POST /v1/charges HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");

        assertThat(talk.client.text()).isEqualTo(SIZED);
        assertThat(talk.client.end).isEqualTo("finish");
        assertThat(talk.upstream.text()).doesNotContain("charges");
        assertThat(talk.log.all())
                .extracting(ProxiedRequest::faults)
                .containsExactly(List.of(), List.of("close-between-requests"));
    }

    @Test
    void a_request_that_cannot_be_kept_back_is_passed_on_and_gets_no_answer() {
        Talk talk = Talk.suffering(Fault.closeBetweenRequests()).asks(GET).answers(SIZED);

        talk.asks("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
                .answers("HTTP/1.1 100 Continue\r\n\r\n")
                .asks("hi")
                .answers(NEXT);

        assertThat(talk.upstream.text()).endsWith("hi");
        assertThat(talk.client.text()).isEqualTo(SIZED + "HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(talk.client.end).isEqualTo("finish");
        assertThat(talk.log.all().get(1).faults()).containsExactly("close-between-requests");
    }

    @Test
    void a_pipelined_request_is_dropped_after_the_response_before_it() {
        Talk talk = Talk.suffering(Fault.closeBetweenRequests()).asks(GET + GET.replace("chat", "late"));

        talk.answers(SIZED);

        assertThat(talk.client.text()).isEqualTo(SIZED);
        assertThat(talk.client.end).isEqualTo("finish");
        assertThat(talk.upstream.text()).doesNotContain("late");
    }
}
