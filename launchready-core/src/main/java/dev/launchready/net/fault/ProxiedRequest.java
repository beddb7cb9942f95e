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
 * <p>A connection on which no HTTP/1 is spoken leaves one record without method and target, with its first octets as
 * body; all that follows on it passes unseen.
 *
 * @param number 1 for the first since the proxy was started
 * @param connection the number of its {@link ProxiedConnection}
 * @param attempt how many requests with the same method, target and idempotency key (without one: the same body) came
 *     before, plus one
 * @param method the method; empty for what is no HTTP/1
 * @param target the request target as sent, usually path and query
 * @param headers the header fields as sent, in order
 * @param body the content, after transfer coding was undone, up to 64 KiB
 * @param sha256 the SHA-256 of the whole content, in lower-case hex
 * @param arrived when it was complete
 * @param sinceStart the same on the monotonic clock, from the start of the proxy
 * @param status the status that the client was sent; empty while or when there was none
 * @param lasted from the arrival of its head to the end of the answer, or to where a fault ended it; empty before that
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
        String sha256,
        Instant arrived,
        Duration sinceStart,
        OptionalInt status,
        Optional<Duration> lasted,
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

    /** {@return whether it was HTTP/1 at all, and not, say, HTTP/2 or a handshake of TLS} */
    public boolean isHttp() {
        return !method.isEmpty();
    }

    /**
     * The value of {@code Idempotency-Key}: a quoted string (RFC 9651 section 3.3.3) as the IETF draft has it, or bare as
     * Stripe takes it; both give the same.
     *
     * @return the key without its quotes, or empty
     */
    public Optional<String> idempotencyKey() {
        return idempotencyKey(headers);
    }

    static Optional<String> idempotencyKey(List<HttpHeader> fields) {
        for (HttpHeader field : fields) {
            if (field.isNamed("Idempotency-Key") && !unquoted(field.value()).isEmpty()) {
                return Optional.of(unquoted(field.value()));
            }
        }
        return Optional.empty();
    }

    /** Without fields, content and query, which may hold secrets. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        String what = isHttp() ? method + " " + (query < 0 ? target : target.substring(0, query)) : "no HTTP";
        String answer = status.isPresent() ? " → " + status.getAsInt() : "";
        return "request " + number + ", attempt " + attempt + ": " + what + answer
                + (faults.isEmpty() ? "" : " " + faults);
    }

    /** What is within the quotes, without parameters behind them; a value without quotes, or without an end, as it is. */
    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                return text.toString();
            }
            if (c == '\\' && i + 1 < value.length()) {
                c = value.charAt(++i);
            }
            text.append(c);
        }
        return value;
    }
}
