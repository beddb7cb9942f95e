package dev.launchready.email.dkim;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with a DKIM key. */
public enum DkimRule implements CataloguedRule {
    /** A declared selector has no record. */
    MISSING(
            "dkim.missing",
            "declared selector without a key record",
            LAUNCH_BLOCKER,
            "Every message signed with this selector fails DKIM, and with it DMARC: sign-up mail lands in spam.",
            "Publish the TXT or CNAME record that your mail provider shows for this selector.",
            rfc(6376, "3.6.2.1")),
    /** A CNAME leads nowhere. */
    DANGLING_ALIAS(
            "dkim.dangling-alias",
            "selector that is an alias of nothing",
            LAUNCH_BLOCKER,
            "The provider does not serve the key, so that every signature made with it fails; whoever registers the"
                    + " target can sign as you.",
            "Finish the domain's verification at the provider, or delete the CNAME.",
            rfc(6376, "3.6.2")),
    /** More than one key record. */
    SEVERAL_RECORDS(
            "dkim.several-records",
            "selector with more than one record",
            LAUNCH_BLOCKER,
            "Receivers may take either record: mail passes at one receiver and fails at the next.",
            "Keep the record whose key your mail provider signs with and delete the others.",
            rfc(6376, "3.6.2.2")),
    /** One key published as several records. */
    SPLIT_RECORD(
            "dkim.split-record",
            "key spread over several records",
            LAUNCH_BLOCKER,
            "The strings of one record are joined in order, records are not: no receiver can put the key together.",
            "Publish one TXT record that holds both strings: \"first part\" \"second part\".",
            rfc(6376, "3.6.2.2")),
    /** The key is revoked. */
    REVOKED(
            "dkim.revoked",
            "revoked key",
            LAUNCH_BLOCKER,
            "An empty p= says that the key is withdrawn: every message signed with it fails.",
            "Publish the current key, or stop declaring and signing with this selector.",
            rfc(6376, "3.6.1")),
    /** The record is no key record. */
    SYNTAX(
            "dkim.syntax",
            "key record with a syntax error",
            LAUNCH_BLOCKER,
            "Receivers ignore a key record that they cannot read, so that every signature made with it fails.",
            "Publish the record exactly as the provider shows it: v=DKIM1 first, then k=, then p=, parted by semicolons.",
            rfc(6376, "3.6.1")),
    /** Quotes or backslashes of a zone file within the record. */
    ZONE_FILE_MARKS(
            "dkim.zone-file-marks",
            "key record with marks of a zone file in it",
            LAUNCH_BLOCKER,
            "The quotation marks and backslashes became part of the record, and receivers cannot read it.",
            "Enter the value without quotation marks and backslashes; the DNS panel adds its own.",
            rfc(6376, "3.6.2.2")),
    /** The key itself cannot be read. */
    KEY_UNREADABLE(
            "dkim.key-unreadable",
            "key that cannot be read",
            LAUNCH_BLOCKER,
            "No receiver can verify with it: every message signed with this selector fails.",
            "Copy p= again, whole: a 2048-bit key has 392 characters and needs two strings in one TXT record.",
            rfc(6376, "3.6.1")),
    /** A kind of key that nobody knows. */
    KEY_TYPE(
            "dkim.key-type",
            "kind of key that receivers do not know",
            LAUNCH_BLOCKER,
            "Receivers ignore keys of unknown kinds, so that every signature made with it fails.",
            "Write k=rsa, or k=ed25519 beside an RSA selector.",
            rfc(8463, "4")),
    /** h= leaves SHA-256 out. */
    HASH(
            "dkim.hash",
            "key that forbids SHA-256",
            LAUNCH_BLOCKER,
            "The key allows no hash that receivers still accept, so that every signature made with it fails.",
            "Remove h= from the record.",
            rfc(8301, "3.1")),
    /** s= leaves email out. */
    SERVICE(
            "dkim.service",
            "key that is not for email",
            LAUNCH_BLOCKER,
            "Receivers must not verify mail with a key for another service.",
            "Remove s= from the record, or write s=email.",
            rfc(6376, "3.6.1")),
    /** An RSA key below 1024 bits. */
    KEY_TOO_SHORT(
            "dkim.key-too-short",
            "RSA key that receivers refuse",
            LAUNCH_BLOCKER,
            "Receivers treat mail signed with fewer than 1024 bits as unsigned; such a key can be broken in a day.",
            "Let the provider make a 2048-bit key and publish it under a new selector.",
            rfc(8301, "3.2")),
    /** An RSA key shorter than wanted. */
    KEY_SHORT(
            "dkim.key-short",
            "key shorter than it should be",
            SUPPORT_RISK,
            "1024 bits are within reach of a well-funded attacker, and some receivers already mark such mail down.",
            "Let the provider make a 2048-bit key and publish it under a new selector.",
            rfc(8301, "3.2")),
    /** t=y. */
    TESTING(
            "dkim.testing",
            "key in testing mode",
            LAUNCH_BLOCKER,
            "t=y asks receivers to treat signed mail as if it were not signed: DKIM protects and helps nothing yet.",
            "Remove y from t= once test messages pass.",
            rfc(6376, "3.6.1")),
    /** t=s and signatures for a subdomain. */
    STRICT(
            "dkim.strict",
            "key that forbids the subdomain which the mail is signed for",
            LAUNCH_BLOCKER,
            "t=s allows i= at the domain itself only, so that these messages fail at every receiver.",
            "Remove s from t=, or sign with i= at the domain itself.",
            rfc(6376, "3.6.1")),
    /** Only Ed25519 keys. */
    ED25519_ONLY(
            "dkim.ed25519-only",
            "no RSA key beside Ed25519",
            SUPPORT_RISK,
            "Many receivers do not verify Ed25519 yet and take the mail as unsigned.",
            "Sign each message twice: with Ed25519 and with a 2048-bit RSA key under another selector.",
            rfc(8463, "5")),
    /** The same key under several selectors. */
    KEY_REUSED(
            "dkim.key-reused",
            "one key under several selectors",
            CLEANUP,
            "Changing the selector does not change the key, so that a leaked key stays good.",
            "Make a new key for each selector.",
            rfc(6376, "3.1"));

    private final RuleText text;

    DkimRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
