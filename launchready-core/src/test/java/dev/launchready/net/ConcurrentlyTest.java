package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {

    @Test
    void all_are_looked_at_side_by_side_and_told_in_order() {
        CyclicBarrier all = new CyclicBarrier(3);

        List<String> seen = Concurrently.map(List.of("a", "b", "c"), input -> {
            try {
                // passes only when all three have come here
                all.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            return input + Thread.currentThread().isDaemon();
        });

        assertThat(seen).containsExactly("atrue", "btrue", "ctrue");
    }

    @Test
    void what_one_throws_comes_out_as_it_is() {
        assertThatThrownBy(() -> Concurrently.map(List.of(1, 2), input -> {
                    throw new IllegalArgumentException("no " + input);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 1");
    }

    @Test
    void nothing_gives_nothing() {
        assertThat(Concurrently.map(List.of(), input -> input)).isEmpty();
    }
}
