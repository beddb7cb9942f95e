package dev.launchready.secrets;

import dev.launchready.Impact;

/** What sort of thing a rule finds, which decides what it costs. */
enum Nature {
    /** Opens something on a server: revoke it. */
    SERVER(Impact.LAUNCH_BLOCKER),
    /** Meant for browsers and apps, and abused unless it is restricted. */
    RESTRICTED(Impact.SUPPORT_RISK),
    /** Opens a test account or a sandbox. */
    TEST(Impact.CLEANUP),
    /** A password's hash: guessed at leisure by whoever has it. */
    HASH(Impact.SUPPORT_RISK),
    /** Half of a pair: useless without its other half, and it tells whose that is. */
    PART(Impact.CLEANUP),
    /** Public by design: told, never found. */
    PUBLIC(Impact.CLEANUP);

    private final Impact impact;

    Nature(Impact impact) {
        this.impact = impact;
    }

    Impact impact() {
        return impact;
    }
}
