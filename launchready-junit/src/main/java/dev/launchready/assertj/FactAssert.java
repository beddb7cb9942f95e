package dev.launchready.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * An assertion on facts that may be soft. AssertJ's own soft assertions generate a class for each assertion, which a named
 * module does not allow; here each assertion knows where its errors go.
 *
 * @param <S> the assertion itself
 * @param <A> what is asserted
 */
abstract class FactAssert<S extends FactAssert<S, A>, A> extends AbstractAssert<S, A> {
    private @Nullable Consumer<AssertionError> collector;

    FactAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    /** Hands errors over instead of throwing them. */
    S softly(Consumer<AssertionError> errors) {
        collector = errors;
        return myself;
    }

    /** Makes an assertion that throws when it fails. */
    S verify(Runnable assertion) {
        try {
            isNotNull();
            assertion.run();
        } catch (AssertionError e) {
            if (collector == null) {
                throw e;
            }
            collector.accept(e);
        }
        return myself;
    }
}
