package dev.launchready.net;

import java.time.Duration;

/**
 * How long each part of an exchange took. A part that was not reached, or not needed, is zero.
 *
 * @param dns resolving the name
 * @param connect opening the connection
 * @param tls the TLS handshake
 * @param firstByte from the request sent to the first octet of the answer
 * @param total everything together, including the content
 */
public record HttpTimings(Duration dns, Duration connect, Duration tls, Duration firstByte, Duration total) {
    /** Nothing was reached. */
    public static final HttpTimings NONE =
            new HttpTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
