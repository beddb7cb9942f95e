package dev.launchready.net;

import static dev.launchready.net.HttpDefect.Kind.BAD_CHUNK;
import static dev.launchready.net.HttpDefect.Kind.BAD_CONTENT_CODING;
import static dev.launchready.net.HttpDefect.Kind.BAD_FIELD_NAME;
import static dev.launchready.net.HttpDefect.Kind.BAD_STATUS_LINE;
import static dev.launchready.net.HttpDefect.Kind.BAD_TRANSFER_ENCODING;
import static dev.launchready.net.HttpDefect.Kind.HEADER_WITHOUT_COLON;
import static dev.launchready.net.HttpDefect.Kind.INVALID_CONTENT_LENGTH;
import static dev.launchready.net.HttpDefect.Kind.LENGTH_WITH_TRANSFER_ENCODING;
import static dev.launchready.net.HttpDefect.Kind.OBSOLETE_FOLDING;
import static dev.launchready.net.HttpDefect.Kind.SPACE_BEFORE_COLON;
import static dev.launchready.net.HttpDefect.Kind.TOO_MANY_INTERIM;
import static dev.launchready.net.HttpDefect.Kind.TRAILING_OCTETS;
import static dev.launchready.net.HttpDefect.Kind.UNEXPECTED_CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers at the edge of what HTTP/1.1 and gzip allow, and just beyond. */
class AnswerTrapsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String GZIP = OK + "Content-Encoding: gzip\r\n\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readable(String name, String octets, int status, String body, List<HttpDefect.Kind> defects) {
        AnswerReader.Answer answer = read(octets, Integer.MAX_VALUE);

        assertThat(answer.failure()).isEmpty();
        HttpReply reply = answer.reply().orElseThrow();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().text()).isEqualTo(body);
        assertThat(kinds(answer)).containsExactlyElementsOf(defects);
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                ok("a reason of nothing", "HTTP/1.1 200 \r\n\r\nhi", 200, "hi"),
                ok("a reason in UTF-8", "HTTP/1.1 200 \u00c3\u00a4\r\n\r\nhi", 200, "hi"),
                ok("an empty field", OK + "X:\r\n\r\nhi", 200, "hi"),
                ok("five thousand fields", OK + "X: 1\r\n".repeat(5000) + "\r\nhi", 200, "hi"),
                ok("a field of 100 KB", OK + "X: " + "1".repeat(100_000) + "\r\n\r\nhi", 200, "hi"),
                ok("ten interim answers", "HTTP/1.1 103 Hints\r\n\r\n".repeat(10) + OK + "\r\nhi", 200, "hi"),
                ok(
                        "an interim answer with a length",
                        "HTTP/1.1 103 H\r\nContent-Length: 9\r\n\r\n" + OK + "\r\nhi",
                        200,
                        "hi"),
                ok("switching protocols", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n\u0081\u0000", 101, ""),
                ok("304 with the length of the page", "HTTP/1.1 304 Same\r\nContent-Length: 99\r\n\r\n", 304, ""),
                ok("204 of no length", "HTTP/1.1 204 None\r\nContent-Length: 0\r\n\r\n", 204, ""),
                ok("Chunked", OK + "Transfer-Encoding: Chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 200, "hi"),
                ok("an empty list member", OK + "Transfer-Encoding: , chunked,\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 200, "hi"),
                ok("many zeros", CHUNKED + "00000000000000000000002\r\nhi\r\n000\r\n\r\n", 200, "hi"),
                ok(
                        "hex of both cases",
                        CHUNKED + "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n",
                        200,
                        "0123456789".repeat(2)),
                ok("a quoted extension", CHUNKED + "2;a=\"b;c\"\r\nhi\r\n0;d\r\n\r\n", 200, "hi"),
                ok("a length among the trailers", CHUNKED + "2\r\nhi\r\n0\r\nContent-Length: 9\r\n\r\n", 200, "hi"),
                ok("identity as content coding", OK + "Content-Encoding: identity\r\n\r\nhi", 200, "hi"),
                ok("two members", GZIP + Compressed.gzip("h") + Compressed.gzip("i"), 200, "hi"),
                ok(
                        "an empty member between",
                        GZIP + Compressed.gzip("h") + Compressed.gzip("") + Compressed.gzip("i"),
                        200,
                        "hi"),
                ok("a member with all it may have", GZIP + adorned("hi"), 200, "hi"),
                ok("five octets after the data", GZIP + Compressed.gzip("hi") + "12345", 200, "hi", BAD_CONTENT_CODING),
                ok(
                        "many octets after the data",
                        GZIP + Compressed.gzip("hi") + "x".repeat(900),
                        200,
                        "hi",
                        BAD_CONTENT_CODING),
                ok("zeros after the data", GZIP + Compressed.gzip("hi") + "\0\0\0", 200, "hi", BAD_CONTENT_CODING),
                ok(
                        "half a magic number after",
                        GZIP + Compressed.gzip("hi") + "\u001f?",
                        200,
                        "hi",
                        BAD_CONTENT_CODING),
                ok(
                        "folded transfer coding",
                        OK + "Transfer-Encoding:\r\n chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        200,
                        "hi",
                        OBSOLETE_FOLDING),
                ok(
                        "a coding hidden by a space",
                        OK + "Transfer-Encoding : chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        200,
                        "hi",
                        SPACE_BEFORE_COLON),
                ok(
                        "identity as transfer coding",
                        OK + "Transfer-Encoding: identity\r\n\r\nhi",
                        200,
                        "hi",
                        BAD_TRANSFER_ENCODING),
                ok(
                        "chunked twice",
                        OK + "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        200,
                        "hi",
                        BAD_TRANSFER_ENCODING),
                ok(
                        "a quoted coding",
                        OK + "Transfer-Encoding: \"chunked\"\r\n\r\nhi",
                        200,
                        "hi",
                        BAD_TRANSFER_ENCODING),
                ok(
                        "identity and a length",
                        OK + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi",
                        200,
                        "hi",
                        LENGTH_WITH_TRANSFER_ENCODING,
                        BAD_TRANSFER_ENCODING),
                ok("NUL in a name", OK + "X\0: 1\r\n\r\nhi", 200, "hi", BAD_FIELD_NAME),
                ok("a CR too many", OK + "\r\r\n\r\nhi", 200, "hi", HEADER_WITHOUT_COLON),
                ok("a lower-case protocol", "http/1.1 200 OK\r\n\r\nhi", 200, "hi", BAD_STATUS_LINE),
                ok("HTTP/1.2", "HTTP/1.2 200 OK\r\n\r\nhi", 200, "hi", BAD_STATUS_LINE),
                ok("status 600", "HTTP/1.1 600 Odd\r\n\r\nhi", 600, "hi", BAD_STATUS_LINE),
                ok("a second answer", OK + "Content-Length: 2\r\n\r\nhi" + OK + "\r\n", 200, "hi", TRAILING_OCTETS),
                ok(
                        "204 with chunks",
                        "HTTP/1.1 204 None\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        204,
                        "",
                        UNEXPECTED_CONTENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String name, String octets, String body, List<HttpDefect.Kind> defects) {
        AnswerReader.Answer answer = read(octets, Integer.MAX_VALUE);

        assertThat(answer.failure()).map(NetFailure::kind).contains(NetFailure.Kind.MALFORMED);
        assertThat(answer.reply().map(reply -> reply.body().text()).orElse("no reply"))
                .isEqualTo(body);
        assertThat(kinds(answer)).containsExactlyElementsOf(defects);
    }

    static Stream<Arguments> unreadable() {
        String none = "no reply";
        String gzip = Compressed.gzip("hi");
        return Stream.of(
                failed(
                        "eleven interim answers",
                        "HTTP/1.1 103 H\r\n\r\n".repeat(11) + OK + "\r\nhi",
                        none,
                        TOO_MANY_INTERIM),
                failed("a status that runs on", "HTTP/1.1 200OK\r\n\r\n", none, BAD_STATUS_LINE),
                failed("a version of words", "HTTP/one 200 OK\r\n\r\n", none, BAD_STATUS_LINE),
                failed("ICY", "ICY 200 OK\r\n\r\n", none, BAD_STATUS_LINE),
                failed("the preface of HTTP/2", "\0\0\u0012\4\0\0\0\0\0", none, BAD_STATUS_LINE),
                failed("a length in hex", OK + "Content-Length: 0x2\r\n\r\nhi", "", INVALID_CONTENT_LENGTH),
                failed("a length and more", OK + "Content-Length: 2;\r\n\r\nhi", "", INVALID_CONTENT_LENGTH),
                failed("a length and nothing", OK + "Content-Length: 2,\r\n\r\nhi", "", INVALID_CONTENT_LENGTH),
                failed("a length with a point", OK + "Content-Length: 2.0\r\n\r\nhi", "", INVALID_CONTENT_LENGTH),
                failed(
                        "a length of Arabic digits",
                        OK + "Content-Length: \u00d9\u00a2\r\n\r\nhi",
                        "",
                        INVALID_CONTENT_LENGTH),
                failed("a space before the size", CHUNKED + " 2\r\nhi\r\n0\r\n\r\n", "", BAD_CHUNK),
                failed("a plus before the size", CHUNKED + "+2\r\nhi\r\n0\r\n\r\n", "", BAD_CHUNK),
                failed("an underscore in the size", CHUNKED + "0_2\r\nhi\r\n0\r\n\r\n", "", BAD_CHUNK),
                failed("no size", CHUNKED + "\r\nhi\r\n0\r\n\r\n", "", BAD_CHUNK),
                failed("an extension without size", CHUNKED + ";a=b\r\nhi\r\n0\r\n\r\n", "", BAD_CHUNK),
                failed("a chunk that is too long", CHUNKED + "1\r\nhi\r\n0\r\n\r\n", "h", BAD_CHUNK),
                failed("a wrong checksum", GZIP + changed(gzip, gzip.length() - 8), "hi", BAD_CONTENT_CODING),
                failed("a wrong length", GZIP + changed(gzip, gzip.length() - 4), "hi", BAD_CONTENT_CODING),
                failed("half a trailer", GZIP + gzip.substring(0, gzip.length() - 3), "hi", BAD_CONTENT_CODING),
                failed("half a second member", GZIP + gzip + gzip.substring(0, 10), "hi", BAD_CONTENT_CODING),
                failed("another method", GZIP + changed(gzip, 2), "", BAD_CONTENT_CODING),
                failed(
                        "brotli that is cut",
                        OK + "Content-Encoding: br\r\n\r\n"
                                + Compressed.brotli("hello").substring(0, 4),
                        "",
                        BAD_CONTENT_CODING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 511, 512, 513})
    void members_are_found_wherever_the_network_cuts(int portion) {
        Random random = new Random(17);
        for (int size = 440; size < 520; size += 7) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1);

            String head = GZIP.replace("\r\n\r\n", "\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n");
            AnswerReader.Answer whole = read(head + Compressed.gzip(text) + Compressed.gzip("end"), portion);
            AnswerReader.Answer more = read(head + Compressed.gzip(text) + "junk", portion);

            assertThat(whole.reply().orElseThrow().body().text()).isEqualTo(text + "end");
            assertThat(kinds(whole)).isEmpty();
            assertThat(more.reply().orElseThrow().body().text()).isEqualTo(text);
            assertThat(kinds(more)).containsExactly(BAD_CONTENT_CODING);
        }
    }

    @Test
    void the_content_of_a_redirect_may_be_left_unread() {
        String moved = "HTTP/1.1 301 Moved\r\nLocation: /a\r\nContent-Length: 9\r\n\r\nhi";
        HttpCall call = HttpCall.get(Url.of("http://acme.test/")).withoutContentOfRedirects();

        AnswerReader.Answer left = read(call, moved, 99);
        AnswerReader.Answer nowhere = read(call, moved.replace("/a", ""), 99);
        AnswerReader.Answer page = read(call, moved.replace("301", "200"), 99);

        assertThat(left.failure()).isEmpty();
        assertThat(left.reply().orElseThrow().body().isComplete()).isFalse();
        assertThat(nowhere.failure()).map(NetFailure::kind).contains(NetFailure.Kind.CLOSED_EARLY);
        assertThat(page.failure()).map(NetFailure::kind).contains(NetFailure.Kind.CLOSED_EARLY);
    }

    /** A member with extra field, name and comment. */
    private static String adorned(String text) {
        String plain = Compressed.gzip(text);
        return plain.substring(0, 3) + (char) 0x1C + plain.substring(4, 10) + "\3\0abc" + "name\0" + "comment\0"
                + plain.substring(10);
    }

    private static String changed(String octets, int at) {
        return octets.substring(0, at) + (char) (octets.charAt(at) ^ 0x55) + octets.substring(at + 1);
    }

    private static AnswerReader.Answer read(String octets, int portion) {
        return read(HttpCall.get(Url.of("http://acme.test/")), octets, portion);
    }

    private static AnswerReader.Answer read(HttpCall call, String octets, int portion) {
        InputStream in = new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] target, int offset, int most) {
                return super.read(target, offset, Math.min(most, portion));
            }
        };
        return new AnswerReader(call, new OctetReader(in)).read();
    }

    private static List<HttpDefect.Kind> kinds(AnswerReader.Answer answer) {
        return answer.defects().stream().map(HttpDefect::kind).toList();
    }

    private static Arguments ok(String name, String octets, int status, String body, HttpDefect.Kind... defects) {
        return arguments(name, octets, status, body, List.of(defects));
    }

    private static Arguments failed(String name, String octets, String body, HttpDefect.Kind... defects) {
        return arguments(name, octets, body, List.of(defects));
    }
}
