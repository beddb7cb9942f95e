package dev.launchready.email.profile;

import static dev.launchready.email.profile.SenderNeed.ALIGNMENT;
import static dev.launchready.email.profile.SenderNeed.DKIM;
import static dev.launchready.email.profile.SenderNeed.DMARC;
import static dev.launchready.email.profile.SenderNeed.FORMAT;
import static dev.launchready.email.profile.SenderNeed.ONE_CLICK;
import static dev.launchready.email.profile.SenderNeed.REVERSE_DNS;
import static dev.launchready.email.profile.SenderNeed.SPF;
import static dev.launchready.email.profile.SenderNeed.SPF_OR_DKIM;
import static dev.launchready.email.profile.SenderNeed.TLS;
import static dev.launchready.email.profile.SenderProfile.Force.RECOMMENDED;
import static dev.launchready.email.profile.SenderProfile.Force.REQUIRED;

import dev.launchready.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The profiles that come with LaunchReady. */
public final class SenderProfiles {
    private static final Reference GOOGLE =
            Reference.page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126");
    private static final Reference YAHOO =
            Reference.page("Yahoo: sender best practices", "https://senders.yahooinc.com/best-practices/");
    private static final Reference MICROSOFT = Reference.page(
            "Microsoft: Outlook's requirements for high-volume senders",
            "https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/4399730");
    private static final LocalDate FEBRUARY_2024 = LocalDate.of(2024, 2, 1);
    private static final String SPAM_RATE = "spam complaints stay below 0.3 % (Postmaster Tools shows them)";
    private static final String WANTED = "recipients have asked for the mail";

    /** Everyone who sends to Gmail accounts. */
    public static final SenderProfile GOOGLE_ALL_2024 = new SenderProfile(
            "GOOGLE_ALL_2024",
            "Google",
            "everyone who sends to personal Gmail accounts",
            FEBRUARY_2024,
            Map.of(SPF_OR_DKIM, REQUIRED, REVERSE_DNS, REQUIRED, TLS, REQUIRED, FORMAT, REQUIRED),
            List.of(SPAM_RATE),
            GOOGLE);

    /** Those who send about 5,000 messages a day or more to Gmail accounts. */
    public static final SenderProfile GOOGLE_BULK_2024 = new SenderProfile(
            "GOOGLE_BULK_2024",
            "Google",
            "5,000 messages a day or more to personal Gmail accounts",
            FEBRUARY_2024,
            Map.of(
                    SPF,
                    REQUIRED,
                    DKIM,
                    REQUIRED,
                    DMARC,
                    REQUIRED,
                    ALIGNMENT,
                    REQUIRED,
                    REVERSE_DNS,
                    REQUIRED,
                    TLS,
                    REQUIRED,
                    FORMAT,
                    REQUIRED,
                    ONE_CLICK,
                    REQUIRED),
            List.of(SPAM_RATE, "unsubscribing works, and within two days", WANTED),
            GOOGLE);

    /** Everyone who sends to Yahoo accounts. */
    public static final SenderProfile YAHOO_ALL_2024 = new SenderProfile(
            "YAHOO_ALL_2024",
            "Yahoo",
            "everyone who sends to Yahoo accounts",
            FEBRUARY_2024,
            Map.of(SPF_OR_DKIM, REQUIRED, REVERSE_DNS, REQUIRED, FORMAT, REQUIRED, TLS, RECOMMENDED),
            List.of("spam complaints stay below 0.3 % (the Sender Hub shows them)"),
            YAHOO);

    /** Bulk senders to Yahoo accounts. */
    public static final SenderProfile YAHOO_2024 = new SenderProfile(
            "YAHOO_2024",
            "Yahoo",
            "bulk senders to Yahoo accounts",
            FEBRUARY_2024,
            Map.of(
                    SPF,
                    REQUIRED,
                    DKIM,
                    REQUIRED,
                    DMARC,
                    REQUIRED,
                    ALIGNMENT,
                    REQUIRED,
                    REVERSE_DNS,
                    REQUIRED,
                    FORMAT,
                    REQUIRED,
                    ONE_CLICK,
                    REQUIRED,
                    TLS,
                    RECOMMENDED),
            List.of(
                    "spam complaints stay below 0.3 % (the Sender Hub shows them)",
                    "unsubscribing works, and within two days", WANTED),
            YAHOO);

    /** Those who send more than 5,000 messages a day to Outlook.com. */
    public static final SenderProfile MICROSOFT_BULK_2025 = new SenderProfile(
            "MICROSOFT_BULK_2025",
            "Microsoft",
            "more than 5,000 messages a day to outlook.com, hotmail.com and live.com",
            LocalDate.of(2025, 5, 5),
            Map.of(
                    SPF,
                    REQUIRED,
                    DKIM,
                    REQUIRED,
                    DMARC,
                    REQUIRED,
                    ALIGNMENT,
                    REQUIRED,
                    ONE_CLICK,
                    RECOMMENDED,
                    FORMAT,
                    RECOMMENDED),
            List.of("bounces are removed from the list", "the address in From takes replies", WANTED),
            MICROSOFT);

    private SenderProfiles() {}

    /** {@return all profiles} */
    public static List<SenderProfile> all() {
        return List.of(GOOGLE_ALL_2024, GOOGLE_BULK_2024, YAHOO_ALL_2024, YAHOO_2024, MICROSOFT_BULK_2025);
    }
}
