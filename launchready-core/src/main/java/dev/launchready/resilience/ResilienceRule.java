package dev.launchready.resilience;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with what a user sees while a dependency fails. */
public enum ResilienceRule implements CataloguedRule {
    /** No answer at all within the limit. */
    HANG(
            "resilience.hang",
            "action that hangs with its dependency",
            LAUNCH_BLOCKER,
            "The user waits in front of a spinner, tries again and takes a second thread with them; when all threads wait,"
                    + " the outage of one vendor is the outage of the whole product.",
            "Set connect, read and overall timeouts on the client of this dependency, together well below what a user is"
                    + " asked to wait, and answer 503 with a message when they expire.",
            page(
                    "AWS Builders' Library: timeouts, retries and backoff",
                    "https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/")),
    /** An answer after the limit. */
    LATE(
            "resilience.late",
            "answer that comes too late",
            LAUNCH_BLOCKER,
            "Most people have left or pressed the button again before the answer comes, and each waiting request holds a"
                    + " thread.",
            "Lower the timeout of this dependency's client, with all its retries together, below what a user is asked to"
                    + " wait.",
            page(
                    "AWS Builders' Library: timeouts, retries and backoff",
                    "https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/")),
    /** The client of a dependency never gives up. */
    NO_TIMEOUT(
            "resilience.no-timeout",
            "client without a timeout",
            LAUNCH_BLOCKER,
            "A dependency that stalls once keeps a thread and a connection for ever; a few such moments and nothing is left"
                    + " to serve users with.",
            "Set a connect and a read timeout. The JDK's HttpClient has none unless it is built with connectTimeout(…) and"
                    + " each request is given timeout(…), and that ends at the headers: bound the body with"
                    + " sendAsync(…).orTimeout(…). Jakarta Mail needs mail.smtp.connectiontimeout, timeout and"
                    + " writetimeout, PostgreSQL's driver connectTimeout (10 s unless set) and socketTimeout.",
            page(
                    "java.net.http.HttpRequest.Builder.timeout",
                    "https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html")),
    /** An error that names nothing. */
    UNEXPLAINED_ERROR(
            "resilience.unexplained-error",
            "error that explains nothing",
            SUPPORT_RISK,
            "The user cannot tell whether to wait, to try again or to write to support, and whether they have paid: they"
                    + " write to support, or leave.",
            "Answer 503 (or 502, 504) with problem details or a page that says in a sentence which part is not available,"
                    + " what became of the action and what to do.",
            rfc(9457, "3")),
    /** A stack trace is shown. */
    STACK_TRACE(
            "resilience.stack-trace-shown",
            "stack trace shown to the user",
            LAUNCH_BLOCKER,
            "It tells users that nobody is at the wheel, and strangers which libraries, paths and hosts are behind it.",
            "Catch the dependency's failure where it is called; switch off traces in answers (Spring"
                    + " server.error.include-stacktrace=never, Django DEBUG=False, NODE_ENV=production).",
            page(
                    "CWE-209: error message containing sensitive information",
                    "https://cwe.mitre.org/data/definitions/209.html")),
    /** The framework's or server's own error page. */
    DEFAULT_PAGE(
            "resilience.default-error-page",
            "framework's or server's own error page",
            SUPPORT_RISK,
            "The user sees that a server broke, in somebody else's words, without a way back or a word about their action.",
            "Handle the dependency's failure in the action and show a page of your own; replace the framework's error page"
                    + " and the proxy's 502, 503 and 504 pages as well.",
            rfc(9110, "15.6")),
    /** Nothing to read. */
    BLANK(
            "resilience.blank",
            "blank answer",
            LAUNCH_BLOCKER,
            "An empty page reads as a broken product, an empty list as lost data.",
            "Say in the answer that the part is not available; never turn a failed call into an empty result.",
            rfc(9110, "15.6.4")),
    /** A spinner that never ends. */
    SPINNER(
            "resilience.endless-spinner",
            "page that only waits",
            LAUNCH_BLOCKER,
            "The user waits for something that will not come, and is not told.",
            "End the wait after a time limit with a message and a way to try again.",
            page(
                    "Nielsen Norman Group: response time limits",
                    "https://www.nngroup.com/articles/response-times-3-important-limits/")),
    /** Success was said and the effect never came. */
    SILENT_LOSS(
            "resilience.silent-loss",
            "action lost without a word",
            LAUNCH_BLOCKER,
            "The user believes that it is done: the order, the sign-up, the message is gone, and nobody knows.",
            "Record the intent before answering and carry it out from there (an outbox), or answer with the error; never"
                    + " catch and only log.",
            page("Transactional outbox", "https://microservices.io/patterns/data/transactional-outbox.html")),
    /** Success whose content says otherwise. */
    WRONG_SUCCESS(
            "resilience.wrong-success",
            "success that is none",
            LAUNCH_BLOCKER,
            "Clients, caches and monitors believe the status: the failure is stored, shown as data and never alerted on.",
            "Answer 5xx when the dependency failed, or mark what is less than usual as such in the answer.",
            rfc(9110, "15.3.1")),
    /** The app stays broken after the dependency is well again. */
    NO_RECOVERY(
            "resilience.no-recovery",
            "app that stays broken after the fault has ended",
            LAUNCH_BLOCKER,
            "A vendor's outage of seconds becomes yours until somebody wakes up and restarts it.",
            "Validate pooled connections before use, bound how long a circuit breaker stays open, and release threads and"
                    + " connections in finally.",
            page(
                    "Microsoft: circuit breaker pattern",
                    "https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker")),
    /** Sign-up fails because the mail cannot be sent. */
    EMAIL_BREAKS_SIGN_UP(
            "resilience.email-breaks-sign-up",
            "sign-up that fails with the mail server",
            LAUNCH_BLOCKER,
            "Nobody can become a customer while the mail vendor has a bad hour, often on launch day itself.",
            "Store the account first, put the mail into a queue or outbox, and send it again later; offer \"send again\" on"
                    + " the page.",
            page("Transactional outbox", "https://microservices.io/patterns/data/transactional-outbox.html"));

    private final RuleText text;

    ResilienceRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.RESILIENCE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
