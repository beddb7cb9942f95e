package dev.launchready.dns;

import dev.launchready.Finding;
import dev.launchready.net.DnsRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges a host's addresses and how long its records are cached. */
final class AddressJudge {
    private AddressJudge() {}

    static void judge(HostFacts facts, HostExpectation expected, Judgement out) {
        HostRecords records = facts.records();
        for (DnsRecord.Address record : records.addressRecords()) {
            AddressScope scope = AddressScope.of(record.address());
            rule(scope, records.host(), expected)
                    .ifPresent(rule -> out.find(Finding.of(rule, records.host())
                            .expected("addresses that everyone on the internet can reach")
                            .actual(record.data() + " is " + scope.words())
                            .evidence("record", record.line())));
        }
        ttl(
                records,
                Stream.<DnsRecord>concat(records.aliases().stream(), records.addressRecords().stream())
                        .filter(record -> HostNames.isBelow(record.owner(), facts.site()))
                        .toList(),
                expected,
                out);
    }

    private static Optional<DnsRule> rule(AddressScope scope, String host, HostExpectation expected) {
        return switch (scope) {
            case PUBLIC -> Optional.empty();
            case LOOPBACK -> expected.loopbackAllowed() ? Optional.empty() : Optional.of(DnsRule.LOOPBACK_ADDRESS);
            case PRIVATE, LINK_LOCAL, SHARED, UNUSABLE -> Optional.of(DnsRule.PRIVATE_ADDRESS);
            // Names reserved for tests may have the addresses reserved for examples (RFC 6761, RFC 5737)
            case DOCUMENTATION ->
                HostNames.isReservedForTests(host) ? Optional.empty() : Optional.of(DnsRule.DOCUMENTATION_ADDRESS);
        };
    }

    private static void ttl(HostRecords records, List<DnsRecord> own, HostExpectation expected, Judgement out) {
        long longest = expected.longestTtl().toSeconds();
        List<DnsRecord> slow =
                own.stream().filter(record -> record.ttl() > longest).toList();
        if (!slow.isEmpty()) {
            out.find(Finding.of(DnsRule.TTL_TOO_LONG, records.host())
                    .expected("a TTL of at most " + longest + " seconds for a record that may be switched")
                    .actual(names(slow) + " cached for "
                            + slow.stream().mapToLong(DnsRecord::ttl).max().orElse(0) + " seconds")
                    .evidence("records", lines(slow)));
        }
        // A resolver counts the TTL down: only the zone's own server tells a TTL that is zero from one that has run out
        boolean told = records.ipv4().authoritative() || records.ipv6().authoritative();
        List<DnsRecord> fleeting =
                own.stream().filter(record -> told && record.ttl() == 0).toList();
        if (!fleeting.isEmpty()) {
            out.find(Finding.of(DnsRule.TTL_ZERO, records.host())
                    .expected("a TTL above zero")
                    .actual(names(fleeting) + " not cached at all")
                    .evidence("records", lines(fleeting)));
        }
    }

    private static String names(List<DnsRecord> records) {
        List<String> sets = records.stream()
                .map(record -> record.type() + " records of " + record.owner())
                .distinct()
                .toList();
        return "the " + String.join(" and the ", sets) + " are";
    }

    private static String lines(List<DnsRecord> records) {
        return String.join("\n", records.stream().map(DnsRecord::line).toList());
    }
}
