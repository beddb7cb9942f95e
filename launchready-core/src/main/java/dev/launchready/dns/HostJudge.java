package dev.launchready.dns;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;

import dev.launchready.Finding;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what DNS says about a host. */
final class HostJudge {
    private HostJudge() {}

    static Judgement judge(HostFacts facts, HostExpectation expected) {
        Judgement out = new Judgement();
        HostRecords records = facts.records();
        if (records.bogus()) {
            out.find(bogus(records.host(), records.ipv4()));
        } else if (loops(records)) {
            out.find(loop(records));
        } else if (isMissing(records)) {
            out.find(missing(records));
        } else {
            resolution(records, out);
            target(facts, expected, out);
            parity(records, expected, out);
            besideAlias(records, out);
            AddressJudge.judge(facts, expected, out);
        }
        return out;
    }

    static Finding.Builder bogus(String name, DnsAnswer failed) {
        return Finding.of(DnsRule.DNSSEC_BOGUS, name)
                .expected("signatures that validate, or none")
                .actual("the resolver " + failed.server() + " refuses its " + failed.type()
                        + " records (SERVFAIL) and serves them when asked not to validate")
                .evidence("validating", failed.describe());
    }

    private static boolean loops(HostRecords records) {
        return !records.loop().isEmpty()
                || records.ipv4().status() == DnsStatus.ALIAS_LOOP
                || records.ipv6().status() == DnsStatus.ALIAS_LOOP;
    }

    private static Finding.Builder loop(HostRecords records) {
        return Finding.of(DnsRule.ALIAS_LOOP, records.host())
                .expected("aliases that end at an address")
                .actual("its aliases lead back to where they were: " + way(records))
                .evidence("aliases", String.join("\n", records.lines()));
    }

    private static boolean isMissing(HostRecords records) {
        // One family's NXDOMAIN beside the other's address is a faulty server, not a missing host
        return !records.resolves()
                && (records.ipv4().status() == DnsStatus.NXDOMAIN
                        || records.ipv6().status() == DnsStatus.NXDOMAIN);
    }

    private static Finding.Builder missing(HostRecords records) {
        if (records.aliases().isEmpty()) {
            return Finding.of(DnsRule.DEAD_NAME, records.host())
                    .expected("the host to exist")
                    .actual("DNS says that there is no such name (NXDOMAIN)")
                    .evidence("answer", records.ipv4().describe());
        }
        String target = records.canonicalName();
        Optional<HostingSuffix> hosting = HostingSuffix.of(target);
        String claim = hosting.map(h -> "; the name is free at " + h.vendor() + " for whoever takes it first")
                .orElse("");
        Finding.Builder finding = Finding.of(DnsRule.DANGLING_ALIAS, records.host())
                .expected("an alias to a name that exists")
                .actual("its alias ends at " + target + ", which does not exist (NXDOMAIN)" + claim)
                .remedy("Delete the CNAME of " + records.host() + ", or create " + target
                        + " again in your own account first.")
                .evidence("aliases", String.join("\n", records.lines()));
        hosting.ifPresent(h -> finding.evidence(
                "who may claim it", h.source().title() + ", " + h.source().uri()));
        return finding;
    }

    private static void resolution(HostRecords records, Judgement out) {
        for (DnsAnswer answer : List.of(records.ipv4(), records.ipv6())) {
            boolean open = !answer.isConclusive() || answer.status() == DnsStatus.ALIAS_ELSEWHERE;
            if (open) {
                out.notSeen(answer, records.resolves() ? SUPPORT_RISK : LAUNCH_BLOCKER);
            }
        }
        if (records.resolves()) {
            Stream.of(records.ipv4(), records.ipv6())
                    .filter(answer -> answer.status() == DnsStatus.NXDOMAIN)
                    .forEach(answer -> out.find(denied(records, answer)));
        }
        if (records.ipv4().status() == DnsStatus.NODATA && records.ipv6().status() == DnsStatus.NODATA) {
            String where = records.aliases().isEmpty() ? "it" : records.canonicalName();
            out.find(Finding.of(DnsRule.NO_ADDRESS, records.host())
                    .expected("an A or an AAAA record")
                    .actual(where + " exists and has neither")
                    .evidence("answer", records.ipv4().describe()));
        }
    }

    // A name exists for all types or for none: whoever remembers the denial forgets the addresses (RFC 4074 section
    // 4.2)
    private static Finding.Builder denied(HostRecords records, DnsAnswer answer) {
        return Finding.of(DnsRule.DEAD_NAME, records.host())
                .impact(SUPPORT_RISK)
                .expected("the host to exist whatever is asked about it")
                .actual("DNS denies it (NXDOMAIN) when asked for " + answer.type()
                        + ", so that resolvers which remember that lose its other addresses, too")
                .remedy("Let the name servers of " + records.canonicalName() + " answer a question for " + answer.type()
                        + " without an error and without records (NODATA); often a load balancer answers for them.")
                .evidence("denial", answer.describe())
                .evidence("records", String.join("\n", records.lines()));
    }

    private static void target(HostFacts facts, HostExpectation expected, Judgement out) {
        HostRecords records = facts.records();
        boolean unknown = !records.resolves() && records.aliases().isEmpty();
        if (expected.targets().isEmpty() || unknown || leadsTo(facts, expected)) {
            return;
        }
        List<String> seen = new ArrayList<>();
        records.aliases().forEach(alias -> seen.add(alias.target()));
        records.addresses().forEach(address -> seen.add(address.getHostAddress()));
        out.find(Finding.of(DnsRule.WRONG_TARGET, records.host())
                .expected("it to lead to " + String.join(" or ", expected.targets()))
                .actual("it leads to " + String.join(", ", seen))
                .evidence("records", String.join("\n", records.lines())));
    }

    private static boolean leadsTo(HostFacts facts, HostExpectation expected) {
        HostRecords records = facts.records();
        boolean byName = records.aliases().stream().map(DnsRecord.Alias::target).anyMatch(expected.targets()::contains);
        boolean byAddress = expected.targets().stream()
                .flatMap(target -> HostNames.address(target).stream())
                .anyMatch(records.addresses()::contains);
        // A provider's flattened apex has the target's addresses as its own
        boolean flattened = records.resolves() && facts.targetAddresses().containsAll(records.addresses());
        return byName || byAddress || flattened;
    }

    private static void parity(HostRecords records, HostExpectation expected, Judgement out) {
        if (!expected.dualStack() || !records.resolves()) {
            return;
        }
        for (DnsAnswer answer : List.of(records.ipv4(), records.ipv6())) {
            if (answer.status() == DnsStatus.NODATA || answer.status() == DnsStatus.NXDOMAIN) {
                String other = answer.type() == RecordType.A ? "AAAA" : "A";
                out.find(Finding.of(DnsRule.ADDRESS_PARITY, records.host())
                        .expected("both an A and an AAAA record")
                        .actual("there is only " + other)
                        .remedy("Publish the " + answer.type() + " record of the server at " + records.canonicalName()
                                + ", too, and listen on it.")
                        .evidence("records", String.join("\n", records.lines())));
            }
        }
    }

    private static void besideAlias(HostRecords records, Judgement out) {
        if (records.alias().status() != DnsStatus.FOUND) {
            return;
        }
        List<DnsAnswer> beside = Stream.concat(Stream.of(records.ipv4(), records.ipv6()), records.others().stream())
                .filter(answer ->
                        answer.status() == DnsStatus.FOUND && answer.aliases().isEmpty())
                .toList();
        if (!beside.isEmpty()) {
            String types = String.join(
                    ", ", beside.stream().map(answer -> answer.type().name()).toList());
            out.find(Finding.of(DnsRule.ALIAS_BESIDE_DATA, records.host())
                    .expected("a CNAME alone at its name")
                    .actual("there are " + types + " records beside it")
                    .evidence("alias", records.alias().describe())
                    .evidence("beside it", beside.get(0).describe()));
        }
    }

    private static String way(HostRecords records) {
        List<String> names = new ArrayList<>(List.of(records.host()));
        records.aliases().forEach(alias -> names.add(alias.target()));
        return String.join(" → ", names);
    }
}
