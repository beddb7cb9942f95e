package dev.launchready.net.loopback;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mail that a {@link LoopbackSmtp} took.
 *
 * @param from the address of {@code MAIL FROM}; empty for a bounce
 * @param recipients the addresses of {@code RCPT TO}, in order
 * @param data header and body as sent, lines end in CRLF, one char for an octet; doubled dots are undone
 * @param secured whether it came over TLS
 */
public record ReceivedMail(String from, List<String> recipients, String data, boolean secured) {

    /** Copies the list. */
    public ReceivedMail {
        recipients = List.copyOf(recipients);
    }

    /** {@return header and body read as UTF-8; what is coded as quoted-printable or base64 stays so} */
    public String text() {
        return new String(data.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Without its content, which may hold a link that signs somebody in. */
    @Override
    public String toString() {
        return "mail from <" + from + "> to " + recipients + ", " + data.length() + " octets";
    }
}
