package dev.launchready.email.profile;

/** One thing that providers ask of senders and that can be seen from outside. */
public enum SenderNeed {
    /** SPF passes for the envelope's domain. */
    SPF("SPF passes"),
    /** A DKIM signature holds. */
    DKIM("a DKIM signature holds"),
    /** SPF passes or a DKIM signature holds. */
    SPF_OR_DKIM("SPF or DKIM passes"),
    /** The domain in From has a DMARC policy, {@code p=none} at least. */
    DMARC("DMARC is published"),
    /** SPF or DKIM passes for the domain in From. */
    ALIGNMENT("SPF or DKIM is aligned with From"),
    /** Each sending address has a reverse name that leads back to it. */
    REVERSE_DNS("the sending address has a reverse name that leads back"),
    /** The message is handed over under TLS. */
    TLS("the message is sent over TLS"),
    /** Header fields are as RFC 5322 wants them. */
    FORMAT("From, Date and Message-ID are well-formed"),
    /** Marketing mail offers one-click unsubscription. */
    ONE_CLICK("marketing mail unsubscribes with one click");

    private final String label;

    SenderNeed(String label) {
        this.label = label;
    }

    /** {@return what is asked, as a clause} */
    public String label() {
        return label;
    }
}
