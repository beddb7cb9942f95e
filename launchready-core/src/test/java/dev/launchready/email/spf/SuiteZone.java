package dev.launchready.email.spf;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The zone data of a scenario of the RFC 7208 suite as a DNS function: answers are made once and looked up. */
final class SuiteZone implements DnsLookup {
    private final Map<String, Map<RecordType, DnsAnswer>> answers = new HashMap<>();
    private final Map<String, List<?>> entries = new HashMap<>();

    SuiteZone(Map<?, ?> zonedata) {
        zonedata.forEach((name, list) -> entries.put(key((String) name), (List<?>) list));
        for (String name : entries.keySet()) {
            Map<RecordType, DnsAnswer> byType = new HashMap<>();
            for (RecordType type : RecordType.values()) {
                byType.put(type, answer(name, type));
            }
            answers.put(name, byType);
        }
    }

    @Override
    public DnsAnswer lookup(String name, RecordType type) {
        Map<RecordType, DnsAnswer> byType = answers.get(name);
        DnsAnswer answer = byType == null ? null : byType.get(type);
        return answer == null ? DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "") : answer;
    }

    private DnsAnswer answer(String name, RecordType type) {
        String end = name;
        for (int hops = 0; ; hops++) {
            String target = alias(end);
            if (target == null) {
                break;
            }
            if (hops == 10) {
                return DnsAnswer.of(name, type, DnsStatus.ALIAS_LOOP, "");
            }
            end = target;
        }
        List<?> list = entries.get(end);
        if (list == null) {
            return DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "");
        }
        List<DnsRecord> records = records(end, list, type);
        // the suite writes policies once, as SPF; they stand for TXT unless the name has TXT entries of its own
        if (type == RecordType.TXT && values(list, "TXT").isEmpty()) {
            records = records(end, list, RecordType.SPF);
        }
        if (records.isEmpty() && list.contains("TIMEOUT")) {
            return DnsAnswer.of(name, type, DnsStatus.TIMEOUT, "");
        }
        return DnsAnswer.of(name, type, records);
    }

    private @Nullable String alias(String name) {
        List<Object> targets = values(entries.getOrDefault(name, List.of()), "CNAME");
        return targets.isEmpty() ? null : key((String) targets.get(0));
    }

    private static List<DnsRecord> records(String owner, List<?> list, RecordType type) {
        List<DnsRecord> records = new ArrayList<>();
        for (Object value : values(list, type.name())) {
            if (!"NONE".equals(value)) {
                records.add(record(owner, type, value));
            }
        }
        return records;
    }

    private static DnsRecord record(String owner, RecordType type, Object value) {
        return switch (type) {
            case A, AAAA -> new DnsRecord.Address(owner, 60, address((String) value));
            case MX -> {
                List<?> pair = (List<?>) value;
                String host = key((String) pair.get(1));
                yield new DnsRecord.MailExchange(owner, 60, (Integer) pair.get(0), host.isEmpty() ? "." : host);
            }
            case PTR -> new DnsRecord.Pointer(owner, 60, key((String) value));
            case TXT, SPF ->
                new DnsRecord.Text(
                        owner,
                        60,
                        RecordType.TXT,
                        value instanceof List<?> strings
                                ? strings.stream().map(String.class::cast).toList()
                                : List.of((String) value));
            default -> throw new IllegalArgumentException("the suite has no " + type);
        };
    }

    private static List<Object> values(List<?> list, String type) {
        List<Object> values = new ArrayList<>();
        for (Object entry : list) {
            if (entry instanceof Map<?, ?> map && map.get(type) != null) {
                values.add(map.get(type));
            }
        }
        return values;
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DomainNames.presented(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
