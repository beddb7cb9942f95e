package dev.launchready.email.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a domain wants done with mail that fails (RFC 9989 section 4.7, tags p, sp and np), the mildest first. */
public enum DmarcPolicy {
    /** Nothing. */
    NONE,
    /** Treat it as suspicious: the spam folder. */
    QUARANTINE,
    /** Refuse it. */
    REJECT;

    /**
     * Compares by strictness.
     *
     * @param other another policy
     * @return whether this one is as strict as the other, or stricter
     */
    public boolean isAtLeast(DmarcPolicy other) {
        return compareTo(other) >= 0;
    }

    /** {@return what receivers apply while the domain is testing, {@code t=y}: one level less} */
    public DmarcPolicy whileTesting() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    static Optional<DmarcPolicy> of(String text) {
        for (DmarcPolicy policy : values()) {
            if (policy.toString().equalsIgnoreCase(text)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    /** {@return the policy as it stands in a record} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
