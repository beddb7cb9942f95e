package dev.launchready.tls;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.util.List;

/** What judging one host came to. */
record Judged(List<Finding> findings, List<Unseen> unseen) {
    Judged {
        findings = List.copyOf(findings);
        unseen = List.copyOf(unseen);
    }

    static Judged found(List<Finding> findings) {
        return new Judged(findings, List.of());
    }

    static Judged unseen(Unseen unseen) {
        return new Judged(List.of(), List.of(unseen));
    }
}
