package dev.launchready.dns;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is seen of one name server of a zone.
 *
 * @param host its name, as the zone's NS record has it
 * @param ipv4 the answer to the question for its A records
 * @param ipv6 the answer to the question for its AAAA records
 * @param soa what it answers itself when asked for the zone's SOA
 */
public record NameServerView(String host, DnsAnswer ipv4, DnsAnswer ipv6, DnsAnswer soa) {

    /** {@return its addresses} */
    public List<InetAddress> addresses() {
        return Stream.of(ipv4, ipv6)
                .flatMap(answer -> answer.records(DnsRecord.Address.class))
                .map(DnsRecord.Address::address)
                .toList();
    }

    /** {@return whether it is authoritative for the zone} */
    public boolean servesTheZone() {
        return soa.authoritative() && authority().isPresent();
    }

    /** {@return the start of authority that it serves; empty when it does not} */
    public Optional<DnsRecord.StartOfAuthority> authority() {
        return soa.records(DnsRecord.StartOfAuthority.class).findFirst();
    }
}
