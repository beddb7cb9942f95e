package dev.launchready.tls;

import dev.launchready.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When too little time is left. ACME clients renew with a third of the life left, 30 of 90 days: with 21 days left the
 * renewal has failed for more than a week, with 7 days left there is no margin any more. A life shorter than 90 days
 * shortens both in proportion, so that a certificate of 6 days is not always late.
 */
final class Expiry {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration LATE = Duration.ofDays(21);
    private static final Duration URGENT = Duration.ofDays(7);

    private Expiry() {}

    /** {@return the time that should be left: the days chosen, or what the life of the certificate makes of 21 days} */
    static Duration least(CertificateSummary certificate, OptionalInt chosenDays) {
        return chosenDays.isPresent()
                ? Duration.ofDays(chosenDays.getAsInt())
                : inProportion(LATE, certificate.lifetime());
    }

    /** {@return what it costs that so little is left; empty when enough is} */
    static Optional<Impact> impact(CertificateSummary certificate, Instant now, OptionalInt chosenDays) {
        Duration left = certificate.left(now);
        if (left.compareTo(least(certificate, chosenDays)) >= 0) {
            return Optional.empty();
        }
        boolean urgent = left.compareTo(inProportion(URGENT, certificate.lifetime())) < 0;
        return Optional.of(urgent ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK);
    }

    private static Duration inProportion(Duration ofLife, Duration lifetime) {
        if (lifetime.compareTo(LIFE) >= 0) {
            return ofLife;
        }
        return lifetime.isNegative()
                ? Duration.ZERO
                : lifetime.multipliedBy(ofLife.toDays()).dividedBy(LIFE.toDays());
    }

    /** {@return a duration in its largest unit that fits twice, rounded down} */
    static String inWords(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
