package dev.launchready.dns;

import dev.launchready.Finding;
import dev.launchready.net.DnsRecord;
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
        Stream.concat(records.aliases().stream(), records.addressRecords().stream())
                .filter(record -> HostNames.isBelow(record.owner(), facts.site()))
                .forEach(record -> ttl(records, record, expected, out));
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

    private static void ttl(HostRecords records, DnsRecord record, HostExpectation expected, Judgement out) {
        long longest = expected.longestTtl().toSeconds();
        if (record.ttl() > longest) {
            out.find(Finding.of(DnsRule.TTL_TOO_LONG, records.host())
                    .expected("a TTL of at most " + longest + " seconds for a record that may be switched")
                    .actual("the " + record.type() + " record of " + record.owner() + " is cached for " + record.ttl()
                            + " seconds")
                    .evidence("record", record.line()));
        }
        // A resolver counts the TTL down: only the zone's own server tells a TTL that is zero from one that has run out
        boolean told = records.ipv4().authoritative() || records.ipv6().authoritative();
        if (record.ttl() == 0 && told) {
            out.find(Finding.of(DnsRule.TTL_ZERO, records.host())
                    .expected("a TTL above zero")
                    .actual("the " + record.type() + " record of " + record.owner() + " may not be cached at all")
                    .evidence("record", record.line()));
        }
    }
}
