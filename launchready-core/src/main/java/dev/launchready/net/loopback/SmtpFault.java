package dev.launchready.net.loopback;

/** How a {@link LoopbackSmtp} misbehaves. */
public enum SmtpFault {
    /** Not at all. */
    NONE,
    /** Accepts the connection and says nothing. */
    SILENT,
    /** Closes the connection at once. */
    CLOSES,
    /** Greets with 421, not available. */
    UNAVAILABLE,
    /** Greets with 554, no service for you. */
    REFUSES,
    /** Greets with what is no SMTP. */
    GARBAGE,
    /** Greets with a line that never ends. */
    ENDLESS_LINE,
    /** Greets with a reply that never ends. */
    ENDLESS_REPLY,
    /** Greets with two codes in one reply. */
    MIXED_CODES,
    /** Greets with a greeting of several lines that end in LF alone. */
    BARE_LF,
    /** Answers EHLO with 502. */
    NO_EHLO,
    /** Closes the connection instead of answering EHLO. */
    CLOSES_AFTER_EHLO,
    /** Answers STARTTLS with 454, TLS not available. */
    TLS_UNAVAILABLE,
    /** Sends a further reply in plain text right behind the one to STARTTLS. */
    INJECTS,
    /** Agrees to STARTTLS and then says nothing. */
    SILENT_AFTER_STARTTLS,
    /** Agrees to STARTTLS and then goes on in plain text. */
    PLAIN_AFTER_STARTTLS,
    /** Answers RCPT with 450, mailbox busy. */
    MAILBOX_BUSY,
    /** Answers RCPT with 550, no such mailbox. */
    NO_SUCH_MAILBOX,
    /** Answers the end of a mail with 451, local error, and does not take it. */
    LOCAL_ERROR,
    /** Answers the end of a mail with 552, mailbox full, and does not take it. */
    MAILBOX_FULL,
    /** Takes a mail and closes the connection instead of saying so. */
    REPLY_LOST,
    /** Takes a mail and says nothing. */
    SILENT_AFTER_DATA
}
