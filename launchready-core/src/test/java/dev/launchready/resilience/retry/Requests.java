package dev.launchready.resilience.retry;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.fault.ProxiedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Requests as a proxy records them. */
final class Requests {
    private Requests() {}

    static ProxiedRequest request(
            String method, long atMillis, int connection, int status, String body, String... fields) {
        List<HttpHeader> headers = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(HttpHeader.of(fields[i], fields[i + 1]));
        }
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return new ProxiedRequest(
                1,
                connection,
                1,
                method,
                "/v1/charges",
                headers,
                new HttpBody(octets, octets.length, true, StandardCharsets.UTF_8),
                Integer.toHexString(body.hashCode()),
                Instant.EPOCH.plusMillis(atMillis),
                Duration.ofMillis(atMillis),
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.empty(),
                List.of());
    }

    /** Attempts of one GET at these times. */
    static LogicalCall gets(long... millis) {
        List<ProxiedRequest> attempts = new ArrayList<>();
        for (long at : millis) {
            attempts.add(request("GET", at, attempts.size() + 1, 503, ""));
        }
        return new LogicalCall(attempts);
    }
}
