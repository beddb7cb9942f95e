package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds however octets are cut on their way, and whatever they are. */
@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class HttpFlowPropertyTest {
    private static final List<Fault> FAULTS = List.of(
            Fault.status(503),
            Fault.tooManyRequests(Duration.ofSeconds(9)),
            Fault.delayedFirstByte(Duration.ofSeconds(1)),
            Fault.stallAfterHeaders(),
            Fault.slowDrip(3, Duration.ofMillis(10)),
            Fault.truncatedBody(7),
            Fault.wrongContentLength(5),
            Fault.wrongContentLength(-5),
            Fault.malformedJson(),
            Fault.htmlInsteadOfJson(),
            Fault.emptyBody(),
            Fault.wrongContentType("text/plain"),
            Fault.sseWithoutEnd(),
            Fault.sseStall(),
            Fault.redirectLoop(),
            Fault.closeBetweenRequests(),
            Fault.closeBeforeResponse(),
            Fault.status(500).onRequests(9, 9));

    @Property(tries = 4000)
    void cuts_make_no_difference(
            @ForAll("conversations") Said said,
            @ForAll @IntRange(max = 17) int fault,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 40) Integer> cuts) {
        Talk whole = Talk.suffering(FAULTS.get(fault)).asks(said.requests);
        Talk cut = Talk.suffering(FAULTS.get(fault)).asks(said.requests, sizes(cuts));

        whole.answers(said.responses).upstreamEnds();
        cut.answers(said.responses, sizes(cuts)).upstreamEnds();

        assertThat(Unchunked.of(cut.client.all())).isEqualTo(Unchunked.of(whole.client.all()));
        assertThat(Unchunked.of(cut.client.text())).isEqualTo(Unchunked.of(whole.client.text()));
        assertThat(cut.client.end).isEqualTo(whole.client.end);
        assertThat(cut.client.isHeld()).isEqualTo(whole.client.isHeld());
        assertThat(cut.upstream.all()).isEqualTo(whole.upstream.all());
        assertThat(cut.log.all()).isEqualTo(whole.log.all());
        if (cut.client.all().equals(whole.client.all())) {
            assertThat(cut.client.times()).isEqualTo(whole.client.times());
        }
    }

    @Property(tries = 1000)
    void without_a_fault_nothing_is_changed(
            @ForAll("conversations") Said said, @ForAll @IntRange(min = 1, max = 30) int size) {
        Talk talk = new Talk()
                .asks(said.requests, size)
                .answers(said.responses, size)
                .upstreamEnds();

        assertThat(talk.upstream.all()).isEqualTo(said.requests);
        assertThat(talk.client.all()).isEqualTo(said.responses);
    }

    @Property(tries = 4000)
    void any_octets_pass(
            @ForAll("soups") String up, @ForAll("soups") String down, @ForAll @IntRange(max = 17) int fault) {
        Talk clean = new Talk().asks(up, 5).answers(down, 3).clientEnds().upstreamEnds();
        Talk broken = Talk.suffering(FAULTS.get(fault))
                .asks(up, 7)
                .answers(down, 2)
                .clientEnds()
                .upstreamEnds();

        assertThat(clean.upstream.all()).isEqualTo(up);
        assertThat(clean.client.all()).isEqualTo(down);
        assertThat(broken.log.all()).hasSameSizeAs(clean.log.all());
    }

    private static int[] sizes(List<Integer> cuts) {
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    record Said(String requests, String responses) {}

    @Provide
    Arbitrary<Said> conversations() {
        Arbitrary<Said> one = Combinators.combine(Arbitraries.of(REQUESTS), Arbitraries.of(RESPONSES))
                .as((request, response) -> new Said(request, response));
        return one.list().ofMinSize(1).ofMaxSize(4).map(all -> {
            StringBuilder requests = new StringBuilder();
            StringBuilder responses = new StringBuilder();
            for (Said said : all) {
                requests.append(said.requests);
                responses.append(said.responses);
                if (!said.responses.contains("ength") && !said.responses.contains("chunked")) {
                    break; // it lasts until the connection is closed
                }
            }
            return new Said(requests.toString(), responses.toString());
        });
    }

    @Provide
    Arbitrary<String> soups() {
        return Arbitraries.of(
                        "GET / HTTP/1.1\r\n",
                        "HTTP/1.1 200 OK\r\n",
                        "HTTP/1.1 101 Up\r\n",
                        "Content-Length: 3\r\n",
                        "Transfer-Encoding: chunked\r\n",
                        "Content-Type: text/event-stream\r\n",
                        "Content-Type: application/json\r\n",
                        "\r\n",
                        "\n",
                        "abc",
                        "3\r\nabc\r\n",
                        "0\r\n",
                        "{\"a\":1}",
                        "data: [DONE]\n\n",
                        "\u0000",
                        "\u00ff",
                        "FFFFFFFFFFFFFFFFF\r\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static final List<String> REQUESTS = List.of(
            "GET /a HTTP/1.1\r\nAccept: application/json\r\n\r\n",
            "GET /b HTTP/1.1\nX: folded\n\n",
            "POST /c HTTP/1.1\r\nIdempotency-Key: \"k\"\r\nContent-Length: 11\r\n\r\nhello\r\nyou!",
            "POST /d HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3;x=y\r\n\r\n!\r\n0\r\nT: 1\r\n\r\n",
            "PUT /e HTTP/1.1\r\nContent-Length: 0\r\n\r\n");

    private static final List<String> RESPONSES = List.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"a\": [1, 2]}\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n6\r\n{\"a\": \r\n4;x\r\n\"b\"}\r\n0\r\nSum: 1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\ndata:\r\n4\r\n 1\n\n\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\ndata: 2\r\n\r\ndata: 3\n\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[1,\n2]\n",
            "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");

    /** A response without the sizes of its chunks: they may follow the cuts, their content may not. */
    private static final class Unchunked {
        static String of(String octets) {
            return octets.contains("chunked") ? octets.replaceAll("(?i)\r\n[0-9a-f]+(;x)?\r\n", "") : octets;
        }
    }
}
