package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.fault.ConnectionEnd;
import dev.launchready.net.fault.ProxiedConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fault is set at 1000 ms, and the probe gives up at 3000 ms. */
class ClientWaitTest {
    private static final Instant SINCE = Instant.EPOCH.plusMillis(1000);
    private static final Instant UNTIL = Instant.EPOCH.plusMillis(3000);

    @Test
    void a_client_that_left_gave_up_after_its_timeout() {
        ClientWait wait = nothingCame(left(1100, 500), left(1700, 300));

        assertThat(wait.text()).isEqualTo("its client gave up after 500 ms on 2 connections");
    }

    @Test
    void a_client_that_is_still_there_has_no_timeout_that_was_seen() {
        assertThat(nothingCame(here(1100)).text())
                .isEqualTo("its client was still waiting after 1900 ms: its read timeout is infinite, or longer than"
                        + " that");
        assertThat(nothingCame(left(1100, 500), here(1600)).text())
                .startsWith("its client gave up after 500 ms on 2 connections, and its client was still waiting");
    }

    @Test
    void a_client_that_is_still_connecting_has_no_connect_timeout_that_was_seen() {
        assertThat(ClientWait.whenNothingConnected(SINCE, UNTIL).text())
                .isEqualTo("its client was still trying to connect after 2000 ms: its connect timeout is infinite, or"
                        + " longer than that with all its attempts");
    }

    @Test
    void leaving_when_the_probe_left_is_no_timeout_of_its_own() {
        assertThat(nothingCame(left(1100, 1895)).waiting()).contains(Duration.ofMillis(1900));
    }

    @Test
    void a_pooled_connection_waits_from_the_fault_on() {
        assertThat(nothingCame(left(200, 1300)).gaveUpAfter()).contains(Duration.ofMillis(500));
        assertThat(nothingCame(left(200, 600)).gaveUpAfter()).isEmpty();
    }

    @Test
    void connections_that_the_fault_spared_or_cut_tell_nothing() {
        ProxiedConnection spared = connection(1100, Optional.of(500L), ConnectionEnd.CLOSED_BY_CLIENT, "latency");
        ProxiedConnection cut = connection(1100, Optional.of(500L), ConnectionEnd.RESET_BY_FAULT, "blackhole");

        assertThat(nothingCame(spared, cut).text()).isEmpty();
        assertThat(ClientWait.whenAnswered(List.of(spared, cut), "blackhole", SINCE)
                        .text())
                .isEmpty();
    }

    @Test
    void once_the_app_has_answered_an_open_connection_may_be_a_pool_s() {
        ClientWait wait = ClientWait.whenAnswered(List.of(left(1100, 300), here(1200)), "blackhole", SINCE);

        assertThat(wait.text()).isEqualTo("its client gave up after 300 ms");
    }

    private static ClientWait nothingCame(ProxiedConnection... connections) {
        return ClientWait.whenNothingCame(List.of(connections), "blackhole", SINCE, UNTIL);
    }

    private static ProxiedConnection left(long opened, long after) {
        return connection(opened, Optional.of(after), ConnectionEnd.OPEN, "blackhole");
    }

    private static ProxiedConnection here(long opened) {
        return connection(opened, Optional.empty(), ConnectionEnd.OPEN, "blackhole");
    }

    private static ProxiedConnection connection(long opened, Optional<Long> left, ConnectionEnd end, String fault) {
        return new ProxiedConnection(
                1,
                Instant.EPOCH.plusMillis(opened),
                Duration.ofSeconds(9),
                100,
                0,
                end,
                List.of(fault),
                left.map(Duration::ofMillis));
    }
}
