package dev.launchready.secrets;

/**
 * What a provider says about a secret.
 *
 * @param state whether it works
 * @param reason why nobody can tell, without the secret; empty where somebody can
 */
public record Liveness(State state, String reason) {

    /** Whether a secret works. */
    public enum State {
        /** It works. */
        LIVE,
        /** It does not work any more, or never did. */
        REVOKED,
        /** Nobody can tell. */
        UNKNOWN
    }

    /** {@return it works} */
    public static Liveness live() {
        return new Liveness(State.LIVE, "");
    }

    /** {@return it does not work any more} */
    public static Liveness revoked() {
        return new Liveness(State.REVOKED, "");
    }

    /**
     * Nobody can tell.
     *
     * @param reason why, without the secret
     * @return that
     */
    public static Liveness unknown(String reason) {
        return new Liveness(State.UNKNOWN, reason);
    }
}
