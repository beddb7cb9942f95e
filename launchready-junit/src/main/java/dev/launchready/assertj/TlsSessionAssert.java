package dev.launchready.assertj;

import dev.launchready.net.Distrust;
import dev.launchready.net.TlsSession;
import java.util.List;

/** Assertions on a TLS session. */
public class TlsSessionAssert extends FactAssert<TlsSessionAssert, TlsSession> {

    /**
     * Assertions on a session.
     *
     * @param actual the session
     */
    public TlsSessionAssert(TlsSession actual) {
        super(actual, TlsSessionAssert.class);
    }

    /**
     * Expects a chain that browsers accept for the host.
     *
     * <pre>{@code
     * assertThat(sessionWithAValidChain).isTrusted();   // passes
     * assertThat(sessionOfAnExpiredOne).isTrusted();    // fails: EXPIRED
     * }</pre>
     *
     * @return these assertions
     */
    public TlsSessionAssert isTrusted() {
        return verify(() -> {
            if (!actual.isTrusted()) {
                List<String> reasons = actual.distrust().stream()
                        .map(d -> d.reason() + " (" + d.detail() + ")")
                        .toList();
                failWithMessage(
                        "expected a certificate chain that browsers accept, but %s.", String.join("; ", reasons));
            }
        });
    }

    /**
     * Expects a chain that is not accepted, for a reason.
     *
     * <pre>{@code
     * assertThat(sessionOfAnExpiredOne).isDistrustedFor(EXPIRED);    // passes
     * assertThat(sessionWithAValidChain).isDistrustedFor(EXPIRED);   // fails
     * }</pre>
     *
     * @param reason the kind of reason
     * @return these assertions
     */
    public TlsSessionAssert isDistrustedFor(Distrust.Reason reason) {
        return verify(() -> {
            List<Distrust.Reason> reasons =
                    actual.distrust().stream().map(Distrust::reason).toList();
            if (!reasons.contains(reason)) {
                failWithActualExpectedAndMessage(
                        reasons,
                        reason,
                        "expected a chain that is distrusted for %s, but the reasons are %s.",
                        reason,
                        reasons);
            }
        });
    }
}
