package dev.launchready.resilience.retry;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with how the product tries again. */
public enum RetryRule implements CataloguedRule {
    /** More attempts than allowed. */
    TOO_MANY(
            "retry.too-many-attempts",
            "more attempts than allowed",
            SUPPORT_RISK,
            "A dependency that is already failing is asked many times over, by every user at once: the outage grows and"
                    + " lasts, and the vendor may block the account.",
            "Stop after two or three attempts in all, then answer the user.",
            page("Google SRE book: handling overload", "https://sre.google/sre-book/handling-overload/")),
    /** An unsafe request is repeated without a key. */
    UNSAFE(
            "retry.unsafe-without-key",
            "POST or PATCH repeated without an Idempotency-Key",
            LAUNCH_BLOCKER,
            "The first attempt may have worked though its answer was lost: the customer is charged, mailed or provisioned"
                    + " twice.",
            "Send one Idempotency-Key for all attempts of a call, made before the first, or do not repeat it.",
            rfc(9110, "9.2.2")),
    /** Each attempt has a key of its own. */
    NEW_KEY(
            "retry.new-key-per-attempt",
            "new Idempotency-Key for each attempt",
            LAUNCH_BLOCKER,
            "To the dependency each attempt is another order; the key protects from nothing, and customers are charged"
                    + " twice.",
            "Make the key where the operation begins and store it with it; let the retries reuse it.",
            page(
                    "The Idempotency-Key HTTP header field",
                    "https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/")),
    /** No pauses, or pauses that do not grow. */
    NO_BACKOFF(
            "retry.no-backoff",
            "retries without growing pauses",
            SUPPORT_RISK,
            "Attempts that follow at once meet the same failure, and keep a struggling dependency down.",
            "Let the pauses grow, for example up to 100, 200, 400 ms, with chance in them.",
            page(
                    "AWS: exponential backoff and jitter",
                    "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/")),
    /** Pauses without chance. */
    NO_JITTER(
            "retry.no-jitter",
            "retries in step with each other",
            SUPPORT_RISK,
            "Everybody who failed at the same moment comes back at the same moment, in waves.",
            "Draw each pause at random between 0 and its upper bound (full jitter).",
            page(
                    "AWS: exponential backoff and jitter",
                    "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/")),
    /** Retry-After is not waited for. */
    RETRY_AFTER(
            "retry.ignores-retry-after",
            "Retry-After that is not waited for",
            SUPPORT_RISK,
            "Attempts before that time are refused for certain, and some vendors lengthen the ban with each.",
            "Wait as long as Retry-After says (seconds or a date), or give up where that is longer than a user waits.",
            rfc(9110, "10.2.3")),
    /** The product of the retries of all layers. */
    AMPLIFICATION(
            "retry.amplification",
            "retries multiplied by layers",
            LAUNCH_BLOCKER,
            "Each layer repeats what the one below has already repeated: three layers of three retries make 64 requests of"
                    + " one, just when the last layer is down.",
            "Let one layer retry, the one nearest to the failure, and let the others pass the error on.",
            page(
                    "Google SRE book: addressing cascading failures",
                    "https://sre.google/sre-book/addressing-cascading-failures/")),
    /** More retries than the budget over many actions. */
    BUDGET(
            "retry.over-budget",
            "retries without a budget",
            SUPPORT_RISK,
            "While everything fails, each call is retried in full: the load on the dependency is a multiple of usual and"
                    + " does not let it come back.",
            "Give the client a retry budget, for example 10 or 20 percent of its calls, and fail fast beyond it.",
            page("Google SRE book: handling overload", "https://sre.google/sre-book/handling-overload/")),
    /** The client library repeats by itself. */
    SILENT(
            "retry.silent",
            "client library that repeats requests by itself",
            CLEANUP,
            "The JDK's HttpClient sends GET again by itself when a connection ends before an answer; it multiplies with the"
                    + " product's own retries and is in no log.",
            "Count it in: let the product's own retries make one attempt fewer for GET, and keep GET free of effects. Leave"
                    + " jdk.httpclient.enableAllMethodRetry off, or POST is repeated as well.",
            page(
                    "Module java.net.http: networking properties",
                    "https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html"));

    private final RuleText text;

    RetryRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.RESILIENCE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
