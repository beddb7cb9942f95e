package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.resilience.idempotency.IdempotencyRule;
import dev.launchready.resilience.idempotency.KeyTrials;
import java.util.function.Predicate;

/** Assertions on what an API makes of its Idempotency-Key. */
public class KeyTrialsAssert extends FactAssert<KeyTrialsAssert, KeyTrials> {

    /**
     * Begins assertions.
     *
     * @param actual what came of each case
     */
    public KeyTrialsAssert(KeyTrials actual) {
        super(actual, KeyTrialsAssert.class);
    }

    /**
     * Verifies that a request is executed once for each key and answered alike, and refused without one where one is needed;
     * that a refusal has an unusual status is let pass.
     *
     * <pre>{@code
     * assertThat(IdempotencyKeys.of(createCharge).effect(charges::count).ask(launch)).honoursKeys();
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each mistake; without one where something could not be looked at
     */
    public KeyTrialsAssert honoursKeys() {
        return none(finding -> finding.impact() != Impact.CLEANUP);
    }

    /**
     * Verifies that a key with another payload is neither executed nor answered with the result of the first.
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding; without one where something could not be looked at
     */
    public KeyTrialsAssert bindsKeysToPayloads() {
        return none(finding -> finding.rule().equals(IdempotencyRule.KEY_REUSED.id()));
    }

    private KeyTrialsAssert none(Predicate<Finding> wrong) {
        return none(KeyTrials::findings, wrong, KeyTrials::unseen);
    }
}
