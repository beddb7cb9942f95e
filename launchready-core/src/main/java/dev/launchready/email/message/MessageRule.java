package dev.launchready.email.message;

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

/** What can be wrong with a message that the app sends. */
public enum MessageRule implements CataloguedRule {
    /** No signature. */
    UNSIGNED(
            "message.unsigned",
            "message without DKIM signature",
            LAUNCH_BLOCKER,
            "Large receivers refuse or file as spam what nobody signed for: sign-up mail does not arrive.",
            "Switch DKIM on at the mail provider for the domain in From, and publish the records that it shows.",
            rfc(6376, "1")),
    /** No signature that holds. */
    DKIM_FAILS(
            "message.dkim-fails",
            "message whose DKIM signature does not hold",
            LAUNCH_BLOCKER,
            "A signature that fails counts as none: the message fails DMARC unless SPF saves it, and never when it is"
                    + " forwarded.",
            "Correct what the result names; sign last, after everything else has changed the message.",
            rfc(6376, "6.1")),
    /** One of several signatures fails. */
    DKIM_ONE_FAILS(
            "message.dkim-one-fails",
            "second DKIM signature that does not hold",
            SUPPORT_RISK,
            "Receivers that look at this signature only see a failure, and a key or a step of sending is wrong.",
            "Correct what the result names, or stop signing with it.",
            rfc(6376, "6.1")),
    /** No passing signature is aligned with From. */
    DKIM_UNALIGNED(
            "message.dkim-unaligned",
            "DKIM signature of another domain than From",
            LAUNCH_BLOCKER,
            "DMARC counts only a signature of the domain in From: this one vouches for the provider and not for you.",
            "Authenticate your own domain at the mail provider, so that d= becomes it.",
            rfc(9989, "4.4.1")),
    /** The signature leaves the end of the body open. */
    DKIM_PARTIAL_BODY(
            "message.dkim-partial-body",
            "DKIM signature that leaves the end of the body open",
            SUPPORT_RISK,
            "Anybody can append text to the message and it still passes as yours.",
            "Sign without l=.",
            rfc(6376, "8.2")),
    /** The envelope's domain is not aligned with From. */
    RETURN_PATH_UNALIGNED(
            "message.return-path-unaligned",
            "Return-Path of another domain than From",
            CLEANUP,
            "SPF passes for the provider's domain and does not count for DMARC, so that all depends on DKIM.",
            "Set up a custom return path (bounce domain) below your domain at the mail provider.",
            rfc(9989, "4.4.2")),
    /** No From, or no address in it. */
    FROM_MISSING(
            "message.from-missing",
            "message without From address",
            LAUNCH_BLOCKER,
            "Receivers refuse a message that does not say who wrote it.",
            "Send exactly one From field with one address of your domain.",
            rfc(5322, "3.6.2")),
    /** More than one From. */
    FROM_SEVERAL(
            "message.from-several",
            "message with more than one From",
            LAUNCH_BLOCKER,
            "Receivers refuse such messages, because readers and filters may look at different ones.",
            "Send exactly one From field with one address of your domain.",
            rfc(5322, "3.6.2")),
    /** No date, or none that can be read. */
    DATE_MISSING(
            "message.date-missing",
            "message without a readable date",
            SUPPORT_RISK,
            "Filters mark it down and clients sort it to the end, where nobody looks.",
            "Send a Date such as \"Mon, 04 May 2026 10:00:00 +0000\".",
            rfc(5322, "3.6.1")),
    /** A date that cannot be. */
    DATE_IMPLAUSIBLE(
            "message.date-implausible",
            "message with a date that cannot be",
            SUPPORT_RISK,
            "Filters take a date in the future or in 1970 for a sign of spam.",
            "Set the Date when the message is sent, from a clock that is right.",
            rfc(5322, "3.6.1")),
    /** No Message-ID. */
    MESSAGE_ID_MISSING(
            "message.message-id-missing",
            "message without Message-ID",
            SUPPORT_RISK,
            "Gmail refuses messages without one, and replies cannot be joined to a thread.",
            "Send one Message-ID such as <unique@acme.dev>.",
            page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126")),
    /** A Message-ID that is none. */
    MESSAGE_ID_MALFORMED(
            "message.message-id-malformed",
            "malformed Message-ID",
            CLEANUP,
            "An id without a real domain may be given twice in the world and looks like a script's to filters.",
            "Send one Message-ID such as <unique@acme.dev>.",
            rfc(5322, "3.6.4")),
    /** No recipient shown. */
    TO_MISSING(
            "message.to-missing",
            "message without To",
            SUPPORT_RISK,
            "Mail that names no recipient looks like a mass mailing to filters.",
            "Send each message to its recipient by name in To.",
            page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126")),
    /** A field that may stand once stands twice. */
    HEADER_TWICE(
            "message.header-twice",
            "header field that stands twice",
            SUPPORT_RISK,
            "Gmail and others refuse messages in which a single-use field stands twice.",
            "Set the field where it is set already instead of adding another one.",
            rfc(5322, "3.6")),
    /** Octets above 127 in the header. */
    HEADER_NOT_ASCII(
            "message.header-not-ascii",
            "header field with unencoded characters",
            SUPPORT_RISK,
            "Servers without SMTPUTF8 garble or refuse it, and a changed header breaks the signature.",
            "Encode the text as RFC 2047 says; every mail library does when it is given a string instead of octets.",
            rfc(2047, "5")),
    /** Lines in the header that are no field, or no end of it. */
    HEADER_MALFORMED(
            "message.header-malformed",
            "header that is not well-formed",
            SUPPORT_RISK,
            "Each server mends it in its own way, so that the signature fails and text shows up where it should not.",
            "Build the message with a mail library instead of joining strings.",
            rfc(5322, "2.1")),
    /** CR or LF alone. */
    BARE_LINE_END(
            "message.bare-line-end",
            "line that ends in CR or LF alone",
            LAUNCH_BLOCKER,
            "Receivers refuse such messages since SMTP smuggling became known; others change them and break the"
                    + " signature.",
            "End every line with CRLF before signing, in the templates' text, too.",
            rfc(5321, "2.3.8")),
    /** A line above 998 octets. */
    LINE_TOO_LONG(
            "message.line-too-long",
            "line longer than mail allows",
            SUPPORT_RISK,
            "Servers break or refuse lines of more than 998 octets; a broken line breaks the signature.",
            "Send the part as quoted-printable or base64, and fold long header fields.",
            rfc(5322, "2.1.1")),
    /** 8-bit content that is not declared. */
    UNDECLARED_8BIT(
            "message.undeclared-8bit",
            "8-bit content that is not declared",
            SUPPORT_RISK,
            "Servers may change or strip the octets: umlauts turn to question marks and the signature breaks.",
            "Send the part with Content-Transfer-Encoding: quoted-printable.",
            rfc(2045, "6.1")),
    /** Content-Type without MIME-Version. */
    MIME_VERSION_MISSING(
            "message.mime-version-missing",
            "MIME fields without MIME-Version",
            CLEANUP,
            "A strict client shows the markup instead of the page.",
            "Send MIME-Version: 1.0.",
            rfc(2045, "4")),
    /** Marketing mail without List-Unsubscribe. */
    UNSUBSCRIBE_MISSING(
            "message.unsubscribe-missing",
            "marketing mail without List-Unsubscribe",
            LAUNCH_BLOCKER,
            "Gmail and Yahoo require it of bulk senders; without it people press \"spam\", which ruins the domain.",
            "Send List-Unsubscribe: <https://…> and List-Unsubscribe-Post: List-Unsubscribe=One-Click.",
            rfc(8058, "3.1")),
    /** Marketing mail without List-Unsubscribe-Post. */
    ONE_CLICK_MISSING(
            "message.one-click-missing",
            "marketing mail without one-click unsubscription",
            LAUNCH_BLOCKER,
            "Gmail and Yahoo require one click of bulk senders, not a page to be filled in.",
            "Send exactly: List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            rfc(8058, "3.1")),
    /** No https address in List-Unsubscribe. */
    UNSUBSCRIBE_NOT_HTTPS(
            "message.unsubscribe-not-https",
            "List-Unsubscribe without an https address",
            LAUNCH_BLOCKER,
            "One click works over https only; a mailto or http address alone does not count.",
            "Put an https address that takes a POST without cookies or login first in List-Unsubscribe.",
            rfc(8058, "3.1")),
    /** The unsubscribe fields are not signed. */
    UNSUBSCRIBE_UNSIGNED(
            "message.unsubscribe-unsigned",
            "unsubscribe fields that no valid signature covers",
            LAUNCH_BLOCKER,
            "Receivers offer one click only when both fields are signed, because anybody could have added them.",
            "Add List-Unsubscribe and List-Unsubscribe-Post to the signed header fields (h=), and sign after adding them.",
            rfc(8058, "4")),
    /** A folded List-Unsubscribe. */
    UNSUBSCRIBE_FOLDED(
            "message.unsubscribe-folded",
            "folded List-Unsubscribe that puts the signature at risk",
            SUPPORT_RISK,
            "Servers refold long fields: with simple canonicalization, or a fold within the address, signature or link"
                    + " breaks.",
            "Keep the field on one line (a shorter token helps) or sign with c=relaxed/relaxed.",
            page("nodemailer #1654: folded List-Unsubscribe", "https://github.com/nodemailer/nodemailer/issues/1654"));

    private final RuleText text;

    MessageRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
