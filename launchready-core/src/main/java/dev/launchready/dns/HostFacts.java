package dev.launchready.dns;

import dev.launchready.net.DnsAnswer;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * All that the judge of a host needs.
 *
 * @param site the declared site's domain
 * @param records what DNS says about the host
 * @param targetAddresses the addresses of the targets it has to lead to, which providers copy to an apex
 * @param caa the answers for CAA from the host up to the first that has some, or to the top
 */
record HostFacts(String site, HostRecords records, Set<InetAddress> targetAddresses, List<DnsAnswer> caa) {
    HostFacts {
        targetAddresses = Set.copyOf(targetAddresses);
        caa = List.copyOf(caa);
    }
}
