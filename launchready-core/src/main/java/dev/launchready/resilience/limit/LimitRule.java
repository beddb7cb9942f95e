package dev.launchready.resilience.limit;

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

/** What can be wrong with the product's own limits. */
public enum LimitRule implements CataloguedRule {
    /** No limit within the burst. */
    NONE(
            "limit.none",
            "no rate limit",
            SUPPORT_RISK,
            "One script, a stuck client or a curious guest can use up the model's budget and the server for everybody.",
            "Limit requests per caller at the edge or in the app, and answer 429 with Retry-After beyond it.",
            rfc(6585, "4")),
    /** The limit answers something else than 429. */
    WRONG_STATUS(
            "limit.wrong-status",
            "limit that does not answer 429",
            SUPPORT_RISK,
            "Clients take it for an outage or for a refusal: they retry at once or give up, and monitors count errors.",
            "Answer 429 Too Many Requests when a caller is over the limit.",
            rfc(6585, "4")),
    /** 429 without a word about when to come back. */
    NO_RETRY_AFTER(
            "limit.no-retry-after",
            "429 without Retry-After",
            SUPPORT_RISK,
            "A client that is not told when to come back comes back at once, and keeps itself limited.",
            "Send Retry-After in seconds, or RateLimit: \"default\";r=0;t=30, with every 429.",
            rfc(9110, "10.2.3")),
    /** A Retry-After that nobody can read. */
    MALFORMED_RETRY_AFTER(
            "limit.malformed-retry-after",
            "Retry-After that cannot be read",
            SUPPORT_RISK,
            "Client libraries ignore what they cannot parse and fall back to their own, shorter pauses.",
            "Send a whole number of seconds, or a date like Wed, 21 Oct 2026 07:28:00 GMT.",
            rfc(9110, "10.2.3")),
    /** A Retry-After that is not true. */
    RETRY_AFTER_LIES(
            "limit.retry-after-too-short",
            "Retry-After after which the caller is still refused",
            SUPPORT_RISK,
            "Clients that behave are refused again, and some are punished for it.",
            "Compute Retry-After from the moment at which the window really ends, rounded up.",
            rfc(9110, "10.2.3")),
    /** One caller's burst limits another. */
    SHARED(
            "limit.shared-by-callers",
            "limit that all callers share",
            LAUNCH_BLOCKER,
            "One busy customer, or one attacker, shuts all others out.",
            "Count per account, API key or client address, not for the server as a whole.",
            page(
                    "draft-ietf-httpapi-ratelimit-headers",
                    "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/")),
    /** Normal use is limited. */
    TOO_TIGHT(
            "limit.too-tight",
            "limit that normal use meets",
            LAUNCH_BLOCKER,
            "Customers who do nothing unusual are refused; they will report it as an outage.",
            "Raise the limit above the pace of normal use, with room for a page that loads several things at once.",
            rfc(6585, "4")),
    /** The burst breaks the server. */
    OVERLOAD(
            "limit.overload",
            "burst that breaks the server",
            LAUNCH_BLOCKER,
            "What should be a refusal is an outage, for everybody.",
            "Limit before the expensive work begins, and bound the queue behind the limit.",
            page("Google SRE book: handling overload", "https://sre.google/sre-book/handling-overload/")),
    /** The depth of a queue does not show. */
    BACKLOG_INVISIBLE(
            "limit.backlog-invisible",
            "queue whose backlog does not show",
            SUPPORT_RISK,
            "The consumer can stand still for a day before a customer asks where their mail is.",
            "Export the depth, or better the age of the oldest entry, as a gauge, and alert on it.",
            page(
                    "Google SRE book: monitoring distributed systems",
                    "https://sre.google/sre-book/monitoring-distributed-systems/")),
    /** The depth does not fall again. */
    BACKLOG_STAYS(
            "limit.backlog-stays",
            "backlog that does not fall again",
            LAUNCH_BLOCKER,
            "After the outage the work stays undone, though everything looks well again.",
            "Let the consumer reconnect and go on by itself; bound its waits.",
            page("Google SRE book: data processing pipelines", "https://sre.google/workbook/data-processing/")),
    /** There is no such metric. */
    METRIC_MISSING(
            "limit.backlog-metric-missing",
            "queue depth that is not exported",
            CLEANUP,
            "Nothing can alert on a number that is not there.",
            "Register the gauge under the name that the dashboards use.",
            page("Prometheus: exposition formats", "https://prometheus.io/docs/instrumenting/exposition_formats/"));

    private final RuleText text;

    LimitRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.RESILIENCE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
