package dev.launchready.resilience.webhook;

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

/** What can be wrong with an endpoint that receives webhooks. */
public enum WebhookRule implements CataloguedRule {
    /** What anybody signs with anything is accepted. */
    NOT_VERIFIED(
            "not-verified",
            "webhook signature that is not verified",
            LAUNCH_BLOCKER,
            "Anybody who knows the address can tell the product that an invoice was paid: goods and access are given away"
                    + " for one request.",
            "Compute the signature over the raw content with the endpoint's own secret, compare it in constant time"
                    + " (MessageDigest.isEqual), and answer 401 before anything else happens.",
            Pages.STRIPE),
    /** A delivery without a signature is accepted. */
    UNSIGNED_ACCEPTED(
            "unsigned-accepted",
            "webhook that is accepted without a signature",
            LAUNCH_BLOCKER,
            "Whoever leaves the signature out gets past its check: the product believes events that nobody sent.",
            "Answer 401 where the signature field is missing, empty or unreadable; never skip the check because there is"
                    + " nothing to check.",
            Pages.STANDARD),
    /** The beginning of a signature is enough. */
    PREFIX_ACCEPTED(
            "prefix-accepted",
            "webhook signature that is compared only as far as it goes",
            LAUNCH_BLOCKER,
            "A signature of one character can be guessed in sixteen requests, and then any event can be made up.",
            "Compare the whole: MessageDigest.isEqual(expected, received), which is false for another length.",
            Pages.GITHUB),
    /** Another content, or another address, under the same signature is accepted. */
    ALTERED_ACCEPTED(
            "altered-accepted",
            "webhook whose content is not bound to its signature",
            LAUNCH_BLOCKER,
            "Who has seen one signed delivery can send any other amount, customer or order under its signature.",
            "Sign what the provider signs, all of it: the raw content, with time, id or address where the scheme has them.",
            Pages.STANDARD),
    /** The signature is compared with one over JSON that was parsed and written anew. */
    SIGNED_AFTER_PARSING(
            "signed-after-parsing",
            "webhook signature that is computed over parsed content",
            LAUNCH_BLOCKER,
            "Content that the provider writes a little differently than your serialiser is refused, so payments go"
                    + " missing one day without a change on your side; and content that parses alike passes as signed.",
            "Read the octets before any JSON parser does (in Spring @RequestBody byte[], in Express express.raw), and"
                    + " compute the signature over them.",
            Pages.STANDARD),
    /** An old delivery is accepted. */
    STALE_ACCEPTED(
            "stale-accepted",
            "webhook timestamp that is not checked",
            SUPPORT_RISK,
            "A delivery that leaks from a log or a proxy can be sent again for ever, and each time it counts as new.",
            "Refuse a signed time that is further from now than the provider's window, and take the time from what was"
                    + " signed.",
            Pages.STRIPE),
    /** A delivery from the future is accepted. */
    FUTURE_ACCEPTED(
            "future-accepted",
            "webhook timestamp that is checked on one side only",
            CLEANUP,
            "A delivery dated ahead stays valid beyond the window in which it should have expired.",
            "Compare the distance from now on both sides: Math.abs(now - signed) > window is refused. stripe-java checks"
                    + " the past only.",
            Pages.STANDARD),
    /** Another id than the signed one is accepted. */
    RENAMED_ACCEPTED(
            "renamed-accepted",
            "webhook id that is not bound to its signature",
            LAUNCH_BLOCKER,
            "Who has seen one delivery sends it again under new ids: each passes for a new event and has its effect.",
            "Sign id, time and content together, as the scheme says, and know an event again by the id that was signed.",
            Pages.STANDARD),
    /** A signature of another version or algorithm is accepted. */
    OTHER_SCHEME_ACCEPTED(
            "other-scheme-accepted",
            "webhook signature of another version or algorithm that is accepted",
            SUPPORT_RISK,
            "An attacker chooses the weakest scheme that the endpoint still takes, and the provider has given that one up"
                    + " for a reason.",
            "Take the current version only: v1 of Stripe and Standard Webhooks, v0 of Slack, sha256 of GitHub; ignore"
                    + " every other.",
            Pages.STRIPE),
    /** A field that must be single came twice and was accepted. */
    DOUBLED_ACCEPTED(
            "doubled-accepted",
            "webhook with a doubled field that is accepted",
            CLEANUP,
            "Proxy, framework and application may each read another one of the two: what was verified is then not what is"
                    + " used.",
            "Answer 400 where the signature, timestamp or id field comes more than once.",
            rfc(9110, "5.3")),
    /** During a rotation the right signature is overlooked. */
    ROTATION_REFUSED(
            "rotation-refused",
            "webhook that is refused while its secret is rotated",
            SUPPORT_RISK,
            "From the moment somebody rotates the secret, deliveries are refused: paid orders stay unpaid until the"
                    + " provider gives up.",
            "Look at every signature in the list, and keep the secret from before beside the new one until the provider"
                    + " has stopped using it.",
            Pages.STANDARD),
    /** A form that the provider may choose is refused. */
    VALID_FORM_REFUSED(
            "valid-form-refused",
            "webhook in a valid form that is refused",
            SUPPORT_RISK,
            "A proxy or an HTTP/2 hop in front of the endpoint changes the case of the field names, and all deliveries"
                    + " fail.",
            "Look header fields up without regard to case.",
            rfc(9110, "5.1")),
    /** A forgery was refused and had its effect nevertheless. */
    PROCESSED_BEFORE_VERIFIED(
            "processed-before-verified",
            "webhook that is processed before it is verified",
            LAUNCH_BLOCKER,
            "The forged event is refused and has had its effect all the same: the answer comes too late.",
            "Verify first and return at once on failure; nothing is written, queued or sent before.",
            Pages.STANDARD),
    /** A forgery is acknowledged, and nothing is done. */
    FORGERY_ACKNOWLEDGED(
            "forgery-acknowledged",
            "forged webhook that is acknowledged and ignored",
            SUPPORT_RISK,
            "On the day the secret is wrong every genuine delivery is answered 2xx and thrown away: the provider never"
                    + " sends it again, and nobody is told.",
            "Answer 401 to what cannot be verified; the provider then tries again and tells you by mail.",
            Pages.STANDARD),
    /** A forgery makes the endpoint fail. */
    ERROR_ON_FORGERY(
            "error-on-forgery",
            "forged webhook that makes the endpoint fail",
            SUPPORT_RISK,
            "Anybody can fill your error log and wake whoever is on call with a single bad field; and a provider takes a"
                    + " 5xx for a reason to send again for days.",
            "Catch what the signature's parser throws and answer 400 or 401.",
            rfc(9110, "15.5.1")),
    /** A forgery is answered with something that is no refusal. */
    UNCLEAR_REFUSAL(
            "unclear-refusal",
            "forged webhook that is not refused with a 4xx",
            CLEANUP,
            "A redirect to a log-in page is no answer to a machine: nobody can tell a refusal from a move.",
            "Answer 401 or 400 at the endpoint itself; take it out of the session filter.",
            rfc(9110, "15.5"));

    private final RuleText text;

    WebhookRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText("webhook." + id, title, Stage.RESILIENCE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }

    /** The pages that more than one rule refers to. */
    private static final class Pages {
        static final Reference STRIPE =
                page("Stripe: Verify webhook signatures", "https://docs.stripe.com/webhooks#verify-official-libraries");
        static final Reference STANDARD = page(
                "Standard Webhooks: Verifying signatures",
                "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md");
        static final Reference GITHUB = page(
                "GitHub: Validating webhook deliveries",
                "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries");
    }
}
