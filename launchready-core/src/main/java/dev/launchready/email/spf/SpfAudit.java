package dev.launchready.email.spf;

import dev.launchready.net.DnsAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an audit saw of a domain's SPF.
 *
 * @param domain the domain
 * @param tree its record and all that follows from it
 * @param ledger the worst path through the tree
 * @param typeSpf the answer to the question for the abandoned type SPF; none for a planned record
 * @param lookalikes TXT records that are meant as SPF and are not recognised
 * @param hosts what {@code check_host()} says of the addresses that were asked about, by address
 */
public record SpfAudit(
        String domain,
        SpfNode tree,
        SpfLedger ledger,
        Optional<DnsAnswer> typeSpf,
        List<String> lookalikes,
        Map<String, SpfOutcome> hosts) {
    /** Copies the collections. */
    public SpfAudit {
        lookalikes = List.copyOf(lookalikes);
        hosts = Map.copyOf(hosts);
    }
}
