package dev.launchready.resilience;

import dev.launchready.net.fault.Fault;

/**
 * One user's action while one dependency suffered one fault.
 *
 * @param dependency the dependency's name
 * @param fault what it suffered
 * @param action the action's name
 * @param usual what the action brings without a fault
 * @param saw what the user saw
 * @param verdict what it is worth to them
 * @param client how long the product's client waited; read while the dependency hung
 * @param reached whether the product turned to the dependency while it failed; false where it answered from a cache, say, so
 *     that nothing is known of what the fault does
 * @param recovery what became of the action after the fault had ended
 */
public record FailureCell(
        String dependency,
        Fault fault,
        String action,
        UserSaw usual,
        UserSaw saw,
        ClarityVerdict verdict,
        ClientWait client,
        boolean reached,
        Recovery recovery) {

    /**
     * What became of an action after a fault had ended.
     *
     * @param recovered whether it succeeded again
     * @param saw what the user saw last
     * @param millis how long after the end of the fault, in milliseconds
     */
    public record Recovery(boolean recovered, UserSaw saw, long millis) {}

    /** {@return what it is about, for people: {@code sign up while stripe fails (the connection is reset)}} */
    public String subject() {
        return action + " while " + dependency + " fails (" + fault.title() + ")";
    }
}
