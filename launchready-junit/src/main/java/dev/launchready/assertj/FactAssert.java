package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Rule;
import dev.launchready.Unseen;
import dev.launchready.junit.LaunchAssertionError;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** Verifies that there are no such findings, and nothing that was not seen. */
    S none(Function<A, List<Finding>> findings, Predicate<Finding> wrong, Function<A, List<Unseen>> look) {
        return verify(() -> {
            List<Finding> found = findings.apply(actual).stream().filter(wrong).toList();
            List<Unseen> unseen = look.apply(actual);
            if (!found.isEmpty() || !unseen.isEmpty()) {
                throw LaunchAssertionError.of(found, unseen);
            }
        });
    }

    /** Begins a finding; what {@code as(…)} said is why it matters. */
    Finding.Builder finding(Rule rule, String subject) {
        Finding.Builder finding = Finding.of(rule, subject);
        String description = info.descriptionText();
        return description == null || description.isBlank() ? finding : finding.why(description);
    }

    /** The error of an expectation that is not met. */
    static LaunchAssertionError broken(Finding.Builder finding) {
        return LaunchAssertionError.of(List.of(finding.build()), List.of());
    }

    /** The error of an expectation that could not be looked at. */
    static LaunchAssertionError unseen(Rule rule, String subject, String reason) {
        return LaunchAssertionError.of(List.of(), List.of(new Unseen(subject, reason, rule.impact())));
    }
}
