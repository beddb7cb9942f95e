package dev.launchready.net;

/**
 * A header field as it was on the wire. Octets are kept one char each (ISO 8859-1).
 *
 * @param name the field name as sent, case kept; for a line without a colon the whole line
 * @param value the field value without the white space around it; empty for a line without a colon
 * @param line the whole line as received, without its line end; folded lines keep their CRLF inside
 */
public record HttpHeader(String name, String value, String line) {

    /**
     * A well-formed header field.
     *
     * @param name the field name
     * @param value the field value
     * @return the field, with {@code name: value} as its line
     */
    public static HttpHeader of(String name, String value) {
        return new HttpHeader(name, value, name + ": " + value);
    }

    /**
     * Compares field names as HTTP does (RFC 9110 section 5.1).
     *
     * @param other a field name in any case
     * @return whether this is such a field
     */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
