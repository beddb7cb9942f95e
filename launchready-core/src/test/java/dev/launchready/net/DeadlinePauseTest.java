package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeadlinePauseTest {

    @Test
    @Timeout(60)
    void a_pause_ends_with_the_deadline() {
        Deadline deadline = Deadline.in(Duration.ofMillis(20));

        assertThat(deadline.pause(Duration.ofHours(1))).isTrue();
        assertThat(deadline.hasExpired()).isTrue();
    }

    @Test
    void a_pause_lasts_as_long_as_was_asked() {
        Deadline pause = Deadline.in(Duration.ofMillis(20));

        assertThat(Deadline.in(Duration.ofHours(1)).pause(Duration.ofMillis(20)))
                .isTrue();

        assertThat(pause.hasExpired()).isTrue();
    }

    @Test
    @Timeout(60)
    void an_interrupted_thread_does_not_go_on_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThat(Deadline.in(Duration.ofHours(1)).pause(Duration.ofHours(1))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_time_that_is_none_is_refused_by_its_name() {
        assertThat(Deadline.positive(Duration.ofMillis(1), "limit")).isEqualTo(Duration.ofMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadline.positive(Duration.ofMillis(-1), "limit"))
                .withMessage("a limit of PT-0.001S is none; give more than zero");
    }
}
