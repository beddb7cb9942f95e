package dev.launchready.dns;

import java.util.Optional;

/**
 * What is expected of a zone.
 *
 * @param issuer who is to issue its certificates
 * @param mail whether it takes mail
 * @param wildcardAllowed whether names that nobody declared may resolve
 */
record ZoneExpectation(Optional<CaaExpectation> issuer, Mail mail, boolean wildcardAllowed) {
    static final ZoneExpectation HEALTHY = new ZoneExpectation(Optional.empty(), Mail.UNDECLARED, false);

    /** Whether a domain takes mail. */
    enum Mail {
        UNDECLARED,
        RECEIVED,
        NOT_RECEIVED
    }

    ZoneExpectation withIssuer(CaaExpectation other) {
        return new ZoneExpectation(Optional.of(other), mail, wildcardAllowed);
    }

    ZoneExpectation withMail(Mail other) {
        return new ZoneExpectation(issuer, other, wildcardAllowed);
    }

    ZoneExpectation withWildcard() {
        return new ZoneExpectation(issuer, mail, true);
    }
}
