package dev.launchready.email.transport;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with MTA-STS. */
public enum MtaStsRule implements CataloguedRule {
    /** No record. */
    MISSING(
            "mta-sts.missing",
            "domain without MTA-STS",
            SUPPORT_RISK,
            "Anybody on the way can strip TLS from mail to you and read it.",
            "Publish the record and the policy that the exhibit shows.",
            rfc(8461, "3")),
    /** A record that is broken. */
    RECORD(
            "mta-sts.record",
            "MTA-STS record with an error",
            SUPPORT_RISK,
            "Senders act as if there were no policy.",
            "Publish one TXT record such as v=STSv1; id=20260504T100000;",
            rfc(8461, "3.1")),
    /** More than one record. */
    SEVERAL_RECORDS(
            "mta-sts.several-records",
            "more than one MTA-STS record",
            SUPPORT_RISK,
            "Senders act as if there were no policy.",
            "Keep one TXT record at _mta-sts.",
            rfc(8461, "3.1")),
    /** No policy to be had. */
    UNREACHABLE(
            "mta-sts.unreachable",
            "MTA-STS policy that cannot be fetched",
            SUPPORT_RISK,
            "Senders act as if there were no policy, or keep an old one that no longer fits.",
            "Serve https://mta-sts.<domain>/.well-known/mta-sts.txt with status 200.",
            rfc(8461, "3.3")),
    /** A redirect instead of the policy. */
    REDIRECT(
            "mta-sts.redirect",
            "MTA-STS policy behind a redirect",
            SUPPORT_RISK,
            "Senders must not follow redirects: they act as if there were no policy.",
            "Serve the policy itself at that address.",
            rfc(8461, "3.3")),
    /** A certificate that is not to be trusted. */
    CERTIFICATE(
            "mta-sts.certificate",
            "MTA-STS host with a certificate that is not to be trusted",
            SUPPORT_RISK,
            "Senders do not take a policy from a host that they cannot verify.",
            "Give mta-sts.<domain> a valid certificate of its own name.",
            rfc(8461, "3.3")),
    /** Not text/plain. */
    CONTENT_TYPE(
            "mta-sts.content-type",
            "MTA-STS policy that is not text/plain",
            CLEANUP,
            "Strict senders take nothing but text/plain for a policy.",
            "Serve the file with Content-Type: text/plain.",
            rfc(8461, "3.2")),
    /** A policy that is broken. */
    POLICY(
            "mta-sts.policy",
            "MTA-STS policy with an error",
            SUPPORT_RISK,
            "Senders act as if there were no policy.",
            "Correct the lines that are named; the exhibit shows a whole policy.",
            rfc(8461, "3.2")),
    /** A mail server that the policy leaves out. */
    MX_MISMATCH(
            "mta-sts.mx-mismatch",
            "mail server that the MTA-STS policy leaves out",
            LAUNCH_BLOCKER,
            "In enforce mode senders do not deliver to this server: replies are lost when it is the one that"
                    + " answers.",
            "Add an mx line for the server to the policy and change id= in the record.",
            rfc(8461, "4.1")),
    /** Not in enforce mode. */
    NOT_ENFORCED(
            "mta-sts.not-enforced",
            "MTA-STS policy that is not enforced",
            SUPPORT_RISK,
            "In testing mode senders deliver in the open, too; nothing is protected yet.",
            "Set mode: enforce when the TLS reports are clean, and change id= in the record.",
            rfc(8461, "5")),
    /** A max_age below a day. */
    SHORT_AGE(
            "mta-sts.short-age",
            "MTA-STS policy that is forgotten too soon",
            CLEANUP,
            "Whoever can suppress the policy once a day takes the protection away.",
            "Set max_age: 604800 or more.",
            rfc(8461, "3.2"));

    private final RuleText text;

    MtaStsRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
