package dev.launchready.dns;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.TXT;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsQuestion;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at hosts: all questions of a round side by side, and what follows from them in the time that is left. */
final class HostLook {
    private static final int LONGEST_WALK = 16;

    private final Launch launch;
    private final Dns dns;
    private final Deadline deadline;

    HostLook(Launch launch, Deadline deadline) {
        this.launch = launch;
        this.dns = launch.network().dns();
        this.deadline = deadline;
    }

    List<HostFacts> look(List<String> hosts, List<String> targets, boolean caa) {
        List<String> names = targets.stream()
                .filter(target -> HostNames.address(target).isEmpty())
                .toList();
        List<DnsQuestion> first = new ArrayList<>();
        hosts.forEach(host -> Stream.of(A, AAAA, CNAME).forEach(type -> first.add(new DnsQuestion(host, type))));
        names.forEach(name -> Stream.of(A, AAAA).forEach(type -> first.add(new DnsQuestion(name, type))));
        if (caa) {
            hosts.forEach(host -> first.addAll(CaaLook.questions(host)));
        }
        // The rest of the time is for what the answers make us ask; what was asked here is remembered from now on
        Deadline round = deadline.orSooner(deadline.remaining().multipliedBy(3).dividedBy(5));
        dns.queryAll(first, round);
        List<DnsQuestion> second = hosts.stream()
                .filter(host -> dns.query(host, CNAME, round).status() == DnsStatus.FOUND)
                .flatMap(host -> Stream.of(MX, TXT).map(type -> new DnsQuestion(host, type)))
                .toList();
        dns.queryAll(second, deadline);
        Set<InetAddress> targetAddresses = new HashSet<>();
        names.forEach(name -> targetAddresses.addAll(addresses(name, round)));
        return hosts.stream()
                .map(host -> new HostFacts(
                        launch.site().domain(),
                        records(host, round),
                        targetAddresses,
                        caa ? CaaLook.climb(dns, host, round) : List.of()))
                .toList();
    }

    private Set<InetAddress> addresses(String name, Deadline round) {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (RecordType family : List.of(A, AAAA)) {
            dns.query(name, family, round)
                    .records(DnsRecord.Address.class)
                    .map(DnsRecord.Address::address)
                    .forEach(found::add);
        }
        return found;
    }

    private HostRecords records(String host, Deadline round) {
        DnsAnswer ipv4 = dns.query(host, A, round);
        DnsAnswer ipv6 = dns.query(host, AAAA, round);
        DnsAnswer alias = dns.query(host, CNAME, round);
        List<DnsAnswer> others = alias.status() == DnsStatus.FOUND
                ? Stream.of(MX, TXT)
                        .map(type -> dns.query(host, type, deadline))
                        .toList()
                : List.of();
        boolean failed = ipv4.status() == DnsStatus.SERVFAIL;
        List<DnsRecord.Alias> loop = failed ? loop(host) : List.of();
        boolean bogus = failed && loop.isEmpty() && BogusLook.isBogus(launch, host, A, deadline);
        return new HostRecords(host, ipv4, ipv6, alias, others, loop, bogus);
    }

    // Some resolvers report a loop as SERVFAIL; asked for each CNAME alone they show it
    private List<DnsRecord.Alias> loop(String host) {
        List<DnsRecord.Alias> way = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String name = host;
        while (seen.add(name) && way.size() < LONGEST_WALK) {
            Optional<DnsRecord.Alias> next = dns.query(name, CNAME, deadline)
                    .records(DnsRecord.Alias.class)
                    .findFirst();
            if (next.isEmpty()) {
                return List.of();
            }
            way.add(next.get());
            name = next.get().target();
        }
        return way;
    }
}
