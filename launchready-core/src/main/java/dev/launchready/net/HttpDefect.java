package dev.launchready.net;

/**
 * Something in an answer that HTTP does not allow and that a lenient client would hide. An answer may have several and
 * still be readable.
 *
 * @param kind what is wrong
 * @param detail the line or octets concerned
 */
public record HttpDefect(Kind kind, String detail) {

    /** What can be wrong with an HTTP/1.1 answer (RFC 9112 unless said). */
    public enum Kind {
        /** A line of the head without a colon (section 5). */
        HEADER_WITHOUT_COLON,
        /** White space between field name and colon (section 5.1). */
        SPACE_BEFORE_COLON,
        /** A field name with octets that are not token characters (RFC 9110 section 5.1). */
        BAD_FIELD_NAME,
        /** A control character in a field value (RFC 9110 section 5.5). */
        CONTROL_IN_VALUE,
        /** A folded header line (section 5.2). */
        OBSOLETE_FOLDING,
        /** A line ended by LF alone (section 2.2). */
        BARE_LF,
        /** Content-Length fields that differ (section 6.3). */
        CONFLICTING_CONTENT_LENGTH,
        /** A Content-Length that is no number. */
        INVALID_CONTENT_LENGTH,
        /** Content-Length beside Transfer-Encoding (section 6.1). */
        LENGTH_WITH_TRANSFER_ENCODING,
        /** A transfer coding that is not understood, or chunked not last (section 6.1). */
        BAD_TRANSFER_ENCODING,
        /** A chunk size line or chunk end that is not one (section 7.1). */
        BAD_CHUNK,
        /** A status line with an impossible status or version, or none at all. */
        BAD_STATUS_LINE,
        /** Content where none may be (204, 304, HEAD). */
        UNEXPECTED_CONTENT,
        /** Fewer octets than Content-Length or the last chunk promised. */
        TRUNCATED,
        /** Content coded in a way that is not understood or whose data is broken (RFC 9110 section 8.4). */
        BAD_CONTENT_CODING,
        /** Content that grows beyond all measure when it is decompressed. */
        DECOMPRESSION_BOMB,
        /** Octets after the end of the answer that belong to no other answer. */
        TRAILING_OCTETS,
        /** More interim answers (1xx) than anyone needs. */
        TOO_MANY_INTERIM
    }
}
