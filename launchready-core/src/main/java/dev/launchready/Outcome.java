package dev.launchready;

import java.util.List;

/** How a check ended. Nothing that was not seen is ever passed. */
public sealed interface Outcome {

    /** {@return what is wrong; empty unless failed} */
    default List<Finding> findings() {
        return List.of();
    }

    /** {@return what could not be looked at; empty when passed} */
    default List<Unseen> unseen() {
        return List.of();
    }

    /**
     * The outcome that follows from what was found and what could not be looked at.
     *
     * @param findings what is wrong
     * @param unseen what could not be looked at
     * @return failed if anything is wrong, else inconclusive if anything was not seen, else passed
     */
    static Outcome of(List<Finding> findings, List<Unseen> unseen) {
        if (!findings.isEmpty()) {
            return new Failed(findings, unseen);
        }
        return unseen.isEmpty() ? new Passed() : new Inconclusive(unseen);
    }

    /** All was seen and all is well. */
    record Passed() implements Outcome {}

    /**
     * Something is wrong; something else may not have been seen.
     *
     * @param findings what is wrong, at least one
     * @param unseen what could not be looked at
     */
    record Failed(List<Finding> findings, List<Unseen> unseen) implements Outcome {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if there are no findings
         */
        public Failed {
            findings = List.copyOf(findings);
            unseen = List.copyOf(unseen);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a failed outcome needs at least one finding");
            }
        }
    }

    /**
     * Nothing wrong was seen, and not all was seen.
     *
     * @param unseen what could not be looked at, at least one
     */
    record Inconclusive(List<Unseen> unseen) implements Outcome {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is nothing unseen
         */
        public Inconclusive {
            unseen = List.copyOf(unseen);
            if (unseen.isEmpty()) {
                throw new IllegalArgumentException("an inconclusive outcome needs to say what was not seen and why");
            }
        }
    }
}
