package dev.launchready.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "life {0} h, {1} h left, chosen {2}: {3}")
    @CsvSource({
        "9552, 8000, , ",
        "9552, 504, , ",
        "9552, 503, , SUPPORT_RISK",
        "2160, 504, , ",
        "2160, 503, , SUPPORT_RISK",
        "2160, 168, , SUPPORT_RISK",
        "2160, 167, , LAUNCH_BLOCKER",
        "2160, 1, , LAUNCH_BLOCKER",
        "1080, 300, , ",
        "1080, 251, , SUPPORT_RISK",
        "1080, 83, , LAUNCH_BLOCKER",
        "160, 72, , ",
        "160, 38, , ",
        "160, 37, , SUPPORT_RISK",
        "160, 12, , LAUNCH_BLOCKER",
        "2160, 335, 14, SUPPORT_RISK",
        "2160, 336, 14, ",
        "2160, 480, 14, ",
        "2160, 1000, 60, SUPPORT_RISK",
        "2160, 167, 14, LAUNCH_BLOCKER",
        "2160, 100, 3, ",
    })
    void little_time_costs_more_the_less_it_is(long life, long left, Integer chosen, Impact expected) {
        CertificateSummary certificate = living(Duration.ofHours(life));
        Instant now = certificate.notAfter().minus(Duration.ofHours(left));
        OptionalInt days = chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);

        assertThat(Expiry.impact(certificate, now, days)).isEqualTo(Optional.ofNullable(expected));
    }

    @Property
    void time_that_passes_never_makes_it_better(
            @ForAll @IntRange(min = 1, max = 800) int lifeDays,
            @ForAll @LongRange(min = 0, max = 70_000_000) long elapsed,
            @ForAll @LongRange(min = 0, max = 70_000_000) long more,
            @ForAll @IntRange(max = 60) int chosen) {
        CertificateSummary certificate = living(Duration.ofDays(lifeDays));
        OptionalInt days = chosen == 0 ? OptionalInt.empty() : OptionalInt.of(chosen);
        Instant earlier = BEGIN.plusSeconds(elapsed);
        Instant later = earlier.plusSeconds(more);

        assertThat(certificate.daysLeft(later)).isLessThanOrEqualTo(certificate.daysLeft(earlier));
        Optional<Impact> before = Expiry.impact(certificate, earlier, days);
        Optional<Impact> after = Expiry.impact(certificate, later, days);
        assertThat(before.isEmpty() || after.stream().anyMatch(a -> a.isAtLeast(before.get())))
                .isTrue();
    }

    private static CertificateSummary living(Duration life) {
        return new CertificateSummary(
                "CN=acme.test",
                "CN=Test",
                BEGIN,
                BEGIN.plus(life),
                List.of("acme.test"),
                "1",
                "EC 256",
                "SHA256withECDSA");
    }
}
