package dev.launchready.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By what an answer is judged.
 *
 * @param limit the longest that a user is asked to wait
 * @param usual what the same action brings without a fault
 * @param markers by which the app says that it gives less than usual: a text, or a header line
 * @param declared what the user declares a clear state
 * @param effect what became of the action's effect
 */
record ClarityTerms(
        Duration limit,
        Optional<UserSaw> usual,
        List<String> markers,
        Optional<Predicate<UserSaw>> declared,
        EffectSeen effect) {

    ClarityTerms {
        markers = List.copyOf(markers);
    }

    static ClarityTerms within(Duration limit) {
        return new ClarityTerms(limit, Optional.empty(), List.of(), Optional.empty(), EffectSeen.NOT_ASKED);
    }

    ClarityTerms usually(UserSaw saw) {
        return new ClarityTerms(limit, Optional.of(saw), markers, declared, effect);
    }

    ClarityTerms markedBy(String... texts) {
        return new ClarityTerms(limit, usual, List.of(texts), declared, effect);
    }

    ClarityTerms clearWhen(Predicate<UserSaw> other) {
        return new ClarityTerms(limit, usual, markers, Optional.of(other), effect);
    }

    ClarityTerms effect(EffectSeen other) {
        return new ClarityTerms(limit, usual, markers, declared, other);
    }

    /** What became of the effect that an action is to have. */
    enum EffectSeen {
        /** The user gave no way to tell. */
        NOT_ASKED,
        /** It appeared. */
        APPEARED,
        /** It did not, not even after the fault had ended. */
        MISSING
    }
}
