package dev.launchready.email.dmarc;

import java.util.List;

/**
 * What DMARC says about a message.
 *
 * @param result the result
 * @param policy what the domain asks to be done with it; none unless the result is {@link Result#FAIL}
 * @param alignedSpf whether the SPF domain passed and is aligned
 * @param alignedDkim the DKIM domains that passed and are aligned
 * @param discovery the policy that holds, and why
 */
public record DmarcOutcome(
        Result result, DmarcPolicy policy, boolean alignedSpf, List<String> alignedDkim, DmarcDiscovery discovery) {
    /** Copies the list. */
    public DmarcOutcome {
        alignedDkim = List.copyOf(alignedDkim);
    }

    /** The results of DMARC. */
    public enum Result {
        /** A domain that was authenticated is aligned with the author's. */
        PASS,
        /** None is. */
        FAIL,
        /** The author's domain has no DMARC record that counts. */
        NONE,
        /** DNS did not answer. */
        TEMPERROR
    }
}
