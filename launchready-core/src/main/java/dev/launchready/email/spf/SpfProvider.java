package dev.launchready.email.spf;

import dev.launchready.Reference;
import java.util.List;
import java.util.Optional;

/**
 * Mail providers and the include by which a domain authorises them, as of 2026-01; the
 * provider's own page, which each names, has the last word. Providers that
 * send with an envelope domain of their own, or of a subdomain set up for them, need it there and not at the apex.
 */
public enum SpfProvider {
    /** Google Workspace. */
    GOOGLE_WORKSPACE("Google Workspace", "https://support.google.com/a/answer/33786", "_spf.google.com"),
    /** Microsoft 365. */
    MICROSOFT_365(
            "Microsoft 365",
            "https://learn.microsoft.com/en-us/defender-office-365/email-authentication-spf-configure",
            "spf.protection.outlook.com"),
    /** Amazon SES. */
    AMAZON_SES(
            "Amazon SES",
            "https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-spf.html",
            "amazonses.com"),
    /** Resend, which sends through Amazon SES. */
    RESEND("Resend", "https://resend.com/docs/dashboard/domains/introduction", "amazonses.com"),
    /** SendGrid. */
    SENDGRID("SendGrid", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/spf-records", "sendgrid.net"),
    /** Mailgun. */
    MAILGUN(
            "Mailgun",
            "https://documentation.mailgun.com/docs/mailgun/user-manual/domains/domains-verify",
            "mailgun.org"),
    /** Postmark. */
    POSTMARK(
            "Postmark",
            "https://postmarkapp.com/support/article/1092-how-do-i-set-up-spf-for-postmark",
            "spf.mtasv.net"),
    /** Mailchimp Transactional, formerly Mandrill. */
    MANDRILL(
            "Mailchimp Transactional",
            "https://mailchimp.com/developer/transactional/docs/authentication-delivery/",
            "spf.mandrillapp.com"),
    /** Mailchimp campaigns. */
    MAILCHIMP("Mailchimp", "https://mailchimp.com/help/set-up-email-domain-authentication/", "servers.mcsv.net"),
    /** Brevo, formerly Sendinblue. */
    BREVO("Brevo", "https://help.brevo.com/hc/en-us/articles/12163873383186", "spf.brevo.com", "spf.sendinblue.com"),
    /** Zoho Mail. */
    ZOHO(
            "Zoho Mail",
            "https://www.zoho.com/mail/help/adminconsole/spf-configuration.html",
            "zohomail.com",
            "zoho.com",
            "zohomail.eu",
            "zoho.eu"),
    /** Fastmail. */
    FASTMAIL("Fastmail", "https://www.fastmail.help/hc/en-us/articles/360060591153", "spf.messagingengine.com"),
    /** HubSpot, whose include has the account's number in front. */
    HUBSPOT(
            "HubSpot",
            "https://knowledge.hubspot.com/marketing-email/manage-email-authentication-in-hubspot",
            "hubspotemail.net"),
    /** Zendesk. */
    ZENDESK("Zendesk", "https://support.zendesk.com/hc/en-us/articles/4408832543770", "mail.zendesk.com");

    private final String label;
    private final Reference page;
    private final List<String> includes;

    SpfProvider(String label, String page, String... includes) {
        this.label = label;
        this.page = Reference.page(label + ": SPF", page);
        this.includes = List.of(includes);
    }

    /** {@return the provider's name for people} */
    public String label() {
        return label;
    }

    /** {@return the provider's own page} */
    public Reference page() {
        return page;
    }

    /** {@return the domains to include, the one to use today first; a longer name that ends in one counts too} */
    public List<String> includes() {
        return includes;
    }

    /**
     * The provider behind an include.
     *
     * @param domain the included domain
     * @return the first provider that it belongs to
     */
    public static Optional<SpfProvider> of(String domain) {
        for (SpfProvider provider : values()) {
            if (provider.includes.stream().anyMatch(include -> DomainNames.isWithin(domain, include))) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
