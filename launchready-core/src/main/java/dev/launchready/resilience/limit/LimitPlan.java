package dev.launchready.resilience.limit;

import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpHeader;
import java.time.Duration;
import java.util.List;

/**
 * How a limit is looked for.
 *
 * @param call the request
 * @param callers the header field of the caller who bursts, and of the one who must not feel it; empty for one caller
 * @param burst how many requests at most
 * @param paced how many requests at the pace of normal use
 * @param pause how far apart these are
 * @param isRemoteAllowed whether the burst may go elsewhere than to loopback
 */
record LimitPlan(
        HttpCall call, List<HttpHeader> callers, int burst, int paced, Duration pause, boolean isRemoteAllowed) {

    LimitPlan {
        callers = List.copyOf(callers);
    }

    static LimitPlan of(HttpCall call) {
        return new LimitPlan(call, List.of(), RateLimit.USUAL_BURST, 5, Duration.ofMillis(100), false);
    }

    LimitPlan callers(HttpHeader first, HttpHeader second) {
        return new LimitPlan(call, List.of(first, second), burst, paced, pause, isRemoteAllowed);
    }

    LimitPlan burst(int requests) {
        return new LimitPlan(call, callers, requests, paced, pause, isRemoteAllowed);
    }

    LimitPlan pace(int requests, Duration apart) {
        return new LimitPlan(call, callers, burst, requests, apart, isRemoteAllowed);
    }

    LimitPlan remote() {
        return new LimitPlan(call, callers, burst, paced, pause, true);
    }

    HttpCall first() {
        return callers.isEmpty()
                ? call
                : call.withHeader(callers.get(0).name(), callers.get(0).value());
    }

    HttpCall second() {
        return callers.isEmpty()
                ? call
                : call.withHeader(callers.get(1).name(), callers.get(1).value());
    }
}
