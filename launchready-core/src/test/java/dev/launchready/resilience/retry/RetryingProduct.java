package dev.launchready.resilience.retry;

import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A product that calls a vendor by the JDK's client, and again when it fails, in the ways that people write this. */
final class RetryingProduct implements Handler {
    private static final Response FAILED = Response.status(503)
            .withBody("application/json", "{\"message\":\"The payment provider does not answer; try again later.\"}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI vendor;
    private final String method;
    private final int attempts;
    private IntUnaryOperator pauses = attempt -> 0;
    private boolean key;
    private boolean newKeys;
    private boolean honours;
    private final AtomicInteger budget = new AtomicInteger(Integer.MAX_VALUE);

    private RetryingProduct(URI vendor, String method, int attempts) {
        this.vendor = vendor.resolve("/v1/charges");
        this.method = method;
        this.attempts = attempts;
    }

    static RetryingProduct getting(URI vendor, int attempts) {
        return new RetryingProduct(vendor, "GET", attempts);
    }

    static RetryingProduct posting(URI vendor, int attempts) {
        return new RetryingProduct(vendor, "POST", attempts);
    }

    /** Before the second attempt, the third, and so on; in milliseconds. */
    RetryingProduct pausing(IntUnaryOperator millis) {
        pauses = millis;
        return this;
    }

    RetryingProduct withKey() {
        key = true;
        return this;
    }

    RetryingProduct withNewKeys() {
        key = true;
        newKeys = true;
        return this;
    }

    RetryingProduct honouringRetryAfter() {
        honours = true;
        return this;
    }

    RetryingProduct spending(int retries) {
        budget.set(retries);
        return this;
    }

    @Override
    public Response handle(Request request) {
        String first = UUID.randomUUID().toString();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            long pause = pauses.applyAsInt(attempt);
            try {
                HttpResponse<String> response = client.send(call(first, attempt), BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return Response.ok("application/json", response.body());
                }
                Optional<String> asked = response.headers().firstValue("Retry-After");
                if (honours && asked.isPresent()) {
                    pause = 20 + 1000L * Long.parseLong(asked.get());
                }
            } catch (IOException e) {
                // as good as an error
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return FAILED;
            }
            if (attempt == attempts || budget.getAndDecrement() <= 0 || !waits(pause)) {
                break;
            }
        }
        return FAILED;
    }

    private HttpRequest call(String first, int attempt) {
        boolean posts = method.equals("POST");
        HttpRequest.Builder call = HttpRequest.newBuilder(vendor)
                .method(method, posts ? BodyPublishers.ofString("{\"cents\":100}") : BodyPublishers.noBody());
        if (key) {
            call.header("Idempotency-Key", newKeys ? first + "-" + attempt : first);
        }
        return call.build();
    }

    /** A product's pause between two attempts is what is tested here. */
    private static boolean waits(long millis) {
        try {
            return !new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
