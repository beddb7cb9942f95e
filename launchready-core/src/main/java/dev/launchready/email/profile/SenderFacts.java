package dev.launchready.email.profile;

import java.util.Map;

/**
 * What was seen of a sender, need by need.
 *
 * @param domain the domain in From
 * @param seen what came of each need that was looked at
 */
public record SenderFacts(String domain, Map<SenderNeed, Seen> seen) {

    /** Copies the map. */
    public SenderFacts {
        seen = Map.copyOf(seen);
    }

    /**
     * What came of one need.
     *
     * @param state whether it is met
     * @param detail what was seen, as a clause
     */
    public record Seen(State state, String detail) {}

    /** Whether a need is met. */
    public enum State {
        /** It is. */
        MET,
        /** It is not. */
        NOT_MET,
        /** It could not be looked at. */
        UNSEEN
    }

    /**
     * What came of a need.
     *
     * @param need the need
     * @return what was seen; {@link State#UNSEEN} when nobody looked
     */
    public Seen of(SenderNeed need) {
        Seen found = seen.get(need);
        return found == null ? new Seen(State.UNSEEN, "it was not looked at") : found;
    }
}
