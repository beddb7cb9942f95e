package dev.launchready.secrets.source;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Hands on gaps, each place once, and sums up what comes in thousands: a partial clone lacks every blob, and a list that
 * long helps nobody.
 */
final class GapList {
    private static final int LISTED = 100;
    /** Places are remembered to tell each once; beyond this many they are counted only. */
    private static final int REMEMBERED = 200_000;

    private final ContentSink sink;
    private final Set<String> seen = new HashSet<>();
    private final Map<Gap.Reason, Long> counts = new TreeMap<>();
    private long total;

    GapList(ContentSink sink) {
        this.sink = sink;
    }

    void add(String place, Gap.Reason reason, String detail) {
        boolean list;
        synchronized (this) {
            if (seen.contains(place)) {
                return;
            }
            if (seen.size() < REMEMBERED) {
                seen.add(place);
            }
            total++;
            list = counts.merge(reason, 1L, Long::sum) <= LISTED;
        }
        if (list) {
            sink.gap(new Gap(place, reason, detail));
        }
    }

    /** Tells how many were not listed. */
    void sumUp() {
        synchronized (this) {
            for (Map.Entry<Gap.Reason, Long> entry : counts.entrySet()) {
                long more = entry.getValue() - LISTED;
                if (more > 0) {
                    sink.gap(new Gap(more + " more", entry.getKey(), "only the first " + LISTED + " are listed"));
                }
            }
        }
    }

    synchronized long total() {
        return total;
    }
}
