package dev.launchready.net;

import static dev.launchready.net.HttpDefect.Kind.BAD_CHUNK;
import static dev.launchready.net.HttpDefect.Kind.BAD_CONTENT_CODING;
import static dev.launchready.net.HttpDefect.Kind.BAD_FIELD_NAME;
import static dev.launchready.net.HttpDefect.Kind.BAD_STATUS_LINE;
import static dev.launchready.net.HttpDefect.Kind.BAD_TRANSFER_ENCODING;
import static dev.launchready.net.HttpDefect.Kind.BARE_LF;
import static dev.launchready.net.HttpDefect.Kind.CONFLICTING_CONTENT_LENGTH;
import static dev.launchready.net.HttpDefect.Kind.CONTROL_IN_VALUE;
import static dev.launchready.net.HttpDefect.Kind.DECOMPRESSION_BOMB;
import static dev.launchready.net.HttpDefect.Kind.HEADER_WITHOUT_COLON;
import static dev.launchready.net.HttpDefect.Kind.INVALID_CONTENT_LENGTH;
import static dev.launchready.net.HttpDefect.Kind.LENGTH_WITH_TRANSFER_ENCODING;
import static dev.launchready.net.HttpDefect.Kind.OBSOLETE_FOLDING;
import static dev.launchready.net.HttpDefect.Kind.SPACE_BEFORE_COLON;
import static dev.launchready.net.HttpDefect.Kind.TOO_MANY_INTERIM;
import static dev.launchready.net.HttpDefect.Kind.TRAILING_OCTETS;
import static dev.launchready.net.HttpDefect.Kind.TRUNCATED;
import static dev.launchready.net.HttpDefect.Kind.UNEXPECTED_CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of the octets of an answer, when they come to an end. */
class AnswerReaderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readable_answers_are_read_and_their_defects_told(
            String name, String octets, int status, String body, List<HttpDefect.Kind> defects) {
        AnswerReader.Answer answer = read("GET", octets);

        HttpReply reply = answer.reply().orElseThrow();
        assertThat(answer.failure()).isEmpty();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().text()).isEqualTo(body);
        assertThat(reply.body().isComplete()).isTrue();
        assertThat(kinds(answer)).containsExactlyElementsOf(defects);
    }

    static Stream<Arguments> readable_answers_are_read_and_their_defects_told() {
        return Stream.of(
                read("length", OK + "Content-Length: 2\r\n\r\nhi", 200, "hi"),
                read("until close", "HTTP/1.0 200 OK\r\n\r\nhi", 200, "hi"),
                read("no reason", "HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", 404, ""),
                read("same length twice", OK + "Content-Length: 2\r\nContent-Length: 02, 2\r\n\r\nhi", 200, "hi"),
                read("chunked", CHUNKED + "2\r\nhi\r\n00\r\n\r\n", 200, "hi"),
                read("chunk extensions", CHUNKED + "1;a=b\r\nh\r\n1 ; c=\"d\"\r\ni\r\n0\r\n\r\n", 200, "hi"),
                read("trailers", CHUNKED + "2\r\nhi\r\n0\r\nDigest: x\r\nY: z\r\n\r\n", 200, "hi"),
                read("interim", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK + "\r\nhi", 200, "hi"),
                read("gzip", OK + "Content-Encoding: gzip\r\n\r\n" + Compressed.gzip("hi"), 200, "hi"),
                read("x-gzip", OK + "Content-Encoding: X-GZip\r\n\r\n" + Compressed.gzip("hi"), 200, "hi"),
                read("zlib", OK + "Content-Encoding: deflate\r\n\r\n" + Compressed.zlib("hi"), 200, "hi"),
                read("bare deflate", OK + "Content-Encoding: deflate\r\n\r\n" + Compressed.rawDeflate("hi"), 200, "hi"),
                read("brotli", OK + "Content-Encoding: br\r\n\r\n" + Compressed.brotli("hi"), 200, "hi"),
                read(
                        "two codings",
                        OK + "Content-Encoding: br\r\nContent-Encoding: gzip\r\n\r\n"
                                + Compressed.gzip(Compressed.brotli("hi")),
                        200,
                        "hi"),
                read("coded nothing", OK + "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", 200, ""),
                read(
                        "gzip as transfer coding",
                        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n" + chunk(Compressed.gzip("hi")) + "0\r\n\r\n",
                        200,
                        "hi"),
                read("no colon", OK + "garbage\r\n\r\nhi", 200, "hi", HEADER_WITHOUT_COLON),
                read("space before colon", OK + "Content-Length : 2\r\n\r\nhi", 200, "hi", SPACE_BEFORE_COLON),
                read("bad name", OK + "X(y): 1\r\n\r\nhi", 200, "hi", BAD_FIELD_NAME),
                read("empty name", OK + ": 1\r\n\r\nhi", 200, "hi", BAD_FIELD_NAME),
                read("NUL in a value", OK + "X: a\0b\r\n\r\nhi", 200, "hi", CONTROL_IN_VALUE),
                read("CR in a value", OK + "X: a\rb\r\n\r\nhi", 200, "hi", CONTROL_IN_VALUE),
                read("folding", OK + "X: a\r\n b\r\n\r\nhi", 200, "hi", OBSOLETE_FOLDING),
                read("folding of nothing", OK + " X: a\r\n\r\nhi", 200, "hi", BAD_FIELD_NAME),
                read("bare LF", "HTTP/1.1 200 OK\nX: 1\nContent-Length: 2\n\nhi", 200, "hi", BARE_LF),
                read("bare LF in chunks", CHUNKED + "2\r\nhi\n0\r\n\r\n", 200, "hi", BARE_LF),
                read("space after chunk size", CHUNKED + "2 \r\nhi\r\n0\r\n\r\n", 200, "hi", BAD_CHUNK),
                read(
                        "length and chunked",
                        OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        200,
                        "hi",
                        LENGTH_WITH_TRANSFER_ENCODING),
                read(
                        "chunked in 1.0",
                        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        200,
                        "hi",
                        BAD_TRANSFER_ENCODING),
                read("unknown transfer", OK + "Transfer-Encoding: wat\r\n\r\nhi", 200, "hi", BAD_TRANSFER_ENCODING),
                read("no comma", OK + "Transfer-Encoding: gzip chunked\r\n\r\nhi", 200, "hi", BAD_TRANSFER_ENCODING),
                read(
                        "chunked not last",
                        OK + "Transfer-Encoding: chunked, gzip\r\n\r\nhi",
                        200,
                        "hi",
                        BAD_TRANSFER_ENCODING),
                read("unknown coding", OK + "Content-Encoding: zstd\r\n\r\nhi", 200, "hi", BAD_CONTENT_CODING),
                read("status 999", "HTTP/1.1 999 Request denied\r\n\r\nhi", 999, "hi", BAD_STATUS_LINE),
                read("version 2.0", "HTTP/2.0 200 OK\r\n\r\nhi", 200, "hi", BAD_STATUS_LINE),
                read("two spaces", "HTTP/1.1  200  OK\r\n\r\nhi", 200, "hi", BAD_STATUS_LINE),
                read("trailing", OK + "Content-Length: 2\r\n\r\nhi there", 200, "hi", TRAILING_OCTETS),
                read("trailing chunks", CHUNKED + "2\r\nhi\r\n0\r\n\r\nmore", 200, "hi", TRAILING_OCTETS),
                read("204 with content", "HTTP/1.1 204 No Content\r\n\r\nhi", 204, "", UNEXPECTED_CONTENT),
                read("204 with length", "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\n", 204, "", UNEXPECTED_CONTENT),
                read("304 with content", "HTTP/1.1 304 Same\r\n\r\nhi", 304, "", UNEXPECTED_CONTENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable_answers_fail_and_what_came_is_kept(
            String name, String octets, String body, NetFailure.Kind failure, List<HttpDefect.Kind> defects) {
        AnswerReader.Answer answer = read("GET", octets);

        assertThat(answer.failure()).map(NetFailure::kind).contains(failure);
        assertThat(kinds(answer)).containsExactlyElementsOf(defects);
        if (body.equals("no reply")) {
            assertThat(answer.reply()).isEmpty();
        } else {
            assertThat(answer.reply().orElseThrow().body().text()).isEqualTo(body);
            assertThat(answer.reply().orElseThrow().body().isComplete()).isFalse();
        }
    }

    static Stream<Arguments> unreadable_answers_fail_and_what_came_is_kept() {
        NetFailure.Kind early = NetFailure.Kind.CLOSED_EARLY;
        NetFailure.Kind malformed = NetFailure.Kind.MALFORMED;
        String none = "no reply";
        return Stream.of(
                failed("nothing", "", none, NetFailure.Kind.CLOSED_WITHOUT_ANSWER),
                failed("half a status line", "HTT", none, early),
                failed("half a head", OK + "X: 1\r\n", none, early),
                failed("interim only", "HTTP/1.1 100 Continue\r\n\r\n", none, early),
                failed("HTTP/0.9", "<html>hi</html>", none, malformed, BAD_STATUS_LINE),
                failed("TLS alert", "\u0015\u0003\u0001\u0000\u0002\u0002P", none, malformed, BAD_STATUS_LINE),
                failed("empty line first", "\r\n" + OK + "\r\n", none, malformed, BAD_STATUS_LINE),
                failed("status 99", "HTTP/1.1 99 Low\r\n\r\n", none, malformed, BAD_STATUS_LINE),
                failed("status 099", "HTTP/1.1 099 Low\r\n\r\n", none, malformed, BAD_STATUS_LINE),
                failed("status 2000", "HTTP/1.1 2000 High\r\n\r\n", none, malformed, BAD_STATUS_LINE),
                failed("no status", "HTTP/1.1 OK\r\n\r\n", none, malformed, BAD_STATUS_LINE),
                failed("giant head", OK + "X: 1\r\n".repeat(60_000), none, NetFailure.Kind.TOO_LARGE),
                failed("giant line", OK + "X: " + "1".repeat(300_000), none, NetFailure.Kind.TOO_LARGE),
                failed("1xx flood", "HTTP/1.1 100 C\r\n\r\n".repeat(30), none, malformed, TOO_MANY_INTERIM),
                failed(
                        "two lengths",
                        OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!",
                        "",
                        malformed,
                        CONFLICTING_CONTENT_LENGTH),
                failed("negative length", OK + "Content-Length: -1\r\n\r\nhi", "", malformed, INVALID_CONTENT_LENGTH),
                failed("signed length", OK + "Content-Length: +2\r\n\r\nhi", "", malformed, INVALID_CONTENT_LENGTH),
                failed("no length", OK + "Content-Length:\r\n\r\nhi", "", malformed, INVALID_CONTENT_LENGTH),
                failed("huge length", OK + "Content-Length: 99999999999999999999\r\n\r\nhi", "hi", early, TRUNCATED),
                failed("short", OK + "Content-Length: 3\r\n\r\nhi", "hi", early, TRUNCATED),
                failed("short chunk", CHUNKED + "3\r\nhi", "hi", early, TRUNCATED),
                failed("no last chunk", CHUNKED + "2\r\nhi\r\n", "hi", early, TRUNCATED),
                failed("no chunk end", CHUNKED + "2\r\nhi", "hi", early, TRUNCATED),
                failed("no end of trailers", CHUNKED + "2\r\nhi\r\n0\r\nX: 1\r\n", "hi", early, TRUNCATED),
                failed("bad chunk size", CHUNKED + "2\r\nhi\r\nzz\r\n", "hi", malformed, BAD_CHUNK),
                failed("0x chunk size", CHUNKED + "0x2\r\nhi\r\n", "", malformed, BAD_CHUNK),
                failed("negative chunk size", CHUNKED + "-2\r\nhi\r\n", "", malformed, BAD_CHUNK),
                failed("chunk size overflow", CHUNKED + "ffffffffffffffff1\r\nhi\r\n", "", malformed, BAD_CHUNK),
                failed("bad chunk end", CHUNKED + "1\r\nhi\r\n0\r\n\r\n", "h", malformed, BAD_CHUNK),
                failed("giant trailers", CHUNKED + "0\r\n" + "X: 1\r\n".repeat(60_000), "", NetFailure.Kind.TOO_LARGE),
                failed("no gzip", OK + "Content-Encoding: gzip\r\n\r\nplain text", "", malformed, BAD_CONTENT_CODING),
                failed("no brotli", OK + "Content-Encoding: br\r\n\r\nplain text", "", malformed, BAD_CONTENT_CODING),
                failed(
                        "no deflate",
                        OK + "Content-Encoding: deflate\r\n\r\n\u00ff\u00ff\u00ff",
                        "",
                        malformed,
                        BAD_CONTENT_CODING),
                failed(
                        "half a gzip",
                        OK + "Content-Encoding: gzip\r\n\r\n"
                                + Compressed.gzip("hi").substring(0, 14),
                        "hi",
                        malformed,
                        BAD_CONTENT_CODING),
                failed(
                        "gzip cut by the connection",
                        OK + "Content-Length: 40\r\nContent-Encoding: gzip\r\n\r\n"
                                + Compressed.gzip("hi").substring(0, 14),
                        "hi",
                        early,
                        TRUNCATED));
    }

    @Test
    void header_lines_are_kept_as_they_were() {
        HttpReply reply = read("GET", OK + "Set-Cookie: a=1\r\nX:\tb \r\nset-cookie:  b=2\r\n\tc\r\nhuh\r\n\r\n")
                .reply()
                .orElseThrow();

        assertThat(reply.headers("Set-Cookie")).containsExactly("a=1", "b=2 c");
        assertThat(reply.headers())
                .extracting(HttpHeader::line)
                .containsExactly("Set-Cookie: a=1", "X:\tb ", "set-cookie:  b=2\r\n\tc", "huh");
        assertThat(reply.header("x")).contains("b");
        assertThat(reply.headers().get(3)).isEqualTo(new HttpHeader("huh", "", "huh"));
    }

    @Test
    void the_answer_to_head_has_no_content() {
        AnswerReader.Answer good = read("HEAD", OK + "Content-Length: 5\r\n\r\n");
        AnswerReader.Answer bad = read("HEAD", OK + "Content-Length: 5\r\n\r\nhello");

        assertThat(kinds(good)).isEmpty();
        assertThat(good.failure()).isEmpty();
        assertThat(kinds(bad)).containsExactly(UNEXPECTED_CONTENT);
    }

    @Test
    void the_charset_is_the_one_declared() {
        String head = OK + "Content-Type: text/html; Charset=\"iso-8859-1\"\r\n\r\n\u00e9";

        assertThat(read("GET", head).reply().orElseThrow().body().text()).isEqualTo("\u00e9");
        assertThat(read("GET", head.replace("iso-8859-1", "klingon"))
                        .reply()
                        .orElseThrow()
                        .body()
                        .text())
                .isEqualTo("\ufffd");
    }

    @Test
    void content_beyond_the_bound_is_not_kept_and_is_no_error() {
        for (String octets : List.of(
                OK + "\r\nhello",
                OK + "Content-Length: 5\r\n\r\nhello",
                CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
                OK + "Content-Encoding: gzip\r\n\r\n" + Compressed.gzip("hello"))) {
            for (int limit = 0; limit < 7; limit++) {
                AnswerReader.Answer answer =
                        read(HttpCall.get(Url.of("http://acme.test/")).withBodyLimit(limit), octets);

                HttpBody body = answer.reply().orElseThrow().body();
                assertThat(body.text()).isEqualTo("hello".substring(0, Math.min(limit, 5)));
                assertThat(body.isComplete()).isEqualTo(limit >= 5);
                assertThat(answer.failure()).isEmpty();
                assertThat(answer.defects()).isEmpty();
            }
        }
    }

    @Test
    void decompression_bombs_are_stopped_and_named() {
        String zeros = "\0".repeat(20_000_000);
        String gzip = Compressed.gzip(zeros);
        String twice = Compressed.gzip(gzip);

        for (String octets : List.of(
                OK + "Content-Encoding: gzip\r\n\r\n" + gzip,
                OK + "Content-Encoding: deflate\r\n\r\n" + Compressed.zlib(zeros),
                OK + "Content-Encoding: gzip, gzip\r\n\r\n" + twice,
                OK + "Content-Encoding: br\r\n\r\n" + Compressed.brotliBomb())) {
            AnswerReader.Answer answer = read("GET", octets);

            assertThat(kinds(answer)).containsExactly(DECOMPRESSION_BOMB);
            assertThat(answer.failure()).isEmpty();
            assertThat(answer.reply().orElseThrow().body().length()).isLessThan(300_000);
            assertThat(answer.reply().orElseThrow().body().isComplete()).isFalse();
        }
    }

    @Test
    void codings_upon_codings_are_left_alone() {
        AnswerReader.Answer answer = read("GET", OK + "Content-Encoding: br, br, br, br, br\r\n\r\nhi");

        assertThat(kinds(answer)).containsExactly(BAD_CONTENT_CODING);
        assertThat(answer.reply().orElseThrow().body().text()).isEqualTo("hi");
    }

    @Test
    void compressed_content_that_gives_nothing_is_cut() {
        String emptyBlocks = "\u001f\u008b\b\0\0\0\0\0\0\u00ff" + "\0\0\0\u00ff\u00ff".repeat(1_000_000);

        AnswerReader.Answer answer = read("GET", OK + "Content-Encoding: gzip\r\n\r\n" + emptyBlocks);

        assertThat(answer.failure()).map(NetFailure::kind).contains(NetFailure.Kind.TOO_LARGE);
    }

    @Test
    void a_secured_peer_on_a_plain_port_is_recognised() {
        assertThat(read("GET", "\u0015\u0003\u0003\u0000\u0002\u0002P")
                        .failure()
                        .orElseThrow()
                        .detail())
                .startsWith("the peer speaks TLS on a port for plain http: \"\\x15\\x03\\x03");
    }

    private static AnswerReader.Answer read(String method, String octets) {
        return read(HttpCall.of(method, Url.of("http://acme.test/")), octets);
    }

    private static AnswerReader.Answer read(HttpCall call, String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        return new AnswerReader(call, new OctetReader(new ByteArrayInputStream(bytes))).read();
    }

    private static List<HttpDefect.Kind> kinds(AnswerReader.Answer answer) {
        return answer.defects().stream().map(HttpDefect::kind).toList();
    }

    private static String chunk(String octets) {
        return Integer.toHexString(octets.length()) + "\r\n" + octets + "\r\n";
    }

    private static Arguments read(String name, String octets, int status, String body, HttpDefect.Kind... defects) {
        return arguments(name, octets, status, body, List.of(defects));
    }

    private static Arguments failed(
            String name, String octets, String body, NetFailure.Kind failure, HttpDefect.Kind... defects) {
        return arguments(name, octets, body, failure, List.of(defects));
    }
}
