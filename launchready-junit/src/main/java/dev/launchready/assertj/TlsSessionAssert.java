package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Rule;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.Distrust;
import dev.launchready.net.TlsSession;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Assertions on a TLS session. */
public class TlsSessionAssert extends FactAssert<TlsSessionAssert, TlsSession> {

    /**
     * Begins assertions.
     *
     * @param actual the session
     */
    public TlsSessionAssert(TlsSession actual) {
        super(actual, TlsSessionAssert.class);
    }

    /**
     * Verifies that the chain is to be trusted for the host that was asked for.
     *
     * <pre>{@code
     * assertThat(sessionOfAnIntactChain).isTrusted();          // passes
     * assertThat(sessionOfAnExpiredCertificate).isTrusted();   // fails
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#TLS_TRUST} that names every reason
     */
    public TlsSessionAssert isTrusted() {
        return verify(() -> {
            if (!actual.isTrusted()) {
                throw broken(about(FactRule.TLS_TRUST)
                        .expected("a chain that is to be trusted")
                        .actual("it is not: " + reasons()));
            }
        });
    }

    /**
     * Verifies that the chain is not to be trusted for a reason.
     *
     * <pre>{@code
     * assertThat(sessionOfAnExpiredCertificate).isDistrustedFor(EXPIRED);      // passes
     * assertThat(sessionOfAnExpiredCertificate).isDistrustedFor(WRONG_HOST);   // fails
     * }</pre>
     *
     * @param reason the reason
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#TLS_TRUST}
     */
    public TlsSessionAssert isDistrustedFor(Distrust.Reason reason) {
        return verify(() -> {
            if (actual.distrust().stream().noneMatch(d -> d.reason() == reason)) {
                throw broken(about(FactRule.TLS_TRUST)
                        .expected("a chain that is not to be trusted for " + reason)
                        .actual(actual.isTrusted() ? "it is to be trusted" : "the reasons are " + reasons()));
            }
        });
    }

    /**
     * Verifies the version of TLS.
     *
     * <pre>{@code
     * assertThat(session).usesProtocol("TLSv1.3");           // passes where that was agreed on
     * assertThat(sessionOfTls12).usesProtocol("TLSv1.3");    // fails
     * }</pre>
     *
     * @param protocol for example {@code TLSv1.3}
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#TLS_PROTOCOL}
     */
    public TlsSessionAssert usesProtocol(String protocol) {
        return verify(() -> {
            if (!actual.protocol().equals(protocol)) {
                throw broken(about(FactRule.TLS_PROTOCOL).expected(protocol).actual("it speaks " + actual.protocol()));
            }
        });
    }

    /**
     * Verifies that the server's own certificate is valid at a moment, for example some weeks after the launch.
     *
     * <pre>{@code
     * assertThat(session).isValidOn(launchDay.plus(30, DAYS));    // passes where the certificate lasts that long
     * assertThat(session).isValidOn(launchDay.plus(400, DAYS));   // fails
     * }</pre>
     *
     * @param moment the moment
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#TLS_VALIDITY}
     */
    public TlsSessionAssert isValidOn(Instant moment) {
        return verify(() -> {
            Instant from = actual.leaf().map(c -> c.getNotBefore().toInstant()).orElse(Instant.MAX);
            Instant until = actual.leaf().map(c -> c.getNotAfter().toInstant()).orElse(Instant.MIN);
            if (moment.isBefore(from) || moment.isAfter(until)) {
                throw broken(about(FactRule.TLS_VALIDITY)
                        .expected("a certificate valid on " + moment)
                        .actual(
                                actual.leaf().isEmpty()
                                        ? "the server sent none"
                                        : "it is valid from " + from + " until " + until));
            }
        });
    }

    private String reasons() {
        return actual.distrust().stream()
                .map(d -> d.reason() + " (" + d.detail() + ")")
                .collect(Collectors.joining(", "));
    }

    private Finding.Builder about(Rule rule) {
        List<String> chain = actual.chain().stream()
                .map(c -> c.getSubjectX500Principal().getName() + ", valid until "
                        + c.getNotAfter().toInstant())
                .toList();
        return finding(rule, subject()).evidence("chain as sent", String.join("\n", chain));
    }

    private String subject() {
        return "certificate of "
                + actual.leaf()
                        .map(X509Certificate::getSubjectX500Principal)
                        .map(Object::toString)
                        .orElse("a server that sent none");
    }
}
