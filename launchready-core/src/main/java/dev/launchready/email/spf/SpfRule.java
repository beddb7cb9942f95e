package dev.launchready.email.spf;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with SPF. */
public enum SpfRule implements CataloguedRule {
    /** There is no SPF record. */
    MISSING(
            "spf.missing",
            "domain without SPF record",
            LAUNCH_BLOCKER,
            "Receivers cannot tell the domain's mail from anyone else's: sign-up mail lands in spam and anyone "
                    + "may pose as you.",
            "Publish one TXT record at the domain itself that names your senders, for example \"v=spf1 "
                    + "include:_spf.google.com -all\".",
            rfc(7208, "3")),
    /** A record is meant as SPF and not recognised as such. */
    NOT_RECOGNISED(
            "spf.not-recognised",
            "record that looks like SPF and is not",
            LAUNCH_BLOCKER,
            "Receivers ignore a record that does not begin with exactly \"v=spf1\" and a space, so the domain "
                    + "has no SPF.",
            "Let the record begin with \"v=spf1\" and a space: no quotes, blanks or other signs before or after it.",
            rfc(7208, "4.5")),
    /** There is more than one SPF record. */
    SEVERAL_RECORDS(
            "spf.several-records",
            "more than one SPF record",
            LAUNCH_BLOCKER,
            "Several records are an error, so that none of them counts and no mail passes SPF.",
            "Join the terms in one record with one \"all\" at its end and delete the others.",
            rfc(7208, "4.5")),
    /** The record is syntactically wrong. */
    SYNTAX(
            "spf.syntax",
            "SPF record with a syntax error",
            LAUNCH_BLOCKER,
            "An error anywhere in the record makes all of it void: no mail passes SPF.",
            "Correct the place that is marked.",
            rfc(7208, "4.6")),
    /** More than ten terms ask DNS. */
    TOO_MANY_LOOKUPS(
            "spf.too-many-lookups",
            "more lookups than SPF allows",
            LAUNCH_BLOCKER,
            "Receivers stop at the eleventh lookup with an error, so that mail of the senders behind it, and of "
                    + "all unknown ones, fails.",
            "Remove senders that you no longer use and replace \"a\" and \"mx\" by ip4 and ip6; see the proposed "
                    + "record.",
            rfc(7208, "4.6.4")),
    /** Nine or ten terms ask DNS. */
    NEAR_LOOKUP_LIMIT(
            "spf.near-lookup-limit",
            "lookups close to the limit",
            SUPPORT_RISK,
            "A provider that adds one include to its own record pushes yours over the limit of ten, and SPF "
                    + "fails without any change of yours.",
            "Keep two lookups in reserve; see the proposed record.",
            rfc(7208, "4.6.4")),
    /** More than two questions have no answer. */
    TOO_MANY_VOIDS(
            "spf.too-many-voids",
            "more lookups without answer than SPF allows",
            LAUNCH_BLOCKER,
            "Receivers stop at the third name that does not exist or has no address, with an error.",
            "Remove the terms whose names have no answer.",
            rfc(7208, "4.6.4")),
    /** A term asks for a name that has no answer. */
    VOID_LOOKUP(
            "spf.void-lookup",
            "term whose name has no answer",
            SUPPORT_RISK,
            "The term authorises nobody and uses up one of two lookups without answer; a name that nobody owns "
                    + "may be registered by someone else.",
            "Remove the term, or create the record that it asks for.",
            rfc(7208, "4.6.4")),
    /** An include or redirect leads to a domain without a usable record. */
    DEAD_INCLUDE(
            "spf.dead-include",
            "include of a domain without a usable SPF record",
            LAUNCH_BLOCKER,
            "An include without a valid record behind it is an error of the whole record: mail that is not "
                    + "matched before it fails.",
            "Correct or remove the term; the provider's page has the name to include today.",
            rfc(7208, "5.2")),
    /** A record includes itself. */
    LOOP(
            "spf.loop",
            "SPF record that includes itself",
            LAUNCH_BLOCKER,
            "Each round costs lookups until the limit of ten makes the record an error.",
            "Remove the include that leads back.",
            rfc(7208, "4.6.4")),
    /** An mx term meets more than ten mail servers. */
    TOO_MANY_MX(
            "spf.too-many-mx",
            "mx with more than ten mail servers",
            LAUNCH_BLOCKER,
            "More than ten MX records behind \"mx\" are an error of the whole record.",
            "Name the servers by ip4 and ip6 instead of \"mx\".",
            rfc(7208, "4.6.4")),
    /** Everybody is authorised. */
    PASS_ALL(
            "spf.pass-all",
            "record that authorises everybody",
            LAUNCH_BLOCKER,
            "Any host in the world passes SPF as you, and receivers rate such a record as a sign of spam.",
            "Replace \"+all\" (or a bare \"all\") by \"-all\".",
            rfc(7208, "5.1")),
    /** The record says nothing about unknown hosts. */
    NEUTRAL_ALL(
            "spf.neutral-all",
            "record that is neutral about everybody else",
            SUPPORT_RISK,
            "\"?all\" tells receivers nothing about forged mail; it is as good as no record.",
            "Replace \"?all\" by \"~all\", and by \"-all\" once all senders are known.",
            rfc(7208, "5.1")),
    /** The record has no end. */
    NO_ALL(
            "spf.no-all",
            "record without all",
            SUPPORT_RISK,
            "A record without \"all\" and without redirect is neutral about every unknown host: forged mail does "
                    + "not fail.",
            "End the record with \"-all\".",
            rfc(7208, "4.7")),
    /** The record ends otherwise than wanted. */
    WRONG_ALL(
            "spf.wrong-all",
            "record that ends otherwise than wanted",
            SUPPORT_RISK,
            "What receivers do with mail of unknown hosts is not what was decided.",
            "End the record as wanted.",
            rfc(7208, "5.1")),
    /** The ptr mechanism is used. */
    PTR(
            "spf.ptr",
            "ptr mechanism",
            SUPPORT_RISK,
            "It is slow and unreliable, the RFC says not to use it, and some large receivers skip it or the record.",
            "Replace ptr by the addresses or the include of that sender.",
            rfc(7208, "5.5")),
    /** A large range is authorised that belongs to no known provider. */
    WIDE_RANGE(
            "spf.wide-range",
            "large range of addresses",
            SUPPORT_RISK,
            "Everybody who rents or takes over one host in the range passes SPF as you.",
            "Name the addresses that really send, /32 or a few of them.",
            rfc(7208, "11.4")),
    /** A mechanism stands behind all. */
    TERM_AFTER_ALL(
            "spf.term-after-all",
            "mechanism behind all",
            SUPPORT_RISK,
            "What stands behind \"all\" is never looked at, so a sender that is named there is not authorised.",
            "Move \"all\" to the end.",
            rfc(7208, "5.1")),
    /** A redirect stands beside all. */
    REDIRECT_BESIDE_ALL(
            "spf.redirect-beside-all",
            "redirect beside all",
            SUPPORT_RISK,
            "A redirect is ignored where there is an \"all\", so its senders are not authorised.",
            "Write an include instead of the redirect, or remove \"all\".",
            rfc(7208, "6.1")),
    /** A string is longer than DNS allows. */
    LONG_STRING(
            "spf.long-string",
            "string of more than 255 characters",
            LAUNCH_BLOCKER,
            "One string of a TXT record holds 255 octets; DNS panels refuse longer ones or cut them off.",
            "Publish the record as several strings in one TXT record, split anywhere; they are joined without a "
                    + "space.",
            rfc(7208, "3.3")),
    /** The record is too long for a simple answer. */
    LONG_RECORD(
            "spf.long-record",
            "record of more than 450 characters",
            CLEANUP,
            "Answers that do not fit into 512 octets need TCP or EDNS, which some networks drop; mail from there "
                    + "is deferred.",
            "Shorten the record, or move a part of it behind an include.",
            rfc(7208, "3.4")),
    /** There is a record of the abandoned type SPF. */
    TYPE_99(
            "spf.type-99",
            "record of the abandoned type SPF",
            CLEANUP,
            "Nobody reads DNS type 99 any more; the next change will be made in one of the two records only.",
            "Delete the record of type SPF and keep the TXT record.",
            rfc(7208, "3.1")),
    /** There is a modifier that receivers ignore. */
    UNKNOWN_MODIFIER(
            "spf.unknown-modifier",
            "modifier that nobody knows",
            SUPPORT_RISK,
            "Receivers skip unknown modifiers without a word; a sender that was meant by it is not authorised.",
            "Write mechanisms with \":\" (ip4:, include:) and only redirect and exp with \"=\".",
            rfc(7208, "6")),
    /** A term or an include is there twice. */
    DUPLICATE_TERM(
            "spf.duplicate-term",
            "term that is there twice",
            CLEANUP,
            "The second one changes nothing and may cost a lookup.",
            "Delete the second one.",
            rfc(7208, "4.6.4")),
    /** A declared sender is not authorised. */
    SENDER_NOT_AUTHORISED(
            "spf.sender-not-authorised",
            "declared sender that is not authorised",
            LAUNCH_BLOCKER,
            "Mail that this sender sends for you does not pass SPF and tends to land in spam.",
            "Add the sender's include or address before \"all\".",
            rfc(7208, "2.4")),
    /** A host that must not send is authorised. */
    STRANGER_AUTHORISED(
            "spf.stranger-authorised",
            "host that is authorised and must not be",
            LAUNCH_BLOCKER,
            "A host that is not yours passes SPF as you.",
            "Remove or narrow the term that matches it.",
            rfc(7208, "11.4"));

    private final RuleText text;

    SpfRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
