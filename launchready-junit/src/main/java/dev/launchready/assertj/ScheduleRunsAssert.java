package dev.launchready.assertj;

import dev.launchready.Rule;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.resilience.idempotency.IdempotencyRule;
import dev.launchready.resilience.idempotency.ScheduleRuns;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Assertions on what came of an operation that was delivered under every schedule. */
public class ScheduleRunsAssert extends FactAssert<ScheduleRunsAssert, ScheduleRuns> {
    private static final Set<String> EFFECTS =
            ids(EnumSet.range(IdempotencyRule.DUPLICATED, IdempotencyRule.FAILURE_ACKNOWLEDGED));
    private static final Set<String> ANSWERS =
            ids(EnumSet.range(IdempotencyRule.ERROR_ON_DUPLICATE, IdempotencyRule.DIFFERENT_ANSWER));

    /**
     * Begins assertions.
     *
     * @param actual what came of each schedule
     */
    public ScheduleRunsAssert(ScheduleRuns actual) {
        super(actual, ScheduleRunsAssert.class);
    }

    /**
     * Verifies that the operation had exactly one effect under every schedule.
     *
     * <pre>{@code
     * assertThat(Idempotency.of("payment webhook")
     *         .delivering(operation -> listener.receive(operation.id()))
     *         .effect(charges::count)
     *         .play(launch)).hasExactlyOneEffect();
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each mistake; without one where something could not be looked at
     */
    public ScheduleRunsAssert hasExactlyOneEffect() {
        return none(EFFECTS);
    }

    /**
     * Verifies that no sender of a duplicate got an error or was refused, nor another answer where answers have to be alike.
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each mistake; without one where something could not be looked at
     */
    public ScheduleRunsAssert acknowledgesDuplicates() {
        return none(ANSWERS);
    }

    private ScheduleRunsAssert none(Set<String> rules) {
        return none(ScheduleRuns::findings, finding -> rules.contains(finding.rule()), ScheduleRuns::unseen);
    }

    private static Set<String> ids(Set<IdempotencyRule> rules) {
        return rules.stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());
    }
}
