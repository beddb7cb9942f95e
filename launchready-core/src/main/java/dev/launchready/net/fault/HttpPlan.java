package dev.launchready.net.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to the answer to one request.
 *
 * @param delay how late its first octet is, in nanoseconds
 * @param delaying the faults that make it late
 * @param fault what else
 */
record HttpPlan(
        long delay, List<ActiveFault> delaying, @Nullable ActiveFault fault) {

    HttpPlan {
        delaying = List.copyOf(delaying);
    }

    /** Delays add up; of all other faults that hit a request the one that was set first acts. Counts, so ask once. */
    static HttpPlan of(HttpTurn turn, List<ActiveFault> active, long seed) {
        long delay = 0;
        List<ActiveFault> delaying = new ArrayList<>();
        ActiveFault fault = null;
        for (ActiveFault one : active) {
            if (!hits(one, turn, seed)) {
                continue;
            }
            if (one.fault().spec() instanceof HttpFault.DelayedFirstByte late) {
                delay += late.delay();
                delaying.add(one);
            } else if (fault == null) {
                fault = one;
            }
        }
        return new HttpPlan(delay, delaying, fault);
    }

    /** {@return whether a request is one that the fault could act on, whichever it is and however often it came} */
    static boolean concerns(ActiveFault active, HttpTurn turn) {
        boolean possible =
                !(active.fault().spec() instanceof HttpFault.CloseBetweenRequests) || !turn.isFirstOfConnection();
        return possible
                && !turn.method().isEmpty()
                && matches(active.fault().selection().path(), turn.path());
    }

    private static boolean hits(ActiveFault active, HttpTurn turn, long seed) {
        if (!concerns(active, turn)) {
            return false;
        }
        Selection selection = active.fault().selection();
        int number = active.nextRequest();
        return number >= selection.firstRequest()
                && number <= selection.lastRequest()
                && turn.attempt() <= selection.attempts()
                && Chance.happens(seed, active.ordinal(), number, selection.probability());
    }

    /** Whether the answer is not to be asked for at all. */
    boolean closesBetween() {
        ActiveFault active = fault;
        return active != null && active.fault().spec() instanceof HttpFault.CloseBetweenRequests;
    }

    static boolean matches(String glob, String path) {
        if (glob.equals("**")) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c != '*') {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^/]*");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(path).matches();
    }
}
