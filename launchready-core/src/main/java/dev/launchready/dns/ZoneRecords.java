package dev.launchready.dns;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.util.List;
import java.util.Optional;

/**
 * What DNS says about a zone.
 *
 * @param domain the domain looked at
 * @param zone the zone that it belongs to: itself, or the nearest one above that has a start of authority
 * @param soa the answer to the question for its SOA
 * @param ns the answer to the question for its NS records
 * @param alias the answer to the question for a CNAME at its apex
 * @param mx the answer to the question for its MX records
 * @param probe the answer for a name that nobody has declared
 * @param nameServers its name servers
 * @param mailServers its mail servers, without a null MX and those that are addresses
 * @param caa the answers for CAA from the apex up to the first that has some, or to the top; empty when not asked
 * @param bogus whether a validating resolver refuses the zone and serves it when asked not to validate
 */
public record ZoneRecords(
        String domain,
        String zone,
        DnsAnswer soa,
        DnsAnswer ns,
        DnsAnswer alias,
        DnsAnswer mx,
        DnsAnswer probe,
        List<NameServerView> nameServers,
        List<MailServerView> mailServers,
        List<DnsAnswer> caa,
        boolean bogus) {

    /** Copies the lists. */
    public ZoneRecords {
        nameServers = List.copyOf(nameServers);
        mailServers = List.copyOf(mailServers);
        caa = List.copyOf(caa);
    }

    /** {@return the zone's own start of authority, not that of an alias's target} */
    public Optional<DnsRecord.StartOfAuthority> authority() {
        return soa.records(DnsRecord.StartOfAuthority.class)
                .filter(record -> record.owner().equals(zone))
                .findFirst();
    }
}
