package dev.launchready.email.dkim;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TXT records by name, and how questions about other names end. */
final class TxtZone implements DnsLookup {
    private final Map<String, List<String>> records = new HashMap<>();
    private final Map<String, DnsStatus> statuses = new HashMap<>();

    /** Adds a record. */
    TxtZone with(String name, String text) {
        records.computeIfAbsent(name, n -> new ArrayList<>()).add(text);
        return this;
    }

    /** Lets questions about a name end so. */
    TxtZone with(String name, DnsStatus status) {
        statuses.put(name, status);
        return this;
    }

    @Override
    public DnsAnswer lookup(String name, RecordType type) {
        List<DnsRecord.Text> found = records.getOrDefault(name, List.of()).stream()
                .map(text -> new DnsRecord.Text(name, 300, RecordType.TXT, List.of(text)))
                .toList();
        if (type == RecordType.TXT && !found.isEmpty()) {
            return DnsAnswer.of(name, type, found);
        }
        return DnsAnswer.of(name, type, statuses.getOrDefault(name, DnsStatus.NXDOMAIN), "fixture");
    }
}
