package dev.launchready.net.fault;

import dev.launchready.net.loopback.SmtpFault;
import java.util.Locale;

/** What the mail server does wrong. */
record SmtpSpec(SmtpFault fault) implements FaultSpec {

    @Override
    public String id() {
        return switch (fault) {
            case UNAVAILABLE -> "smtp-421";
            case MAILBOX_BUSY -> "smtp-450";
            case LOCAL_ERROR -> "smtp-451";
            case NO_SUCH_MAILBOX -> "smtp-550";
            case MAILBOX_FULL -> "smtp-552";
            case SILENT_AFTER_STARTTLS -> "smtp-starttls-hang";
            default -> "smtp-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    @Override
    public String title() {
        return switch (fault) {
            case NONE -> "it works";
            case SILENT -> "it takes the connection and says nothing";
            case CLOSES -> "it closes the connection at once";
            case UNAVAILABLE -> "it greets with 421, not available";
            case REFUSES -> "it greets with 554, no service";
            case GARBAGE -> "it greets with what is no SMTP";
            case ENDLESS_LINE -> "it greets with a line that never ends";
            case ENDLESS_REPLY -> "it greets with a reply that never ends";
            case MIXED_CODES -> "it greets with two codes in one reply";
            case BARE_LF -> "it ends its lines in LF alone";
            case NO_EHLO -> "it answers EHLO with 502";
            case CLOSES_AFTER_EHLO -> "it closes the connection instead of answering EHLO";
            case TLS_UNAVAILABLE -> "it answers STARTTLS with 454, TLS not available";
            case INJECTS -> "a reply is slipped in behind the one to STARTTLS";
            case SILENT_AFTER_STARTTLS -> "it hangs after STARTTLS";
            case PLAIN_AFTER_STARTTLS -> "it goes on in plain text after STARTTLS";
            case MAILBOX_BUSY -> "it answers RCPT with 450, mailbox busy";
            case NO_SUCH_MAILBOX -> "it answers RCPT with 550, no such mailbox";
            case LOCAL_ERROR -> "it answers the mail with 451, local error";
            case MAILBOX_FULL -> "it answers the mail with 552, mailbox full";
            case REPLY_LOST -> "it takes the mail and its reply is lost";
            case SILENT_AFTER_DATA -> "it takes the mail and hangs before it says so";
        };
    }

    @Override
    public FaultLayer layer() {
        return FaultLayer.SMTP;
    }
}
