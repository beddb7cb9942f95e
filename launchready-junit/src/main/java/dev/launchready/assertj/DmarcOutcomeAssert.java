package dev.launchready.assertj;

import dev.launchready.email.dmarc.DmarcOutcome;
import dev.launchready.junit.LaunchAssertionError;

/** Assertions on what DMARC says about a message. */
public class DmarcOutcomeAssert extends FactAssert<DmarcOutcomeAssert, DmarcOutcome> {

    /**
     * Begins assertions.
     *
     * @param actual the outcome
     */
    public DmarcOutcomeAssert(DmarcOutcome actual) {
        super(actual, DmarcOutcomeAssert.class);
    }

    /**
     * Verifies that the message is authenticated by a domain aligned with its author's.
     *
     * <pre>{@code
     * assertThat(outcomeOfAnAlignedSignature).passes();   // passes
     * assertThat(outcomeOfSomebodyElse).passes();         // fails
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DMARC_RESULT}; without one where DNS did not answer
     */
    public DmarcOutcomeAssert passes() {
        return verify(() -> {
            String subject = "message";
            switch (actual.result()) {
                case PASS -> {}
                case TEMPERROR -> throw unseen(FactRule.DMARC_RESULT, subject, "DNS did not answer");
                case NONE ->
                    throw broken(finding(FactRule.DMARC_RESULT, subject)
                            .expected("DMARC to pass")
                            .actual("the author's domain has no DMARC record that counts"));
                case FAIL ->
                    throw broken(finding(FactRule.DMARC_RESULT, subject)
                            .expected("DMARC to pass")
                            .actual("neither SPF nor DKIM passes for a domain aligned with the author's; the policy is "
                                    + actual.policy()));
            }
        });
    }
}
