package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.fault.Transfer.Ending;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A download of 64 KiB, as a client sees it through each fault that other proxies have, and the same where theirs fall
 * short. Times have lower bounds only: a machine may be slow, a fault never early.
 */
class TcpFaultTableTest {
    private static final int SIZE = 64 * 1024;
    private static final byte[] CONTENT = PlainServer.content(SIZE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    /**
     * A row.
     *
     * @param what is set
     * @param faults set in this order
     * @param bytes how many come, from the beginning
     * @param ending how it ends
     * @param firstAtLeast milliseconds until the first octet
     * @param endAtLeast milliseconds until the end
     */
    record Row(String what, List<Fault> faults, int bytes, Ending ending, int firstAtLeast, int endAtLeast) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row("nothing", List.of(), SIZE, Ending.END, 0, 0),
                new Row("latency 100 down", List.of(Fault.latency(millis(100))), SIZE, Ending.END, 100, 100),
                new Row("latency 100 up", List.of(Fault.latency(millis(100)).upstream()), SIZE, Ending.END, 100, 100),
                new Row(
                        "nothing gets up, closed after 500",
                        List.of(
                                Fault.limitData(0).upstream(),
                                Fault.slowClose(millis(500)).upstream()),
                        0,
                        Ending.END,
                        0,
                        500),
                new Row("reset at once", List.of(Fault.reset()), 0, Ending.RESET, 0, 0),
                new Row("reset after 300", List.of(Fault.reset(millis(300))), 0, Ending.RESET, 0, 300),
                new Row("limit 1000", List.of(Fault.limitData(1000)), 1000, Ending.END, 0, 0),
                new Row("limit 0", List.of(Fault.limitData(0)), 0, Ending.END, 0, 0),
                new Row("slow close 700", List.of(Fault.slowClose(millis(700))), SIZE, Ending.END, 0, 700),
                new Row("bandwidth 100,000", List.of(Fault.bandwidth(100_000)), SIZE, Ending.END, 0, 655),
                new Row("slicer 1000", List.of(Fault.slicer(1000, 0, millis(10))), SIZE, Ending.END, 0, 650),
                new Row("down", List.of(Fault.refuse()), 0, Ending.REFUSED, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_client_sees_the_fault(Row row) {
        try (PlainServer upstream = PlainServer.sending(SIZE);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            row.faults().forEach(proxy::inject);

            Transfer seen = Transfer.through(proxy, PATIENCE);

            assertThat(seen.ending()).isEqualTo(row.ending());
            assertThat(seen.bytes()).isEqualTo(Arrays.copyOf(CONTENT, row.bytes()));
            assertThat(seen.lasted()).isGreaterThanOrEqualTo(millis(row.endAtLeast()));
            assertThat(seen.first()).isGreaterThanOrEqualTo(millis(row.firstAtLeast()));
        }
    }

    static List<Row> silences() {
        return List.of(
                new Row("blackhole", List.of(Fault.blackhole()), 0, Ending.SILENCE, 0, 0),
                new Row("blackhole down", List.of(Fault.blackhole().downstream()), 0, Ending.SILENCE, 0, 0),
                new Row("half-open", List.of(Fault.halfOpen()), 0, Ending.SILENCE, 0, 0),
                new Row("half-open up", List.of(Fault.halfOpen().upstream()), 0, Ending.SILENCE, 0, 0),
                new Row("stall after 0", List.of(Fault.stallAfter(0)), 0, Ending.SILENCE, 0, 0),
                new Row("stall after 12,345", List.of(Fault.stallAfter(12_345)), 12_345, Ending.SILENCE, 0, 0),
                new Row("accept, never read", List.of(Fault.acceptNeverRead()), 0, Ending.SILENCE, 0, 0),
                new Row("connect hang", List.of(Fault.connectHang()), 0, Ending.CONNECT_HANGS, 0, 0),
                new Row(
                        "hole behind a slow line",
                        List.of(Fault.latency(millis(20)), Fault.stallAfter(10)),
                        10,
                        Ending.SILENCE,
                        20,
                        20));
    }

    /** The upstream closes after it has sent: its end must not get through either. */
    @ParameterizedTest
    @MethodSource("silences")
    void a_client_that_is_left_hanging_is_not_told_of_the_upstreams_close(Row row) {
        try (PlainServer upstream = PlainServer.sending(SIZE);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            row.faults().forEach(proxy::inject);

            Transfer seen = Transfer.through(proxy, SHORT);

            assertThat(seen.ending()).isEqualTo(row.ending());
            assertThat(seen.bytes()).isEqualTo(Arrays.copyOf(CONTENT, row.bytes()));
        }
    }

    @Test
    void each_row_leaves_the_proxy_as_it_was() {
        try (PlainServer upstream = PlainServer.sending(SIZE);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            for (Row row : silences()) {
                row.faults().forEach(proxy::inject);
                Transfer spoilt = Transfer.through(proxy, millis(50));

                proxy.heal();

                assertThat(spoilt.ending()).isEqualTo(row.ending());
                assertThat(Transfer.through(proxy, PATIENCE).bytes()).isEqualTo(CONTENT);
            }
        }
    }

    private static Duration millis(int count) {
        return Duration.ofMillis(count);
    }
}
