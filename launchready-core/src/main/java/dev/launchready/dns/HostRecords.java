package dev.launchready.dns;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What DNS says about one host.
 *
 * @param host the host's full name
 * @param ipv4 the answer to the question for its A records
 * @param ipv6 the answer to the question for its AAAA records
 * @param alias the answer to the question for a CNAME of its own
 * @param others answers to questions for further types, where the host is an alias
 * @param loop the aliases of a loop that the resolver itself did not report, followed one by one; empty when there is
 *     none
 * @param bogus whether a validating resolver refuses the host and serves it when asked not to validate
 */
public record HostRecords(
        String host,
        DnsAnswer ipv4,
        DnsAnswer ipv6,
        DnsAnswer alias,
        List<DnsAnswer> others,
        List<DnsRecord.Alias> loop,
        boolean bogus) {

    /** Copies the lists. */
    public HostRecords {
        others = List.copyOf(others);
        loop = List.copyOf(loop);
    }

    /** {@return the aliases from the host to its end, in order} */
    public List<DnsRecord.Alias> aliases() {
        if (!loop.isEmpty()) {
            return loop;
        }
        List<DnsRecord.Alias> longest =
                ipv4.aliases().size() >= ipv6.aliases().size() ? ipv4.aliases() : ipv6.aliases();
        return longest.isEmpty() ? alias.records(DnsRecord.Alias.class).toList() : longest;
    }

    /** {@return the A records and then the AAAA records} */
    public List<DnsRecord.Address> addressRecords() {
        return Stream.of(ipv4, ipv6)
                .flatMap(answer -> answer.records(DnsRecord.Address.class))
                .toList();
    }

    /** {@return the IPv4 and then the IPv6 addresses} */
    public List<InetAddress> addresses() {
        return addressRecords().stream().map(DnsRecord.Address::address).toList();
    }

    /** {@return the name at the end of the aliases, which is the host itself when it is none} */
    public String canonicalName() {
        List<DnsRecord.Alias> way = aliases();
        return way.isEmpty() ? host : way.get(way.size() - 1).target();
    }

    /** {@return whether it has at least one address} */
    public boolean resolves() {
        return ipv4.status() == DnsStatus.FOUND || ipv6.status() == DnsStatus.FOUND;
    }

    /** {@return every record on the way from the host to its addresses, as zone file lines} */
    public List<String> lines() {
        return Stream.concat(aliases().stream(), addressRecords().stream())
                .map(DnsRecord::line)
                .toList();
    }
}
