package dev.launchready.resilience.webhook;

import static dev.launchready.resilience.webhook.Mutation.Expected.ACCEPTED;
import static dev.launchready.resilience.webhook.Mutation.Expected.EITHER;
import static dev.launchready.resilience.webhook.Mutation.Expected.REFUSED;

/**
 * What is done to a delivery before it is sent. Each is sent with an event id of its own, so that an endpoint that knows
 * an id again is not taken for one that checks a signature.
 */
public enum Mutation {
    /** Nothing: as the provider sends. */
    VALID(ACCEPTED, WebhookRule.VALID_FORM_REFUSED, "as the provider sends it"),
    /** Field names in lower case, as HTTP/2 and many proxies write them (RFC 9113 section 8.2). */
    LOWER_CASE_NAMES(ACCEPTED, WebhookRule.VALID_FORM_REFUSED, "with its field names in lower case"),
    /** JSON that is signed as it is, with white space that no serialiser would write. */
    UNUSUAL_JSON(ACCEPTED, WebhookRule.SIGNED_AFTER_PARSING, "with unusual white space in its signed JSON"),
    /** A list of signatures of which the second is of the endpoint's secret. */
    OTHER_SIGNATURE_FIRST(
            ACCEPTED, WebhookRule.ROTATION_REFUSED, "with a signature of another secret before the right one"),
    /** A list of signatures of which the first is of the endpoint's secret. */
    OTHER_SIGNATURE_LAST(
            ACCEPTED, WebhookRule.ROTATION_REFUSED, "with a signature of another secret behind the right one"),
    /** Signed with the secret from before the rotation only. */
    PREVIOUS_SECRET(ACCEPTED, WebhookRule.ROTATION_REFUSED, "signed with the secret from before the rotation"),

    /** Signed with a secret that nobody has. */
    WRONG_SECRET(REFUSED, WebhookRule.NOT_VERIFIED, "signed with another secret"),
    /** The signature is not there. */
    NO_SIGNATURE(REFUSED, WebhookRule.UNSIGNED_ACCEPTED, "without its signature field"),
    /** The field is there and holds no signature. */
    EMPTY_SIGNATURE(REFUSED, WebhookRule.UNSIGNED_ACCEPTED, "with an empty signature"),
    /** The first half of the right signature. */
    TRUNCATED_SIGNATURE(REFUSED, WebhookRule.PREFIX_ACCEPTED, "with only the first half of its signature"),
    /** The field holds something else. */
    MALFORMED_SIGNATURE(REFUSED, WebhookRule.UNSIGNED_ACCEPTED, "with a signature field that cannot be read"),
    /** One octet of the content is another; where there is a number, it is one of its digits. */
    ALTERED_BODY(REFUSED, WebhookRule.ALTERED_ACCEPTED, "with one octet of its content altered"),
    /** The same JSON with other white space. */
    OTHER_WHITE_SPACE(REFUSED, WebhookRule.SIGNED_AFTER_PARSING, "with its JSON written anew with other white space"),
    /** The same JSON with its members in another order. */
    OTHER_ORDER(REFUSED, WebhookRule.SIGNED_AFTER_PARSING, "with its JSON written anew in another order"),
    /** The signature belongs to another event of the same sender. */
    OTHER_EVENT(REFUSED, WebhookRule.ALTERED_ACCEPTED, "with the signature of another event"),
    /** The signature was made for another address. */
    OTHER_TARGET(REFUSED, WebhookRule.ALTERED_ACCEPTED, "with a signature made for another address"),
    /** The time is long past; the signature covers it. */
    STALE(REFUSED, WebhookRule.STALE_ACCEPTED, "signed longer ago than the provider's window"),
    /** The time is yet to come; the signature covers it. */
    FUTURE(REFUSED, WebhookRule.FUTURE_ACCEPTED, "signed for a time beyond the provider's window"),
    /** An old signature under a fresh time. */
    REDATED(REFUSED, WebhookRule.STALE_ACCEPTED, "with an hour-old signature under a fresh time"),
    /** The time's own field is not there. */
    NO_TIMESTAMP(REFUSED, WebhookRule.STALE_ACCEPTED, "without its timestamp field"),
    /** The id's field is not there although it is signed. */
    NO_ID(REFUSED, WebhookRule.RENAMED_ACCEPTED, "without its id field"),
    /** The id is another than the signed one. */
    RENAMED(REFUSED, WebhookRule.RENAMED_ACCEPTED, "under another id than the signed one"),
    /** The mark of the scheme's version is another. */
    OTHER_VERSION(REFUSED, WebhookRule.OTHER_SCHEME_ACCEPTED, "with its signature marked as of another version"),
    /** Signed with the right secret by an algorithm that the provider does not use any more, or never did. */
    OTHER_ALGORITHM(REFUSED, WebhookRule.OTHER_SCHEME_ACCEPTED, "signed by a weaker algorithm"),
    /** The signature field twice, the right one first. */
    DOUBLED_SIGNATURE(REFUSED, WebhookRule.DOUBLED_ACCEPTED, "with a second signature field of another secret"),
    /** The signature field twice, the right one last. */
    DOUBLED_SIGNATURE_LAST(REFUSED, WebhookRule.DOUBLED_ACCEPTED, "with a signature field of another secret first"),
    /** The timestamp field twice, the signed one first. */
    DOUBLED_TIMESTAMP(REFUSED, WebhookRule.DOUBLED_ACCEPTED, "with a second timestamp field"),
    /** The id field twice, the signed one first. */
    DOUBLED_ID(REFUSED, WebhookRule.DOUBLED_ACCEPTED, "with a second id field"),

    /** Hexadecimal digits in upper case: the same octets, which no provider writes so. */
    UPPER_CASE_HEX(EITHER, WebhookRule.ERROR_ON_FORGERY, "with its signature in upper case");

    private final Expected expected;
    private final WebhookRule rule;
    private final String title;

    Mutation(Expected expected, WebhookRule rule, String title) {
        this.expected = expected;
        this.rule = rule;
        this.title = title;
    }

    /** {@return what an endpoint has to do with it} */
    public Expected expected() {
        return expected;
    }

    /** {@return the rule that an endpoint breaks which does otherwise} */
    public WebhookRule rule() {
        return rule;
    }

    /** {@return what was done, to be read after "a delivery"} */
    public String title() {
        return title;
    }

    /** What an endpoint has to do with a delivery. */
    public enum Expected {
        /** Answer 2xx. */
        ACCEPTED("2xx"),
        /** Answer 4xx, and do nothing. */
        REFUSED("4xx"),
        /** Answer either of them. */
        EITHER("2xx or 4xx");

        private final String label;

        Expected(String label) {
            this.label = label;
        }

        /** {@return the statuses, for people} */
        public String label() {
            return label;
        }
    }
}
