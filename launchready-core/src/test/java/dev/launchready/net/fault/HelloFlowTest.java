package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a handshake is cut, by its records alone. */
class HelloFlowTest {
    /** A handshake record (22, TLS 1.2) of 12 octets: a ServerHello of 3 octets, then a Certificate of 1. */
    private static final String RECORD = "\u0016\u0003\u0003\0\u000c\u0002\0\0\u0003abc\u000b\0\0\u0001d";

    private static final String HELLO = RECORD.substring(0, 12);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 17})
    void after_the_server_hello_nothing_comes_whatever_the_chunks_are(int size) {
        FlowChain chain = play(Fault.hangAfterServerHello(), RECORD, size);

        assertThat(chain.octets()).isEqualTo(HELLO);
        assertThat(chain.ending()).isEqualTo("open");
    }

    @Test
    void after_the_client_hello_nothing_comes_at_all() {
        assertThat(play(Fault.hangAfterClientHello(), RECORD, 17).octets()).isEmpty();
    }

    @Test
    void what_comes_before_the_handshake_passes() {
        FlowChain postgres = chain(Fault.hangAfterClientHello(), List.of("S", RECORD));
        FlowChain smtp = chain(Fault.hangAfterServerHello(), List.of("220 ready\r\n", RECORD));

        assertThat(postgres.octets()).isEqualTo("S");
        assertThat(smtp.octets()).isEqualTo("220 ready\r\n" + HELLO);
    }

    @Test
    void what_is_no_tls_passes() {
        FlowChain http = chain(Fault.hangAfterClientHello(), List.of("HTTP/1.1 200 OK\r\n", "\r\n", "\u0016\u0001"));

        assertThat(http.octets()).isEqualTo("HTTP/1.1 200 OK\r\n\r\n\u0016\u0001");
        assertThat(http.ending()).startsWith("end at");
    }

    private static FlowChain play(Fault fault, String octets, int size) {
        return chain(
                fault,
                IntStream.range(0, (octets.length() + size - 1) / size)
                        .mapToObj(i -> octets.substring(i * size, Math.min(octets.length(), (i + 1) * size)))
                        .toList());
    }

    private static FlowChain chain(Fault fault, List<String> chunks) {
        FlowChain chain =
                new FlowChain(List.of(Flows.of(new ActiveFault(fault, 1, () -> {}), Chance.random(1, 1, 1, 1))));
        for (int i = 0; i < chunks.size(); i++) {
            chain.data(i, chunks.get(i).getBytes(StandardCharsets.ISO_8859_1));
        }
        chain.end(chunks.size());
        return chain.run();
    }
}
