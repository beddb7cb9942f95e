package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is broken whatever it is, in every framing and coding. */
@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class MalformedJsonTest {
    private static final String GET = "GET /v1/chat?x=1 HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n";
    private static final String JSON = "{\"id\":7,\"name\":\"Ada\"}\n";
    private static final String SIZED = "HTTP/1.1 200 OK\r\nDate: d\r\nServer: s\r\nContent-Type: application/json\r\n"
            + "ETag: \"1\"\r\nSet-Cookie: a=b\r\nContent-Length: 22\r\n\r\n" + JSON;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":7,\r\nd\r\n\"name\":\"Ada\"}\r\n1\r\n\n\r\n0\r\n\r\n";
    private static final String UNTIL_CLOSE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + JSON;

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED, UNTIL_CLOSE})
    void json_does_not_parse_and_its_framing_is_right(String response) throws IOException {
        Talk talk = Talk.suffering(Fault.malformedJson()).asks(GET);

        talk.answers(response).upstreamEnds();

        String content = Whole.content(talk.client.text());
        assertThat(content).isEqualTo("{\"id\":7,\"name\":\"Ada\",\n");
        assertThat(talk.client.head()).doesNotContain("ETag");
        assertThatThrownBy(() -> parse(content)).isInstanceOfAny(IOException.class, JsonParseException.class);
        parse(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,2]",
                "\"text\"",
                "true",
                "null",
                "1",
                "12",
                " {\"a\":[]} \r\n\t",
                "{\"a\":1}\n{\"b\":2}\n"
            })
    void whatever_json_it_is_it_is_broken(String json) {
        Talk talk = Talk.suffering(Fault.malformedJson()).asks(GET);

        talk.answers("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.acme+json; charset=utf-8\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json);

        assertThat(talk.client.body()).hasSameSizeAs(json);
        assertThatThrownBy(() -> parse(talk.client.body()))
                .isInstanceOfAny(IOException.class, JsonParseException.class);
    }

    @Test
    void coded_json_is_decoded_and_broken() {
        Talk talk = Talk.suffering(Fault.malformedJson()).asks(GET);
        String coded = Whole.gzip(JSON);

        talk.answers("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                + coded.length() + "\r\n\r\n" + coded);

        assertThat(talk.client.head()).doesNotContain("Content-Encoding").contains("Content-Length: 22\r\n");
        assertThat(talk.client.body()).isEqualTo("{\"id\":7,\"name\":\"Ada\",\n");
    }

    @Test
    void json_in_a_coding_that_is_not_known_is_replaced_by_broken_json() {
        Talk talk = Talk.suffering(Fault.malformedJson()).asks(GET);

        talk.answers("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: br\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

        assertThat(talk.client.head()).doesNotContain("ncoding");
        assertThatThrownBy(() -> parse(talk.client.body()))
                .isInstanceOfAny(IOException.class, JsonParseException.class);
    }

    private static void parse(String json) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        while (reader.peek() != JsonToken.END_DOCUMENT) {
            var unused = JsonParser.parseReader(reader);
        }
    }
}
