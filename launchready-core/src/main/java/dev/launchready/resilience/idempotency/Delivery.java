package dev.launchready.resilience.idempotency;

import dev.launchready.net.HttpCall;
import java.util.function.Function;

/** How an operation is delivered: by an HTTP request, or by a call of any Java code. Immutable. */
public final class Delivery {
    private final Way way;

    private Delivery(Way way) {
        this.way = way;
    }

    /**
     * Delivers by HTTP.
     *
     * @param request makes the request of an attempt: the id goes to where the receiver looks for it
     * @return the delivery
     */
    public static Delivery http(Function<Operation, HttpCall> request) {
        return new Delivery(new Http(request));
    }

    /**
     * Delivers by a Java call, for example of a queue's listener.
     *
     * @param code takes the attempt
     * @return the delivery
     */
    public static Delivery call(Call code) {
        return new Delivery(new Java(code));
    }

    Way way() {
        return way;
    }

    /** Code that takes an operation. */
    @FunctionalInterface
    public interface Call {

        /**
         * Takes one attempt. Called by several threads at once.
         *
         * @param operation the attempt
         * @return the answer, compared by its text where answers have to be the same
         * @throws Exception if the attempt failed: what a sender would take for a reason to try again
         */
        Object deliver(Operation operation) throws Exception;
    }

    sealed interface Way {}

    record Http(Function<Operation, HttpCall> request) implements Way {}

    record Java(Call code) implements Way {}
}
