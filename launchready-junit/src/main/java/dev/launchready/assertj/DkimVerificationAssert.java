package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimStatus;
import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.junit.LaunchAssertionError;
import java.util.stream.Collectors;

/** Assertions on the DKIM signatures of a message. */
public class DkimVerificationAssert extends FactAssert<DkimVerificationAssert, DkimVerification> {

    /**
     * Begins assertions.
     *
     * @param actual what became of the signatures
     */
    public DkimVerificationAssert(DkimVerification actual) {
        super(actual, DkimVerificationAssert.class);
    }

    /**
     * Verifies that at least one signature holds.
     *
     * <pre>{@code
     * assertThat(DkimVerifier.create().verify(message, dns)).passes();      // passes where one holds
     * assertThat(DkimVerifier.create().verify(altered, dns)).passes();      // fails, with the reason of each
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DKIM_RESULT}; without one where the only hope was a
     *     key that DNS did not give
     */
    public DkimVerificationAssert passes() {
        return verify(() -> {
            if (!actual.passes()) {
                throw notPassed("a signature that holds");
            }
        });
    }

    /**
     * Verifies that a signature of a domain holds.
     *
     * <pre>{@code
     * assertThat(DkimVerifier.create().verify(message, dns)).passesFor("acme.dev");       // passes
     * assertThat(DkimVerifier.create().verify(message, dns)).passesFor("other.example");  // fails: it is not their signature
     * }</pre>
     *
     * @param domain the signing domain ({@code d=})
     * @return these assertions
     * @throws LaunchAssertionError as {@link #passes()}
     */
    public DkimVerificationAssert passesFor(String domain) {
        return verify(() -> {
            if (actual.passing().noneMatch(result -> result.domain().equalsIgnoreCase(domain))) {
                throw notPassed("a signature of " + domain + " that holds");
            }
        });
    }

    private LaunchAssertionError notPassed(String expected) {
        String seen = actual.isSigned()
                ? actual.results().stream().map(DkimResult::describe).collect(Collectors.joining("; "))
                : "it is not signed";
        if (actual.results().stream().anyMatch(result -> result.status() == DkimStatus.TEMPERROR)) {
            return unseen(FactRule.DKIM_RESULT, "message", seen);
        }
        Finding.Builder finding =
                finding(FactRule.DKIM_RESULT, "message").expected(expected).actual(seen);
        return broken(finding);
    }
}
