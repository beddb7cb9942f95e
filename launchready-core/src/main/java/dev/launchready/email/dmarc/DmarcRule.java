package dev.launchready.email.dmarc;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with DMARC. */
public enum DmarcRule implements CataloguedRule {
    /** Neither the domain nor its organisation has a record. */
    MISSING(
            "dmarc.missing",
            "domain without DMARC record",
            LAUNCH_BLOCKER,
            "Google and Yahoo want a DMARC record of every bulk sender, and without one anyone may put your "
                    + "domain in the From line.",
            "Publish at _dmarc. and the domain a TXT record, to begin with \"v=DMARC1; p=none; "
                    + "rua=mailto:dmarc@\" and the domain.",
            rfc(9989, "4.5")),
    /** A record is meant as DMARC and not recognised as such. */
    NOT_RECOGNISED(
            "dmarc.not-recognised",
            "record that looks like DMARC and is not",
            LAUNCH_BLOCKER,
            "Receivers ignore a record that does not begin with exactly \"v=DMARC1\", so the domain has no policy.",
            "Let the record begin with \"v=DMARC1;\" in capitals, without quotes or blanks before it.",
            rfc(9989, "4.7")),
    /** The record is at a name where nobody looks. */
    WRONG_PLACE(
            "dmarc.wrong-place",
            "DMARC record at the wrong name",
            LAUNCH_BLOCKER,
            "Receivers ask for the name _dmarc. and the domain, and for nothing else.",
            "Move the record to _dmarc. and the domain; many DNS panels add the domain by themselves, so enter "
                    + "\"_dmarc\" there.",
            rfc(9989, "4.5")),
    /** There is more than one record. */
    SEVERAL_RECORDS(
            "dmarc.several-records",
            "more than one DMARC record",
            LAUNCH_BLOCKER,
            "Several records at one name are all discarded: the domain has no policy.",
            "Keep one record and delete the others.",
            rfc(9989, "4.10")),
    /** A part of the record cannot be read. */
    SYNTAX(
            "dmarc.syntax",
            "DMARC record with a syntax error",
            SUPPORT_RISK,
            "Receivers leave out what they cannot read, each in its own way; a policy or an address that stands "
                    + "there is lost.",
            "Write tag=value pairs separated by semicolons.",
            rfc(9989, "4.8")),
    /** A tag has a value that is not allowed. */
    BAD_VALUE(
            "dmarc.bad-value",
            "DMARC tag with a wrong value",
            SUPPORT_RISK,
            "Receivers take the default instead; with a wrong policy the whole record counts as none, or not at all.",
            "Use one of the allowed values.",
            rfc(9989, "4.7")),
    /** There is a tag that receivers ignore. */
    UNKNOWN_TAG(
            "dmarc.unknown-tag",
            "DMARC tag that nobody knows",
            SUPPORT_RISK,
            "Receivers skip unknown tags without a word; what was meant by it does not happen.",
            "Correct the tag's name or remove it.",
            rfc(9989, "4.7")),
    /** There is a tag that RFC 9989 has removed. */
    REMOVED_TAG(
            "dmarc.removed-tag",
            "DMARC tag that has been removed",
            CLEANUP,
            "Receivers of today ignore it and those of yesterday do not, so that they treat the same mail "
                    + "differently.",
            "Remove the tag.",
            rfc(9989, "C.5.2")),
    /** A tag is there twice. */
    DUPLICATE_TAG(
            "dmarc.duplicate-tag",
            "DMARC tag that is there twice",
            SUPPORT_RISK,
            "Which of the two counts is up to the receiver; some discard the record.",
            "Keep one of them.",
            rfc(6376, "3.2")),
    /** The record has no policy. */
    POLICY_MISSING(
            "dmarc.policy-missing",
            "DMARC record without policy",
            SUPPORT_RISK,
            "A record without p counts as p=none, and receivers that go by RFC 7489 may ignore it: forged mail "
                    + "is delivered.",
            "Put p=none, p=quarantine or p=reject behind v=DMARC1.",
            rfc(9989, "4.7")),
    /** The policy asks for nothing. */
    POLICY_NONE(
            "dmarc.policy-none",
            "DMARC policy that asks for nothing",
            SUPPORT_RISK,
            "Mail that anyone forges in your name is delivered; none is for the weeks in which you read the reports.",
            "Once all senders pass, publish p=quarantine, then p=reject.",
            rfc(9989, "5.1")),
    /** The policy is milder than wanted. */
    POLICY_WEAK(
            "dmarc.policy-weak",
            "DMARC policy milder than wanted",
            LAUNCH_BLOCKER,
            "Forged mail in your name gets further than was decided.",
            "Publish the policy that was decided.",
            rfc(9989, "4.7")),
    /** The policy for subdomains is milder than that for the domain. */
    SUBDOMAIN_POLICY_WEAK(
            "dmarc.subdomain-policy-weak",
            "milder DMARC policy for subdomains",
            SUPPORT_RISK,
            "Whoever wants to forge your mail takes a subdomain, which need not even exist.",
            "Remove sp and np, or make them as strict as p.",
            rfc(9989, "4.7")),
    /** The policy is only being tested. */
    TESTING(
            "dmarc.testing",
            "DMARC policy in test mode",
            SUPPORT_RISK,
            "With t=y receivers apply one level less than is written.",
            "Remove t=y when the reports show no mail of yours that fails.",
            rfc(9989, "4.7")),
    /** Nobody gets reports. */
    NO_REPORTS(
            "dmarc.no-reports",
            "DMARC record without report address",
            SUPPORT_RISK,
            "Without aggregate reports nobody notices that a sender of yours fails, or that somebody forges you.",
            "Add rua=mailto: and a mailbox that somebody, or a service, reads.",
            rfc(9989, "4.7")),
    /** A report address cannot be used. */
    BAD_REPORT_ADDRESS(
            "dmarc.bad-report-address",
            "DMARC report address that cannot be used",
            SUPPORT_RISK,
            "Receivers skip an address that they cannot use; the reports are lost.",
            "Write mailto: and a mail address, several separated by commas.",
            rfc(9989, "4.6")),
    /** A report address has an obsolete size limit. */
    REPORT_SIZE(
            "dmarc.report-size",
            "obsolete size limit of reports",
            CLEANUP,
            "Receivers ignore the limit, or the address with it.",
            "Remove the exclamation mark and what follows it.",
            rfc(9989, "4.8")),
    /** Somebody else's domain does not agree to get the reports. */
    REPORTS_NOT_AUTHORISED(
            "dmarc.reports-not-authorised",
            "report address that has not agreed",
            SUPPORT_RISK,
            "Receivers send reports to another organisation only if its DNS says that it wants them; otherwise "
                    + "they are dropped.",
            "Ask the operator of the address to publish the record; services do it when the domain is set up there.",
            rfc(9990, "4")),
    /** Failure options are given and no failure reports are asked for. */
    FAILURE_OPTIONS(
            "dmarc.failure-options",
            "failure options without failure reports",
            CLEANUP,
            "fo has no meaning without ruf.",
            "Remove fo.",
            rfc(9989, "4.7")),
    /** The record says that the domain is a public suffix. */
    PUBLIC_SUFFIX(
            "dmarc.public-suffix",
            "domain that calls itself a public suffix",
            LAUNCH_BLOCKER,
            "With psd=y every subdomain counts as another organisation, so that mail from subdomains is not "
                    + "aligned with the domain.",
            "Remove psd=y; it is for registries such as those of .com.",
            rfc(9989, "4.10.2")),
    /** Receivers of RFC 9989 and of RFC 7489 come to different policies. */
    MODES_DIFFER(
            "dmarc.modes-differ",
            "policy that depends on the receiver's RFC",
            SUPPORT_RISK,
            "Both kinds of receivers are in use, so that the same mail is treated differently depending on where "
                    + "it goes.",
            "Publish an explicit record at the domain that stands in From, without t and pct.",
            rfc(9989, "C.3"));

    private final RuleText text;

    DmarcRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
