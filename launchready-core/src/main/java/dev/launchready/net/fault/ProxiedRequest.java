package dev.launchready.net.fault;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that a client sent through a {@link FaultProxy}, as the dependency's side sees it: what a client library
 * retries silently is counted here.
 *
 * @param number 1 for the first since the proxy was started
 * @param connection the number of its {@link ProxiedConnection}
 * @param attempt how many requests with the same method, target and idempotency key (without one: the same body) came
 *     before, plus one
 * @param method the method
 * @param target the request target as sent, usually path and query
 * @param headers the header fields as sent, in order
 * @param body the content, after transfer coding was undone, up to a bound
 * @param arrived when it was complete
 * @param sinceStart the same on the monotonic clock, from the start of the proxy
 * @param status the status that the client was sent; empty while or when there was none
 * @param faults the ids of the faults that were set on it
 */
public record ProxiedRequest(
        int number,
        int connection,
        int attempt,
        String method,
        String target,
        List<HttpHeader> headers,
        HttpBody body,
        Instant arrived,
        Duration sinceStart,
        OptionalInt status,
        List<String> faults) {

    /** Copies the lists. */
    public ProxiedRequest {
        headers = List.copyOf(headers);
        faults = List.copyOf(faults);
    }

    /**
     * The first value of a header field.
     *
     * @param name the field name in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(field -> field.isNamed(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    /** {@return the Idempotency-Key, without the quotes of a structured field (RFC 8941 section 3.3.3); empty without one} */
    public Optional<String> idempotencyKey() {
        return header("Idempotency-Key").map(String::strip).map(ProxiedRequest::unquoted);
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
