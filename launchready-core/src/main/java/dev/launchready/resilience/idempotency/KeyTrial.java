package dev.launchready.resilience.idempotency;

import java.util.List;
import java.util.OptionalLong;

/**
 * What came of one case.
 *
 * @param what the case
 * @param replies what was answered, in the order of the requests; a replay's and another payload's first is the first's
 * @param effects how many effects the operation had; empty where they are not counted
 */
public record KeyTrial(KeyCase what, List<DeliveryReply> replies, OptionalLong effects) {

    /** Copies the list. */
    public KeyTrial {
        replies = List.copyOf(replies);
    }

    DeliveryReply last() {
        return replies.get(replies.size() - 1);
    }
}
