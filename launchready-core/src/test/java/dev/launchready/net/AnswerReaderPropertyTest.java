package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every answer, whatever its octets. */
class AnswerReaderPropertyTest {
    private static final HttpCall CALL =
            HttpCall.get(Url.of("http://www.acme.test/")).withBodyLimit(100);

    @Property
    void any_octets_are_read_without_an_exception(@ForAll byte[] octets) {
        assertHolds(read(octets));
    }

    @Property(tries = 3000)
    void text_made_of_the_parts_of_answers_is_read_without_an_exception(@ForAll("answers") String text) {
        assertHolds(read(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Property
    void content_comes_back_from_any_chunking(@ForAll("content") String content, @ForAll("sizes") int[] sizes) {
        StringBuilder chunked = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        int at = 0;
        for (int i = 0; at < content.length(); i++) {
            int size = Math.min(content.length() - at, i < sizes.length ? sizes[i] : 7);
            chunked.append(Integer.toHexString(size))
                    .append("\r\n")
                    .append(content, at, at + size)
                    .append("\r\n");
            at += size;
        }
        chunked.append("0\r\n\r\n");

        AnswerReader.Answer answer = read(chunked.toString().getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.reply().orElseThrow().body().octets())
                .isEqualTo(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.defects()).isEmpty();
        assertThat(answer.failure()).isEmpty();
    }

    @Property(tries = 40)
    void over_a_connection_the_deadline_holds_for_any_answer_that_does_not_end(@ForAll("answers") String text) {
        Duration budget = Duration.ofMillis(60);
        try (LoopbackHttp server =
                LoopbackHttp.start(request -> Response.raw(text).thenStall())) {
            Network network = Network.system().withConnectTo(HostPort.of("*:80"), server.address());

            HttpExchange exchange = Promise.within(budget, () -> network.http().exchange(CALL, Deadline.in(budget)));

            assertThat(exchange.reply().isPresent() || exchange.failure().isPresent())
                    .isTrue();
        }
    }

    private static void assertHolds(AnswerReader.Answer answer) {
        assertThat(answer.reply().isPresent() || answer.failure().isPresent()).isTrue();
        answer.reply().ifPresent(reply -> {
            assertThat(reply.status()).isBetween(100, 999);
            assertThat(reply.body().length()).isLessThanOrEqualTo(100);
            assertThat(answer.failure().isPresent() && reply.body().isComplete())
                    .isFalse();
        });
    }

    private static AnswerReader.Answer read(byte[] octets) {
        return new AnswerReader(CALL, new OctetReader(new ByteArrayInputStream(octets))).read();
    }

    @Provide
    Arbitrary<String> content() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(100);
    }

    @Provide
    Arbitrary<int[]> sizes() {
        return Arbitraries.integers().between(1, 40).array(int[].class).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> begin = Arbitraries.of(
                "HTTP/1.1 200 OK\r\n", "HTTP/1.0 404\r\n", "HTTP/1.1 204 \r\n", "HTTP/1.1 100\r\n\r\n", "HTTP/", "");
        Arbitrary<String> part = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\r\n\r\n",
                ":",
                " ",
                "\t",
                "\0",
                "X: y\r\n",
                "Content-Length: 3\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 5, 5\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Content-Encoding: gzip\r\n",
                "Content-Encoding: br\r\n",
                "Content-Encoding: deflate\r\n",
                "3\r\nabc\r\n",
                "0\r\n\r\n",
                "ffffffff\r\n",
                "abc",
                "\u00ff\u00fe",
                Compressed.gzip("hello"),
                Compressed.brotli("hello"),
                Compressed.zlib("hello"),
                "HTTP/1.1 302 Found\r\n");
        return begin.flatMap(first -> part.list().ofMaxSize(12).map(parts -> first + String.join("", parts)));
    }
}
