package dev.launchready.email.spf;

import java.util.List;
import java.util.Optional;

/**
 * What {@code check_host()} came to.
 *
 * @param result the result
 * @param domain the domain that was checked
 * @param decidedBy the term that matched, in its plain form; empty when none did
 * @param decidedIn the domain whose record has that term, or whose record or answer is in error
 * @param reason why, in words; empty for a plain match
 * @param explanation what the domain says about a failure; empty when it says nothing usable (section 6.2)
 * @param ledger every DNS question in the order asked
 * @param lookups how many lookups it cost, of ten
 * @param voids how many voids it cost, of two
 */
public record SpfOutcome(
        SpfResult result,
        String domain,
        String decidedBy,
        String decidedIn,
        String reason,
        Optional<String> explanation,
        List<SpfQuery> ledger,
        int lookups,
        int voids) {
    /** Copies the list. */
    public SpfOutcome {
        ledger = List.copyOf(ledger);
    }

    /** {@return result and cause in one line, for evidence} */
    public String describe() {
        StringBuilder out = new StringBuilder(result.toString());
        if (!decidedBy.isEmpty()) {
            out.append(" by ").append(decidedBy);
        }
        if (!decidedIn.isEmpty()) {
            out.append(" in ").append(decidedIn);
        }
        return reason.isEmpty()
                ? out.toString()
                : out.append(": ").append(reason).toString();
    }
}
