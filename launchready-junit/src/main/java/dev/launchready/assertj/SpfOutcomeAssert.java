package dev.launchready.assertj;

import dev.launchready.email.spf.SpfOutcome;
import dev.launchready.email.spf.SpfResult;
import dev.launchready.junit.LaunchAssertionError;
import java.util.stream.Collectors;

/** Assertions on what {@code check_host()} came to. */
public class SpfOutcomeAssert extends FactAssert<SpfOutcomeAssert, SpfOutcome> {

    /**
     * Begins assertions.
     *
     * @param actual the outcome
     */
    public SpfOutcomeAssert(SpfOutcome actual) {
        super(actual, SpfOutcomeAssert.class);
    }

    /**
     * Verifies the result.
     *
     * <pre>{@code
     * assertThat(spf.checkHost(ours, "acme.dev", "hello@acme.dev", "mx1.acme.dev")).hasResult(PASS);      // passes
     * assertThat(spf.checkHost(theirs, "acme.dev", "hello@acme.dev", "mx1.acme.dev")).hasResult(PASS);    // fails
     * }</pre>
     *
     * @param result the result
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#SPF_RESULT}; without one where DNS did not answer
     */
    public SpfOutcomeAssert hasResult(SpfResult result) {
        return verify(() -> {
            if (actual.result() == SpfResult.TEMPERROR && result != SpfResult.TEMPERROR) {
                throw unseen(FactRule.SPF_RESULT, actual.domain(), actual.describe());
            }
            if (actual.result() != result) {
                throw broken(finding(FactRule.SPF_RESULT, actual.domain())
                        .expected("the SPF result " + result)
                        .actual("it is " + actual.describe())
                        .evidence("DNS questions", ledger()));
            }
        });
    }

    /**
     * Verifies that it costs no more than some lookups.
     *
     * <pre>{@code
     * assertThat(outcomeOfThreeIncludes).costsLookupsAtMost(10);   // passes
     * assertThat(outcomeOfThreeIncludes).costsLookupsAtMost(2);    // fails
     * }</pre>
     *
     * @param most how many of the ten that RFC 7208 section 4.6.4 allows
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#SPF_RESULT}
     */
    public SpfOutcomeAssert costsLookupsAtMost(int most) {
        return verify(() -> {
            if (actual.lookups() > most) {
                throw broken(finding(FactRule.SPF_RESULT, actual.domain())
                        .expected("at most " + most + " lookups")
                        .actual("it costs " + actual.lookups())
                        .evidence("DNS questions", ledger()));
            }
        });
    }

    private String ledger() {
        return actual.ledger().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
