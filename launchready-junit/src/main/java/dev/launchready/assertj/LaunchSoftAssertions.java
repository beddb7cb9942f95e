package dev.launchready.assertj;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.dns.HostRecords;
import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dmarc.DmarcOutcome;
import dev.launchready.email.spf.SpfOutcome;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.TlsSession;
import dev.launchready.redirect.RedirectChain;
import dev.launchready.resilience.idempotency.KeyTrials;
import dev.launchready.resilience.idempotency.ScheduleRuns;
import dev.launchready.resilience.webhook.WebhookTrials;
import dev.launchready.secrets.browser.BrowserScan;
import dev.launchready.tls.HostCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;

/**
 * Assertions that are all made before any of them fails, so that one test shows all its findings.
 *
 * <pre>{@code
 * LaunchSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(Redirects.from("http://acme.dev").follow(launch)).endsAt("https://www.acme.dev/");
 *     softly.assertThat(Subdomain.named("app").look(launch)).resolves();
 * });
 * }</pre>
 */
public final class LaunchSoftAssertions extends AbstractSoftAssertions {

    /** Nothing asserted yet; {@link #assertAll()} has to be called at the end. */
    public LaunchSoftAssertions() {}

    /**
     * Makes assertions and then fails with all that failed.
     *
     * @param assertions what to assert
     * @throws AssertionError with every finding, if any assertion failed
     */
    public static void assertSoftly(Consumer<LaunchSoftAssertions> assertions) {
        LaunchSoftAssertions softly = new LaunchSoftAssertions();
        assertions.accept(softly);
        softly.assertAll();
    }

    /**
     * Fails with all that failed: one {@link LaunchAssertionError} with every finding where all errors have findings.
     *
     * @throws AssertionError if any assertion failed
     */
    @Override
    public void assertAll() {
        List<AssertionError> errors = assertionErrorsCollected();
        if (!errors.isEmpty() && errors.stream().allMatch(LaunchAssertionError.class::isInstance)) {
            throw joined(errors.stream().map(LaunchAssertionError.class::cast).toList());
        }
        super.assertAll();
    }

    private static LaunchAssertionError joined(List<LaunchAssertionError> errors) {
        List<Finding> findings = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        for (LaunchAssertionError error : errors) {
            findings.addAll(error.findings());
            unseen.addAll(error.unseen());
        }
        return LaunchAssertionError.of(findings, unseen);
    }

    /**
     * Assertions on where an address leads.
     *
     * @param actual the chain that was followed
     * @return its assertions, which do not fail at once
     */
    public RedirectChainAssert assertThat(RedirectChain actual) {
        return new RedirectChainAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what browsers are given.
     *
     * @param actual what was found
     * @return its assertions, which do not fail at once
     */
    public BrowserScanAssert assertThat(BrowserScan actual) {
        return new BrowserScanAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on an operation that was delivered under every schedule.
     *
     * @param actual what came of each schedule
     * @return its assertions, which do not fail at once
     */
    public ScheduleRunsAssert assertThat(ScheduleRuns actual) {
        return new ScheduleRunsAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what an API makes of its Idempotency-Key.
     *
     * @param actual what came of each case
     * @return its assertions, which do not fail at once
     */
    public KeyTrialsAssert assertThat(KeyTrials actual) {
        return new KeyTrialsAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what a webhook endpoint made of genuine and forged deliveries.
     *
     * @param actual what came of each delivery
     * @return its assertions, which do not fail at once
     */
    public WebhookTrialsAssert assertThat(WebhookTrials actual) {
        return new WebhookTrialsAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what DNS says of a host.
     *
     * @param actual the host's records
     * @return its assertions, which do not fail at once
     */
    public HostRecordsAssert assertThat(HostRecords actual) {
        return new HostRecordsAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on one HTTP exchange.
     *
     * @param actual the exchange
     * @return its assertions, which do not fail at once
     */
    public HttpExchangeAssert assertThat(HttpExchange actual) {
        return new HttpExchangeAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on the answer to one DNS question.
     *
     * @param actual the answer
     * @return its assertions, which do not fail at once
     */
    public DnsAnswerAssert assertThat(DnsAnswer actual) {
        return new DnsAnswerAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on a TLS session.
     *
     * @param actual the session
     * @return its assertions, which do not fail at once
     */
    public TlsSessionAssert assertThat(TlsSession actual) {
        return new TlsSessionAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what came of one check.
     *
     * @param actual the result
     * @return its assertions, which do not fail at once
     */
    public CheckResultAssert assertThat(CheckResult actual) {
        return new CheckResultAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on a whole report.
     *
     * @param actual the report
     * @return its assertions, which do not fail at once
     */
    public LaunchReportAssert assertThat(LaunchReport actual) {
        return new LaunchReportAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on the certificate of a host.
     *
     * @param actual what the host showed
     * @return its assertions, which do not fail at once
     */
    public HostCertificateAssert assertThat(HostCertificate actual) {
        return new HostCertificateAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what an SPF evaluation came to.
     *
     * @param actual the outcome
     * @return its assertions, which do not fail at once
     */
    public SpfOutcomeAssert assertThat(SpfOutcome actual) {
        return new SpfOutcomeAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on the DKIM signatures of a message.
     *
     * @param actual what became of them
     * @return its assertions, which do not fail at once
     */
    public DkimVerificationAssert assertThat(DkimVerification actual) {
        return new DkimVerificationAssert(actual).softly(this::collectAssertionError);
    }

    /**
     * Assertions on what DMARC says about a message.
     *
     * @param actual the outcome
     * @return its assertions, which do not fail at once
     */
    public DmarcOutcomeAssert assertThat(DmarcOutcome actual) {
        return new DmarcOutcomeAssert(actual).softly(this::collectAssertionError);
    }
}
