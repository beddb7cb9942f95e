package dev.launchready.resilience.limit;

import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to one request of a burst, as far as it concerns limits.
 *
 * @param status the status; 0 when there was no answer
 * @param failure why there was no answer; empty otherwise
 * @param retryAfter the value of Retry-After, as sent
 * @param rateLimit the header lines by which servers tell limits: RateLimit and its forerunners
 */
public record LimitAnswer(int status, String failure, Optional<String> retryAfter, List<String> rateLimit) {
    private static final List<String> FIELDS = List.of(
            "RateLimit",
            "RateLimit-Policy",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "X-RateLimit-Reset",
            "X-RateLimit-Remaining",
            "X-Rate-Limit-Reset");

    /** Copies the list. */
    public LimitAnswer {
        rateLimit = List.copyOf(rateLimit);
    }

    static LimitAnswer of(HttpExchange exchange) {
        if (exchange.reply().isEmpty()) {
            String why = exchange.failure().map(NetFailure::detail).orElse("no answer");
            return new LimitAnswer(0, why, Optional.empty(), List.of());
        }
        HttpReply reply = exchange.reply().get();
        List<String> lines = FIELDS.stream()
                .flatMap(name -> reply.headers().stream().filter(line -> line.isNamed(name)))
                .map(line -> line.line())
                .toList();
        return new LimitAnswer(reply.status(), "", reply.header("Retry-After"), lines);
    }

    /** {@return whether the caller was refused because of a limit} */
    boolean isLimited() {
        return status == 429;
    }

    /** {@return whether the caller got what they asked for, or was refused for another reason than load} */
    boolean isServed() {
        return status >= 200 && status < 500 && status != 429 && status != 403;
    }

    /** {@return whether it tells when to come back, by Retry-After or by a field that holds the time of reset} */
    boolean tellsWhen() {
        return retryAfter.isPresent()
                || rateLimit.stream()
                        .anyMatch(line -> line.matches("(?i)(x-)?rate-?limit(-reset)?: .*\\d.*")
                                && (line.toLowerCase(Locale.ROOT).contains("reset") || line.contains(";t=")));
    }

    /** {@return it in a line: the status and the fields} */
    String line() {
        String fields = String.join(
                "; ",
                Stream.concat(retryAfter.map(value -> "Retry-After: " + value).stream(), rateLimit.stream())
                        .toList());
        String head = status == 0 ? failure : "status " + status;
        return fields.isEmpty() ? head : head + " (" + fields + ")";
    }
}
