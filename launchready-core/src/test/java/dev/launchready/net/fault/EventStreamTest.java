package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class EventStreamTest {
    private static final String GET = "GET /stream HTTP/1.1\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`data: 1\n\ndata: 2\n\ndata: [DONE]\n\n`,                          `data: 1\n\ndata: 2\n\n`",
                "`data: 1\r\n\r\ndata: 2\r\n\r\ndata: [DONE]\r\n\r\n`,              `data: 1\r\n\r\ndata: 2\r\n\r\n`",
                "`data: 1\n\ndata:[DONE]\n\n: ping\n\n`,                            `data: 1\n\n`",
                "`event: delta\ndata: 1\n\nevent: message_stop\ndata: {}\n\n`,      `event: delta\ndata: 1\n\n`",
                "`event: x\ndata: 1\n\nevent: response.completed\ndata: {}\n\n`,    `event: x\ndata: 1\n\n`",
                "`data: 1\n\ndata: 2\ndata: 3\n\n`,                                 `data: 1\n\n`",
                "`data: 1\n\ndata: 2`,                                              `data: 1\n\n`",
                "`data: 1\n\n\n\n`,                                                 ``",
                "`data: only\n\n`,                                                  ``",
            })
    void the_last_event_is_missing_and_the_stream_ends_in_good_order(String events, String seen) {
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(CHUNKED + Integer.toHexString(events.length()) + "\r\n" + events + "\r\n0\r\n\r\n");

        assertThat(Whole.content(talk.client.text())).isEqualTo(seen);
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @Test
    void a_stream_that_stays_open_behind_its_end_marker_is_closed() {
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(HEAD + "\r\ndata: 1\n\ndata: [DONE]\n\n");

        assertThat(talk.client.body()).isEqualTo("data: 1\n\n");
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @Test
    void a_stream_of_known_length_ends_by_its_close_instead() {
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(HEAD + "Content-Length: 23\r\n\r\ndata: 1\n\ndata: [DONE]\n\n");

        assertThat(talk.client.text()).isEqualTo(HEAD + "Connection: close\r\n\r\ndata: 1\n\n");
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @Test
    void an_event_passes_when_the_next_begins() {
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(HEAD + "\r\ndata: 1\n\ndata: 2\n\nd");

        assertThat(talk.client.body()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(talk.client.end).isEmpty();
    }

    @Test
    void a_stall_lasts_until_its_fault_ends_and_loses_nothing() {
        String response = CHUNKED + "9\r\ndata: 1\n\n\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n";
        Talk talk = Talk.suffering(Fault.sseStall()).asks(GET);

        talk.answers(response);

        assertThat(talk.client.isHeld()).isTrue();
        assertThat(talk.client.end).isEmpty();
        assertThat(talk.client.body()).isEqualTo("9\r\ndata: 1\n\n\r\n");
        assertThat(Whole.content(talk.client.all())).isEqualTo("data: 1\n\ndata: [DONE]\n\n");
    }

    @Test
    void a_coded_stream_lacks_the_end_of_its_coding() {
        String coded = Whole.gzip("data: 1\n\ndata: [DONE]\n\n");
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(HEAD + "Content-Encoding: gzip\r\n\r\n" + coded).upstreamEnds();

        assertThat(talk.client.body()).isEqualTo(coded.substring(0, coded.length() - 8));
        assertThat(talk.client.end).isEqualTo("finish");
    }

    @Test
    void what_is_no_event_stream_is_left_alone_and_no_record_says_otherwise() {
        String response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        Talk talk = Talk.suffering(Fault.sseWithoutEnd()).asks(GET);

        talk.answers(response);

        assertThat(talk.client.text()).isEqualTo(response);
        assertThat(talk.log.all().get(0).faults()).isEmpty();
        assertThat(talk.noted).isEmpty();
    }
}
