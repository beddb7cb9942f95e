package dev.launchready.assertj;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import dev.launchready.dns.HostRecords;
import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dmarc.DmarcOutcome;
import dev.launchready.email.spf.SpfOutcome;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.TlsSession;
import dev.launchready.redirect.RedirectChain;
import dev.launchready.resilience.idempotency.KeyTrials;
import dev.launchready.resilience.idempotency.ScheduleRuns;
import dev.launchready.resilience.webhook.WebhookTrials;
import dev.launchready.secrets.browser.BrowserScan;
import dev.launchready.tls.HostCertificate;

/** The entry to all assertions; import its methods beside AssertJ's own. */
public final class LaunchAssertions {
    private LaunchAssertions() {}

    /**
     * Assertions on where an address leads.
     *
     * @param actual the chain that was followed
     * @return its assertions
     */
    public static RedirectChainAssert assertThat(RedirectChain actual) {
        return new RedirectChainAssert(actual);
    }

    /**
     * Assertions on what browsers are given.
     *
     * @param actual what was found
     * @return its assertions
     */
    public static BrowserScanAssert assertThat(BrowserScan actual) {
        return new BrowserScanAssert(actual);
    }

    /**
     * Assertions on what DNS says of a host.
     *
     * @param actual the host's records
     * @return their assertions
     */
    public static HostRecordsAssert assertThat(HostRecords actual) {
        return new HostRecordsAssert(actual);
    }

    /**
     * Assertions on one HTTP exchange.
     *
     * @param actual the exchange
     * @return its assertions
     */
    public static HttpExchangeAssert assertThat(HttpExchange actual) {
        return new HttpExchangeAssert(actual);
    }

    /**
     * Assertions on the answer to one DNS question.
     *
     * @param actual the answer
     * @return its assertions
     */
    public static DnsAnswerAssert assertThat(DnsAnswer actual) {
        return new DnsAnswerAssert(actual);
    }

    /**
     * Assertions on a TLS session.
     *
     * @param actual the session
     * @return its assertions
     */
    public static TlsSessionAssert assertThat(TlsSession actual) {
        return new TlsSessionAssert(actual);
    }

    /**
     * Assertions on what came of one check.
     *
     * @param actual the result
     * @return its assertions
     */
    public static CheckResultAssert assertThat(CheckResult actual) {
        return new CheckResultAssert(actual);
    }

    /**
     * Assertions on a whole report.
     *
     * @param actual the report
     * @return its assertions
     */
    public static LaunchReportAssert assertThat(LaunchReport actual) {
        return new LaunchReportAssert(actual);
    }

    /**
     * Assertions on the certificate of a host.
     *
     * @param actual what the host showed
     * @return its assertions
     */
    public static HostCertificateAssert assertThat(HostCertificate actual) {
        return new HostCertificateAssert(actual);
    }

    /**
     * Assertions on what an SPF evaluation came to.
     *
     * @param actual the outcome
     * @return its assertions
     */
    public static SpfOutcomeAssert assertThat(SpfOutcome actual) {
        return new SpfOutcomeAssert(actual);
    }

    /**
     * Assertions on the DKIM signatures of a message.
     *
     * @param actual what became of them
     * @return its assertions
     */
    public static DkimVerificationAssert assertThat(DkimVerification actual) {
        return new DkimVerificationAssert(actual);
    }

    /**
     * Assertions on what DMARC says about a message.
     *
     * @param actual the outcome
     * @return its assertions
     */
    public static DmarcOutcomeAssert assertThat(DmarcOutcome actual) {
        return new DmarcOutcomeAssert(actual);
    }

    /**
     * Assertions on an operation that was delivered under every schedule.
     *
     * @param actual what came of each schedule
     * @return its assertions
     */
    public static ScheduleRunsAssert assertThat(ScheduleRuns actual) {
        return new ScheduleRunsAssert(actual);
    }

    /**
     * Assertions on what an API makes of its Idempotency-Key.
     *
     * @param actual what came of each case
     * @return its assertions
     */
    public static KeyTrialsAssert assertThat(KeyTrials actual) {
        return new KeyTrialsAssert(actual);
    }

    /**
     * Assertions on what a webhook endpoint made of genuine and forged deliveries.
     *
     * @param actual what came of each delivery
     * @return its assertions
     */
    public static WebhookTrialsAssert assertThat(WebhookTrials actual) {
        return new WebhookTrialsAssert(actual);
    }
}
