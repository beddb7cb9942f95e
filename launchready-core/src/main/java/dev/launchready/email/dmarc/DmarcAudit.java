package dev.launchready.email.dmarc;

import dev.launchready.net.DnsAnswer;
import java.util.List;
import java.util.Map;

/**
 * What an audit saw of a domain's DMARC.
 *
 * @param domain the domain
 * @param walk the walk from the domain to the top
 * @param today the policy that holds by RFC 9989
 * @param before the policy that holds by RFC 7489
 * @param elsewhere the answers at names where a record is put by mistake, by those names
 * @param consents for each host of a report address that belongs to another organisation, its answer to whether it
 *     wants the reports
 */
public record DmarcAudit(
        String domain,
        DmarcWalk walk,
        DmarcDiscovery today,
        DmarcDiscovery before,
        Map<String, DnsAnswer> elsewhere,
        List<Consent> consents) {
    /** Copies the collections. */
    public DmarcAudit {
        elsewhere = Map.copyOf(elsewhere);
        consents = List.copyOf(consents);
    }

    /**
     * Whether another organisation wants to get the reports (RFC 9990 section 4).
     *
     * @param host the host of the report address
     * @param name the name at which it says so
     * @param answer the answer there
     */
    public record Consent(String host, String name, DnsAnswer answer) {}
}
