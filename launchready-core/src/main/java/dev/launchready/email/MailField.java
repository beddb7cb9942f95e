package dev.launchready.email;

/**
 * A header field of a message as it was received. Octets are kept one char each (ISO 8859-1).
 *
 * @param name the field name as written, without the white space before the colon that old mail may have (RFC 5322
 *     section 4.5)
 * @param raw the whole field: name, colon and value, folds kept as CRLF and white space, without the final line end
 * @param colon where the colon stands in {@code raw}
 */
public record MailField(String name, String raw, int colon) {

    /** {@return what follows the colon, folds and surrounding white space kept} */
    public String rawValue() {
        return raw.substring(colon + 1);
    }

    /** {@return what follows the colon, unfolded (RFC 5322 section 2.2.3) and without surrounding white space} */
    public String value() {
        String value = rawValue();
        return (value.indexOf('\r') < 0 ? value : value.replace("\r\n", "")).strip();
    }

    /**
     * Compares field names as mail does (RFC 5322 section 1.2.2).
     *
     * @param other a field name in any case
     * @return whether this is such a field
     */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** {@return whether the value is spread over several lines} */
    public boolean isFolded() {
        return raw.indexOf('\n') >= 0;
    }
}
