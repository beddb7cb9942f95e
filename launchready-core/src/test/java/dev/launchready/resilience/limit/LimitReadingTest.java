package dev.launchready.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LimitReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void retry_after_is_seconds_or_a_date() {
        assertThat(RetryAfter.read("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Tue, 24 Nov 2026 08:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("Tue, 24 Nov 2026 07:59:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("-1", NOW)).isEmpty();
        assertThat(RetryAfter.read("1.5", NOW)).isEmpty();
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("", NOW)).isEmpty();
    }

    @Property
    void reading_retry_after_never_throws(@ForAll String value) {
        assertThat(RetryAfter.read(value, NOW)).isNotNull();
    }

    @Property
    void whole_seconds_are_read_as_such(@ForAll @IntRange(min = 0) int seconds) {
        assertThat(RetryAfter.read(" " + seconds + " ", NOW))
                .isEqualTo(seconds < 1_000_000_000 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty());
    }

    @Test
    void a_metric_is_the_sum_of_its_series_and_not_of_longer_names() {
        String text = """
                # HELP mail_queue_depth Mails that wait.
                # TYPE mail_queue_depth gauge
                mail_queue_depth{queue="a",note="} "} 2
                mail_queue_depth{queue="b"} 3.5 1700000000
                mail_queue_depth_max 99
                other 7
                mail_queue_depth{queue="c"} nonsense
                """;

        assertThat(PrometheusText.sum(text, "mail_queue_depth")).isEqualTo(OptionalDouble.of(5.5));
        assertThat(PrometheusText.sum(text, "other")).isEqualTo(OptionalDouble.of(7));
        assertThat(PrometheusText.sum(text, "mail_queue")).isEmpty();
        assertThat(PrometheusText.sum("x NaN\n", "x")).isEmpty();
    }

    @Property
    void reading_metrics_never_throws(@ForAll String text, @ForAll String metric) {
        assertThat(PrometheusText.sum(text + "\n" + metric + "{", metric)).isNotNull();
    }

    @Test
    void when_to_come_back_is_told_by_retry_after_or_by_a_field_with_the_reset() {
        assertThat(answer("RateLimit: \"default\";r=0;t=30").tellsWhen()).isTrue();
        assertThat(answer("X-RateLimit-Reset: 1700000000").tellsWhen()).isTrue();
        assertThat(answer("RateLimit-Reset: 30").tellsWhen()).isTrue();
        assertThat(answer("RateLimit: \"default\";r=0").tellsWhen()).isFalse();
        assertThat(answer("RateLimit-Policy: \"burst\";q=100;w=60").tellsWhen()).isFalse();
        assertThat(new LimitAnswer(429, "", Optional.of("1"), List.of()).tellsWhen())
                .isTrue();
    }

    private static LimitAnswer answer(String line) {
        return new LimitAnswer(429, "", Optional.empty(), List.of(line));
    }
}
