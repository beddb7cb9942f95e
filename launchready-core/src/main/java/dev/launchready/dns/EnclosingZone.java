package dev.launchready.dns;

import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;

/**
 * The zone that a domain belongs to. A product launched at {@code app.acme.dev} has no zone of its own: its name servers
 * and timers are those of {@code acme.dev}, and an alias there is not one at an apex.
 */
final class EnclosingZone {
    private EnclosingZone() {}

    /**
     * Climbs to it.
     *
     * @param soa what was answered to the question for the domain's own SOA
     * @return the nearest zone above; the domain itself where it is one, does not exist, or nothing above is seen
     */
    static String of(Dns dns, String domain, DnsAnswer soa, Deadline deadline) {
        boolean alias = !soa.aliases().isEmpty();
        boolean within = soa.status() == DnsStatus.NODATA || (alias && soa.status() != DnsStatus.ALIAS_LOOP);
        if (!within || isApex(soa, domain)) {
            return domain;
        }
        String above = parent(domain);
        while (above.indexOf('.') > 0) {
            if (alias && isRegistry(above)) {
                return domain; // an alias that stands at an apex
            }
            if (isApex(dns.query(above, RecordType.SOA, deadline), above)) {
                return above;
            }
            above = parent(above);
        }
        return domain;
    }

    private static boolean isApex(DnsAnswer soa, String name) {
        return soa.records(DnsRecord.StartOfAuthority.class)
                .anyMatch(record -> record.owner().equals(name));
    }

    /** Names such as co.uk and com.au, below which domains are registered. */
    private static boolean isRegistry(String name) {
        return name.matches("(?:ac|co|com|edu|gob|gov|gouv|go|ne|net|or|org)\\.[a-z]{2}");
    }

    private static String parent(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
