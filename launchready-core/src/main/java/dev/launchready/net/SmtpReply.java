package dev.launchready.net;

import java.util.List;

/**
 * A reply of a mail server (RFC 5321 section 4.2). Octets are kept one char each (ISO 8859-1).
 *
 * @param code the code, 200 to 599
 * @param lines the texts of its lines, without code and line end
 */
public record SmtpReply(int code, List<String> lines) {

    /** Copies the list. */
    public SmtpReply {
        lines = List.copyOf(lines);
    }

    /** {@return whether the server agrees} */
    public boolean isPositive() {
        return code < 400;
    }

    /** {@return whether the server says no for now (RFC 5321 section 4.2.1)} */
    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** {@return code and first line, for messages} */
    public String describe() {
        return (code + " " + (lines.isEmpty() ? "" : lines.get(0))).strip();
    }
}
