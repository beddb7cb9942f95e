package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.secrets.RuleSpec.Kind;
import dev.launchready.secrets.Structure.Grade;

/**
 * A match within one text, before it is mapped to its file and graded.
 *
 * @param rule what it is
 * @param start where it begins
 * @param end where it ends
 * @param grade what its structure says
 * @param confidence how sure the match alone is
 * @param reason why
 */
record Candidate(SecretRule rule, int start, int end, Grade grade, Confidence confidence, String reason) {

    /** {@return the more telling the lower: what is kept of two that overlap} */
    int rank() {
        Kind kind = rule.spec().kind();
        int base = switch (kind) {
            case TOKEN -> 0;
            case PARSED, FILE, CUSTOM -> 1;
            case NAMED -> 2;
            case GENERIC -> 3;
        };
        return base * 4 + (grade == Grade.SOUND ? 0 : grade == Grade.EXAMPLE ? 3 : grade == Grade.UNSOUND ? 2 : 1);
    }

    /** {@return whether a checksum makes it certain} */
    boolean certain() {
        Structure check = rule.spec().check();
        return check == Structure.GITHUB || check == Structure.NPM;
    }

    /** {@return whether its literal is one of live keys} */
    boolean live() {
        return rule.spec().words().stream().anyMatch(w -> w.contains("live") || w.contains("prod"));
    }
}
