package dev.launchready.dns;

import dev.launchready.Exhibit;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.util.List;

/** Draws what DNS says about hosts. */
final class HostTable {
    private static final List<String> COLUMNS = List.of("Host", "Alias of", "IPv4", "IPv6", "TTL in seconds");

    private HostTable() {}

    static Exhibit.Table of(String site, List<HostRecords> hosts) {
        List<List<String>> rows = hosts.stream().map(HostTable::row).toList();
        return new Exhibit.Table("DNS records of " + site, COLUMNS, rows);
    }

    private static List<String> row(HostRecords records) {
        String aliases = String.join(
                " → ", records.aliases().stream().map(DnsRecord.Alias::target).toList());
        String ttls = String.join(
                ", ",
                records.addressRecords().stream()
                        .map(DnsRecord::ttl)
                        .distinct()
                        .map(String::valueOf)
                        .toList());
        return List.of(records.host(), aliases, cell(records.ipv4()), cell(records.ipv6()), ttls);
    }

    private static String cell(DnsAnswer answer) {
        return answer.status() == DnsStatus.FOUND
                ? String.join(
                        ", ", answer.records().stream().map(DnsRecord::data).toList())
                : answer.status().toString();
    }
}
