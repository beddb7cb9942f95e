package dev.launchready.resilience;

import java.util.Optional;

/**
 * What the oracle says of one answer.
 *
 * @param clarity what it is worth to the user
 * @param reason what was seen, to be read after "but": {@code the answer is a Java stack trace}
 * @param rule the rule that it breaks; empty when acceptable
 */
public record ClarityVerdict(Clarity clarity, String reason, Optional<ResilienceRule> rule) {

    static ClarityVerdict good(Clarity clarity, String reason) {
        return new ClarityVerdict(clarity, reason, Optional.empty());
    }

    static ClarityVerdict bad(Clarity clarity, ResilienceRule rule, String reason) {
        return new ClarityVerdict(clarity, reason, Optional.of(rule));
    }

    /** {@return whether a product may be launched with it} */
    public boolean isAcceptable() {
        return clarity.isAcceptable();
    }
}
