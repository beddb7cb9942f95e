package dev.launchready.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import dev.launchready.junit.LaunchAssertionError;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failed assertion says. */
final class Broken {
    private Broken() {}

    /** The rule and the sentence of the only finding. */
    static String sentence(ThrowingCallable assertion) {
        Finding finding = finding(assertion);
        return finding.rule() + " | " + finding.message();
    }

    static Finding finding(ThrowingCallable assertion) {
        LaunchAssertionError error = error(assertion);
        assertThat(error.findings()).hasSize(1);
        assertThat(error.unseen()).isEmpty();
        return error.findings().get(0);
    }

    /** Subject and reason of the only thing unseen. */
    static String unseen(ThrowingCallable assertion) {
        LaunchAssertionError error = error(assertion);
        assertThat(error.findings()).isEmpty();
        assertThat(error.unseen()).hasSize(1);
        Unseen unseen = error.unseen().get(0);
        return unseen.subject() + " | " + unseen.reason();
    }

    static LaunchAssertionError error(ThrowingCallable assertion) {
        return Objects.requireNonNull(
                catchThrowableOfType(LaunchAssertionError.class, assertion), "the assertion passed");
    }

    static String message(ThrowingCallable assertion) {
        AssertionError error =
                Objects.requireNonNull(catchThrowableOfType(AssertionError.class, assertion), "the assertion passed");
        return String.valueOf(error.getMessage());
    }
}
