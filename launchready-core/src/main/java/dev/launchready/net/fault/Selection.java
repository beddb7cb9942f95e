package dev.launchready.net.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a fault acts. Connections and requests are counted from the moment the fault is set, beginning with 1.
 *
 * @param firstConnection the first connection
 * @param lastConnection the last connection
 * @param firstRequest the first of the requests that match the path
 * @param lastRequest the last of them
 * @param attempts how many attempts of each logical call, from the first
 * @param path a glob over the target's path: {@code *} for any octets without a slash, {@code **} for any octets
 * @param probability from 0 to 1
 */
record Selection(
        int firstConnection,
        int lastConnection,
        int firstRequest,
        int lastRequest,
        int attempts,
        String path,
        double probability) {
    static final Selection ALL = new Selection(1, Integer.MAX_VALUE, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, "**", 1);

    /** In brackets, with a blank before; empty when it is everything. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!isEveryConnection()) {
            parts.add("on " + range("connection", firstConnection, lastConnection));
        }
        if (firstRequest > 1 || lastRequest < Integer.MAX_VALUE) {
            parts.add("on " + range("request", firstRequest, lastRequest));
        }
        if (attempts < Integer.MAX_VALUE) {
            parts.add("on " + range("attempt", 1, attempts) + " of each call");
        }
        if (!path.equals("**")) {
            parts.add("on " + path);
        }
        if (probability < 1) {
            parts.add("with probability " + probability);
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static String range(String what, int first, int last) {
        return first == last ? what + " " + first : what + "s " + first + " to " + last;
    }

    boolean isEveryConnection() {
        return firstConnection == 1 && lastConnection == Integer.MAX_VALUE;
    }

    boolean hasConnection(int number) {
        return number >= firstConnection && number <= lastConnection;
    }

    Selection connections(int first, int last) {
        return new Selection(first, last, firstRequest, lastRequest, attempts, path, probability);
    }

    Selection requests(int first, int last) {
        return new Selection(firstConnection, lastConnection, first, last, attempts, path, probability);
    }

    Selection firstAttempts(int count) {
        return new Selection(firstConnection, lastConnection, firstRequest, lastRequest, count, path, probability);
    }

    Selection path(String glob) {
        return new Selection(firstConnection, lastConnection, firstRequest, lastRequest, attempts, glob, probability);
    }

    Selection probability(double p) {
        return new Selection(firstConnection, lastConnection, firstRequest, lastRequest, attempts, path, p);
    }
}
