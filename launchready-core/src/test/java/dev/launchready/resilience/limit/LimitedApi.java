package dev.launchready.resilience.limit;

import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An API that serves so many requests to a caller and then refuses: the limit of a window that does not end. */
final class LimitedApi implements Handler {
    private final int quota;
    private final Function<Request, String> caller;
    private final Function<Integer, Response> refusal;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    private LimitedApi(int quota, Function<Request, String> caller, Function<Integer, Response> refusal) {
        this.quota = quota;
        this.caller = caller;
        this.refusal = refusal;
    }

    static LimitedApi serving(int quota) {
        return new LimitedApi(
                quota,
                request -> request.header("X-Api-Key").orElse(""),
                count -> Response.status(429).withHeader("Retry-After", "60"));
    }

    /** Counts everybody together. */
    LimitedApi together() {
        return new LimitedApi(quota, request -> "everybody", refusal);
    }

    LimitedApi refusingWith(Response response) {
        return new LimitedApi(quota, caller, count -> response);
    }

    /** Serves again after so many refusals: a window that has ended meanwhile. */
    LimitedApi forgiving(int refusals, Response response) {
        return new LimitedApi(
                quota, caller, count -> count > quota + refusals ? Response.ok("text/plain", "ok") : response);
    }

    @Override
    public Response handle(Request request) {
        int count = counts.computeIfAbsent(caller.apply(request), key -> new AtomicInteger())
                .incrementAndGet();
        return count <= quota ? Response.ok("text/plain", "ok") : refusal.apply(count);
    }
}
