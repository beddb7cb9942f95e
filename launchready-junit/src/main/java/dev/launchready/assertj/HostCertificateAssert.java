package dev.launchready.assertj;

import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.Distrust;
import dev.launchready.tls.CertificateSummary;
import dev.launchready.tls.HostCertificate;
import dev.launchready.tls.TlsRule;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Assertions on the certificate of a host. */
public class HostCertificateAssert extends FactAssert<HostCertificateAssert, HostCertificate> {

    /**
     * Begins assertions.
     *
     * @param actual what the host showed
     */
    public HostCertificateAssert(HostCertificate actual) {
        super(actual, HostCertificateAssert.class);
    }

    /**
     * Verifies that browsers accept the certificate for the host.
     *
     * <pre>{@code
     * assertThat(Https.on("www.acme.dev").look(launch).get(0)).isTrusted();   // passes
     * assertThat(Https.on("old.acme.dev").look(launch).get(0)).isTrusted();   // fails, with every reason
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#TLS_TRUST}; of {@link TlsRule#NO_HTTPS} where there
     *     is no TLS; without one where the host could not be looked at
     */
    public HostCertificateAssert isTrusted() {
        return verify(() -> {
            requireShown();
            if (!actual.isTrusted()) {
                throw broken(finding(FactRule.TLS_TRUST, actual.subject())
                        .expected("a certificate that browsers accept")
                        .actual(actual.distrust().stream().map(Distrust::detail).collect(Collectors.joining("; "))));
            }
        });
    }

    /**
     * Verifies that the host's own certificate is valid for a while.
     *
     * <pre>{@code
     * assertThat(certificateOf60Days).isValidFor(21, Instant.now());   // passes
     * assertThat(certificateOf5Days).isValidFor(21, Instant.now());    // fails
     * }</pre>
     *
     * @param days how many whole days at least
     * @param now the time from which they count
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link TlsRule#EXPIRES_SOON}; else as {@link #isTrusted()}
     */
    public HostCertificateAssert isValidFor(int days, Instant now) {
        return verify(() -> {
            requireShown();
            Optional<CertificateSummary> leaf = actual.leaf();
            long left = leaf.map(c -> c.daysLeft(now)).orElse(-1L);
            if (left < days) {
                throw broken(finding(TlsRule.EXPIRES_SOON, actual.subject())
                        .expected("a certificate valid for " + days + " days more")
                        .actual("it has " + left + " left"));
            }
        });
    }

    private void requireShown() {
        if (actual.failure().isPresent()) {
            String detail = actual.failure().get().detail();
            if (!actual.failure().get().kind().isConclusive()) {
                throw unseen(TlsRule.NO_HTTPS, actual.subject(), detail);
            }
            throw broken(finding(TlsRule.NO_HTTPS, actual.subject())
                    .expected("an answer over HTTPS")
                    .actual(detail));
        }
    }
}
