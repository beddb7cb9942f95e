package dev.launchready.resilience.idempotency;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.util.List;

/**
 * What came of all cases of an API that takes an Idempotency-Key.
 *
 * @param subject the request
 * @param trials what came of each case, in the order in which they were sent
 * @param findings what is wrong with the API
 * @param unseen what could not be looked at
 */
public record KeyTrials(String subject, List<KeyTrial> trials, List<Finding> findings, List<Unseen> unseen) {

    /** Copies the lists. */
    public KeyTrials {
        trials = List.copyOf(trials);
        findings = List.copyOf(findings);
        unseen = List.copyOf(unseen);
    }
}
