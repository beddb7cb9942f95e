package dev.launchready.resilience.idempotency;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with a receiver that gets the same operation more than once. */
public enum IdempotencyRule implements CataloguedRule {
    /** A second delivery has its effect again. */
    DUPLICATED(
            "duplicated-effect",
            "operation that has its effect again when it is delivered again",
            LAUNCH_BLOCKER,
            "Every sender delivers twice now and then: the customer is charged twice, gets two mails, two licences.",
            "Store the operation's id under a unique constraint in the same transaction as the effect, and answer a"
                    + " known id with what the first was answered.",
            Pages.STRIPE_EVENTS),
    /** A retry with a new timestamp has its effect again. */
    KEYED_BY_ATTEMPT(
            "keyed-by-attempt",
            "operation that is known again by its timestamp or signature instead of its id",
            LAUNCH_BLOCKER,
            "A provider signs each retry anew, so that no retry is ever recognised: the customer is charged once for each.",
            "Know an operation again by its id (evt_… of Stripe, webhook-id, X-GitHub-Delivery), which stays the same"
                    + " over all attempts.",
            Pages.STANDARD),
    /** Deliveries at the same time each have their effect. */
    RACE(
            "race",
            "operation that has its effect twice when it is delivered twice at once",
            LAUNCH_BLOCKER,
            "Two deliveries both look before either has recorded: now and then, and under load more often, a customer is"
                    + " charged twice.",
            "Do not look first and write later. Insert the id under a unique constraint before the effect (INSERT … ON"
                    + " CONFLICT DO NOTHING) and go on only where a row was inserted; a lock or set in memory covers one"
                    + " instance only.",
            Pages.STRIPE_EVENTS),
    /** A retry after a lost response has its effect again. */
    REPEATED_AFTER_LOST_RESPONSE(
            "repeated-after-lost-response",
            "operation that has its effect again when its response was lost",
            LAUNCH_BLOCKER,
            "Whoever did not hear the answer in time asks again, often while the first is still at work: that is when"
                    + " money moves twice.",
            "Record the id before the answer is written and in one transaction with the effect; never make the record"
                    + " depend on the sender still being there.",
            Pages.STRIPE_KEYS),
    /** After a restart everything is new. */
    FORGOTTEN(
            "forgotten-after-restart",
            "operation that is forgotten when the application restarts",
            LAUNCH_BLOCKER,
            "What was seen is kept in memory: each deploy, and each second instance, makes old events new ones.",
            "Keep the ids in the database beside the effect, for longer than the sender retries: 30 days are plenty.",
            Pages.STRIPE_EVENTS),
    /** After a crash or failure the effect is there twice. */
    REPEATED_AFTER_CRASH(
            "repeated-after-crash",
            "operation that has its effect again after a crash between effect and record",
            LAUNCH_BLOCKER,
            "A deploy or an out-of-memory kill at the wrong moment leaves an effect without a record, and the retry"
                    + " charges again.",
            "Put effect and record into one transaction; for an effect elsewhere (a charge, a mail) send the operation's"
                    + " id along as its idempotency key.",
            Pages.STRIPE_KEYS),
    /** The effect never comes although the sender was told so, or tries in vain. */
    EFFECT_LOST(
            "lost-effect",
            "operation whose effect is lost",
            LAUNCH_BLOCKER,
            "The customer has paid and gets nothing, and no retry will mend it: the operation counts as done.",
            "Record the id in the same transaction as the effect, so that a failure takes back both; a claim made before"
                    + " the effect needs an expiry.",
            Pages.STANDARD),
    /** A failure is answered with success. */
    FAILURE_ACKNOWLEDGED(
            "failure-acknowledged",
            "operation that is acknowledged although it failed",
            LAUNCH_BLOCKER,
            "The sender is told that all is well and never comes again: while the database is away, every payment is"
                    + " lost without a trace.",
            "Let the failure through as 500 or 503; a catch block that logs and answers 200 throws the event away.",
            Pages.STANDARD),
    /** A duplicate is answered with an error. */
    ERROR_ON_DUPLICATE(
            "error-on-duplicate",
            "duplicate that makes the receiver fail",
            SUPPORT_RISK,
            "The sender takes the error for a reason to try again for days, and may switch the endpoint off; your alarms"
                    + " ring for what is no failure.",
            "Catch the violated unique constraint and answer as the first was answered: 200.",
            Pages.STANDARD),
    /** A duplicate is refused. */
    DUPLICATE_REFUSED(
            "duplicate-refused",
            "duplicate or stale delivery that is refused",
            SUPPORT_RISK,
            "To the sender anything but 2xx is a failure: it delivers again for days and then switches the endpoint off.",
            "Answer a known or outdated operation with 200; 409 only while the first is still at work.",
            Pages.STANDARD),
    /** A duplicate gets another answer. */
    DIFFERENT_ANSWER(
            "different-answer",
            "duplicate that gets another answer than the first",
            SUPPORT_RISK,
            "A client that retries takes the second answer for the truth: it shows another order number, or stores one"
                    + " that does not exist.",
            "Store status and content of the first answer with the id and give them again.",
            Pages.STRIPE_KEYS),
    /** An older event changes what a newer one has set. */
    STALE_OVERWRITES(
            "stale-overwrites-newer",
            "older event that overwrites a newer one",
            LAUNCH_BLOCKER,
            "Senders promise no order: a subscription that was cancelled comes back to life, or a paid one is switched"
                    + " off.",
            "Compare the event's own time or version with the stored one in the UPDATE's WHERE clause, or fetch the"
                    + " object's present state from the provider instead of believing the event.",
            Pages.STRIPE_EVENTS),
    /** A request without a key is executed. */
    KEY_NOT_REQUIRED(
            "key-not-required",
            "request without an Idempotency-Key that is executed",
            SUPPORT_RISK,
            "A client that forgets the key and retries is charged twice, and learns of it from its bank.",
            "Answer 400 with a problem that names the Idempotency-Key field where an operation needs one.",
            Pages.draft("2.7")),
    /** The key of one request is taken for another. */
    KEY_REUSED(
            "key-reused",
            "Idempotency-Key that is accepted with another payload",
            LAUNCH_BLOCKER,
            "Of two different orders under one key one is answered with the other's result, or both are executed: the"
                    + " client cannot tell which.",
            "Store a fingerprint of the payload with the key and answer 422 (Stripe: 400) where it differs.",
            Pages.draft("2.7")),
    /** A refusal has another status than the agreed one. */
    KEY_STATUS(
            "key-status",
            "Idempotency-Key that is refused with an unusual status",
            CLEANUP,
            "Clients tell by the status whether to mend the request, wait or give up.",
            "Answer 400 to a missing key, 422 to a key with another payload (Stripe: 400), 409 while the first is at"
                    + " work.",
            Pages.draft("2.7"));

    private final RuleText text;

    IdempotencyRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText("idempotency." + id, title, Stage.RESILIENCE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }

    /** The pages that more than one rule refers to. */
    private static final class Pages {
        static final Reference STRIPE_EVENTS = page(
                "Stripe: Handle duplicate events, event ordering",
                "https://docs.stripe.com/webhooks#handle-duplicate-events");
        static final Reference STRIPE_KEYS =
                page("Stripe: Idempotent requests", "https://docs.stripe.com/api/idempotent_requests");
        static final Reference STANDARD = page(
                "Standard Webhooks: Deliverability and reliability",
                "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md");

        static Reference draft(String section) {
            return page(
                    "draft-ietf-httpapi-idempotency-key-header section " + section,
                    "https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header#section-"
                            + section);
        }
    }
}
