package dev.launchready.email.spf;

import java.util.Locale;

/** The results of {@code check_host()} (RFC 7208 section 2.6). */
public enum SpfResult {
    /** There is no record, or no domain that could have one. */
    NONE,
    /** The domain says nothing about the address. */
    NEUTRAL,
    /** The address may send for the domain. */
    PASS,
    /** The address may not send for the domain. */
    FAIL,
    /** The address probably may not send for the domain. */
    SOFTFAIL,
    /** DNS did not answer; the same question may have another result later. */
    TEMPERROR,
    /** The published records cannot be interpreted; somebody has to correct them. */
    PERMERROR;

    /** {@return the result's name as it stands in a {@code Received-SPF} field} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
