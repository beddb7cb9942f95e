package dev.launchready.email.transport;

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

/** What can be wrong with the servers that receive and the addresses that send mail. */
public enum MailRule implements CataloguedRule {
    /** No MX. */
    MX_MISSING(
            "mail.mx-missing",
            "domain without MX",
            LAUNCH_BLOCKER,
            "Replies, bounces and support requests to the domain are lost, and receivers distrust mail from"
                    + " where none can be sent.",
            "Publish the MX records of your mailbox provider, or a null MX (0 .) for a domain that only sends"
                    + " and expects no replies.",
            rfc(5321, "5.1")),
    /** A null MX where mail is expected. */
    NULL_MX(
            "mail.null-mx",
            "domain that says it receives no mail",
            LAUNCH_BLOCKER,
            "Every reply and every support request is refused.",
            "Replace the MX \"0 .\" by the records of your mailbox provider.",
            rfc(7505, "3")),
    /** A null MX among others. */
    NULL_MX_BESIDE_OTHERS(
            "mail.null-mx-beside-others",
            "null MX beside other MX records",
            LAUNCH_BLOCKER,
            "Servers may take the domain for one that receives no mail and refuse every reply.",
            "Delete the MX \"0 .\".",
            rfc(7505, "3")),
    /** An MX where none is expected. */
    MX_EXPECTED_NONE(
            "mail.receives-mail",
            "domain that receives mail although it should not",
            SUPPORT_RISK,
            "Mail to a domain that nobody reads is accepted and never answered.",
            "Publish a single MX \"0 .\".",
            rfc(7505, "3")),
    /** An address instead of a name. */
    MX_ADDRESS(
            "mail.mx-address",
            "MX that is an IP address",
            LAUNCH_BLOCKER,
            "MX takes names only: most servers cannot deliver to it and replies are lost.",
            "Give the mail server a name with an A record and put the name in MX.",
            rfc(1035, "3.3.9")),
    /** An MX that is a CNAME. */
    MX_ALIAS(
            "mail.mx-alias",
            "MX that is an alias",
            SUPPORT_RISK,
            "Some servers refuse to deliver to an MX that is a CNAME.",
            "Put the name at the end of the CNAME in MX.",
            rfc(2181, "10.3")),
    /** An MX without address. */
    MX_UNRESOLVED(
            "mail.mx-unresolved",
            "mail server without address",
            LAUNCH_BLOCKER,
            "Mail waits for a server that does not exist and comes back days later.",
            "Publish the address of the mail server, or delete the MX record.",
            rfc(5321, "5.1")),
    /** No STARTTLS. */
    STARTTLS_MISSING(
            "mail.starttls-missing",
            "mail server without STARTTLS",
            SUPPORT_RISK,
            "Mail to you travels in the open, where anybody on the way can read it; password resets too.",
            "Switch on STARTTLS with a certificate for the server's name.",
            rfc(3207, "4")),
    /** STARTTLS that is offered and fails. */
    STARTTLS_FAILS(
            "mail.starttls-fails",
            "STARTTLS that is offered and does not work",
            LAUNCH_BLOCKER,
            "Servers that insist on TLS cannot deliver to you: replies come back or come late.",
            "Repair the TLS settings of the mail server; openssl s_client -starttls smtp shows the same.",
            rfc(3207, "4.1")),
    /** Plain text behind STARTTLS. */
    STARTTLS_INJECTION(
            "mail.starttls-injection",
            "mail server that sends plain text behind STARTTLS",
            LAUNCH_BLOCKER,
            "Somebody between you and the server can slip in text that is taken for protected.",
            "Update the mail server, and look for a device on the way that rewrites SMTP.",
            rfc(3207, "6")),
    /** A certificate that is not to be trusted. */
    CERTIFICATE(
            "mail.certificate",
            "mail server with a certificate that is not to be trusted",
            SUPPORT_RISK,
            "Senders cannot tell your server from another one; with MTA-STS in enforce mode they do not"
                    + " deliver at all.",
            "Give the server a certificate for the name that stands in MX.",
            rfc(8461, "4.2")),
    /** No PTR. */
    REVERSE_MISSING(
            "mail.reverse-missing",
            "sending address without reverse name",
            LAUNCH_BLOCKER,
            "Gmail, Yahoo and Microsoft refuse mail from addresses without a PTR record.",
            "Let the owner of the address (your server provider) set its PTR to the name of the mail server.",
            page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126")),
    /** A PTR that does not lead back. */
    REVERSE_UNCONFIRMED(
            "mail.reverse-unconfirmed",
            "reverse name that does not lead back",
            LAUNCH_BLOCKER,
            "Anybody can claim a name in PTR; receivers count it only when the name leads back to the" + " address.",
            "Publish an A or AAAA record of that name with the address, or correct the PTR.",
            page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126")),
    /** TLSA in a zone that is not validated. */
    TLSA_UNSIGNED(
            "mail.tlsa-unsigned",
            "TLSA record that nobody may trust",
            CLEANUP,
            "Without DNSSEC anybody can forge the record, so that senders ignore it.",
            "Sign the zone of the mail server with DNSSEC, or delete the TLSA record.",
            rfc(7672, "2.2")),
    /** A certificate usage that mail does not know. */
    TLSA_USAGE(
            "mail.tlsa-usage",
            "TLSA record with a usage that mail servers ignore",
            SUPPORT_RISK,
            "Only usages 2 and 3 count for mail; the record protects nothing.",
            "Publish 3 1 1 with the SHA-256 of the server's public key.",
            rfc(7672, "3.1.3")),
    /** No TLSA record fits the certificate. */
    TLSA_MISMATCH(
            "mail.tlsa-mismatch",
            "TLSA record that does not fit the certificate",
            LAUNCH_BLOCKER,
            "Senders that check DANE refuse to deliver: replies from large parts of Europe are lost.",
            "Publish the hash of the new key before the certificate is changed.",
            rfc(7672, "3.1"));

    private final RuleText text;

    MailRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
