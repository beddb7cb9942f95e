package dev.launchready.email.transport;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Reference.page;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with BIMI. */
public enum BimiRule implements CataloguedRule {
    /** No record. */
    MISSING(
            "bimi.missing",
            "domain without BIMI",
            CLEANUP,
            "Mailboxes show initials instead of your logo.",
            "Publish v=BIMI1; l=https://… at default._bimi once DMARC is enforced.",
            page(
                    "BIMI draft, section 4",
                    "https://datatracker.ietf.org/doc/draft-brand-indicators-for-message-identification/")),
    /** A record that is broken. */
    RECORD(
            "bimi.record",
            "BIMI record with an error",
            CLEANUP,
            "No mailbox shows the logo.",
            "Publish one TXT record such as v=BIMI1; l=https://acme.dev/logo.svg; a=https://acme.dev/logo.pem",
            page(
                    "BIMI draft, section 4",
                    "https://datatracker.ietf.org/doc/draft-brand-indicators-for-message-identification/")),
    /** More than one record. */
    SEVERAL_RECORDS(
            "bimi.several-records",
            "more than one BIMI record",
            CLEANUP,
            "No mailbox shows the logo.",
            "Keep one TXT record at default._bimi.",
            page(
                    "BIMI draft, section 4",
                    "https://datatracker.ietf.org/doc/draft-brand-indicators-for-message-identification/")),
    /** DMARC is not enforced. */
    DMARC(
            "bimi.dmarc",
            "BIMI without enforced DMARC",
            CLEANUP,
            "Mailboxes show the logo only for domains whose DMARC policy is quarantine or reject.",
            "Bring DMARC to p=quarantine or p=reject first.",
            page(
                    "BIMI draft, section 4",
                    "https://datatracker.ietf.org/doc/draft-brand-indicators-for-message-identification/")),
    /** No logo to be had. */
    LOGO_UNREACHABLE(
            "bimi.logo-unreachable",
            "BIMI logo that cannot be fetched",
            CLEANUP,
            "No mailbox shows the logo.",
            "Serve the logo at the address in l= with status 200 and a valid certificate.",
            page(
                    "BIMI draft, section 4",
                    "https://datatracker.ietf.org/doc/draft-brand-indicators-for-message-identification/")),
    /** A logo that is no SVG Tiny PS. */
    LOGO_FORMAT(
            "bimi.logo-format",
            "BIMI logo in another format than SVG Tiny PS",
            CLEANUP,
            "Mailboxes refuse other images, also ordinary SVG.",
            "Export the logo as SVG Tiny PS: version 1.2, baseProfile tiny-ps, a title, no scripts, no links,"
                    + " at most 32 KB.",
            page("SVG Tiny Portable/Secure draft", "https://datatracker.ietf.org/doc/draft-svg-tiny-ps-abrotman/")),
    /** No mark certificate. */
    NO_CERTIFICATE(
            "bimi.no-certificate",
            "BIMI record without mark certificate",
            CLEANUP,
            "Gmail and Apple show logos only with a certificate that proves whose mark it is.",
            "Buy a VMC or CMC for the logo and name it in a=.",
            page("Google: set up BIMI", "https://support.google.com/a/answer/10911320"));

    private final RuleText text;

    BimiRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
