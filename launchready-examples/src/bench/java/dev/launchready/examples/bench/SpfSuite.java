package dev.launchready.examples.bench;

import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The 203 cases of the RFC 7208 suite in memory, each with its zone in both evaluators' shapes. */
final class SpfSuite {
    private SpfSuite() {}

    /** A case; the address is given as text to both, as an SMTP server has it. */
    record Case(String host, String mailFrom, String helo, List<Object> results, Zone zone) {
        IpRange address() {
            return IpRange.parse(host).orElseThrow();
        }
    }

    /** A scenario's zone: answers made once, so that only evaluation is measured. */
    static final class Zone implements DnsLookup {
        private final Map<String, Map<RecordType, DnsAnswer>> answers = new HashMap<>();
        private final Map<String, Map<RecordType, List<String>>> texts = new HashMap<>();

        @Override
        public DnsAnswer lookup(String name, RecordType type) {
            Map<RecordType, DnsAnswer> byType = answers.get(name);
            DnsAnswer answer = byType == null ? null : byType.get(type);
            return answer == null ? DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "") : answer;
        }

        boolean timesOut(String name, RecordType type) {
            Map<RecordType, DnsAnswer> byType = answers.get(name);
            DnsAnswer answer = byType == null ? null : byType.get(type);
            return answer != null && !answer.isConclusive();
        }

        List<String> texts(String name, RecordType type) {
            Map<RecordType, List<String>> byType = texts.get(name);
            return byType == null ? null : byType.get(type);
        }
    }

    static List<Case> load() {
        Path file = Path.of(System.getProperty("launchready.conformance", "../shared/conformance"))
                .resolve("email/rfc7208-tests.yml");
        List<Case> cases = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromReader(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                Zone zone = zone((Map<?, ?>) scenario.get("zonedata"));
                for (Object value : ((Map<?, ?>) scenario.get("tests")).values()) {
                    Map<?, ?> test = (Map<?, ?>) value;
                    Object result = test.get("result");
                    cases.add(new Case(
                            (String) test.get("host"),
                            (String) test.get("mailfrom"),
                            (String) test.get("helo"),
                            result instanceof List<?> several ? List.copyOf(several) : List.of(result),
                            zone));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the suite is not at " + file.toAbsolutePath(), e);
        }
        return cases;
    }

    private static Zone zone(Map<?, ?> zonedata) {
        Map<String, List<?>> entries = new HashMap<>();
        zonedata.forEach((name, list) -> entries.put(key((String) name), (List<?>) list));
        Zone zone = new Zone();
        for (String name : entries.keySet()) {
            Map<RecordType, DnsAnswer> answers = new HashMap<>();
            Map<RecordType, List<String>> texts = new HashMap<>();
            for (RecordType type :
                    List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.PTR, RecordType.TXT)) {
                DnsAnswer answer = answer(name, type, entries);
                answers.put(type, answer);
                texts.put(
                        type,
                        answer.records().isEmpty()
                                ? null
                                : answer.records().stream()
                                        .map(SpfSuite::text)
                                        .collect(Collectors.toCollection(ArrayList::new)));
            }
            zone.answers.put(name, answers);
            zone.texts.put(name, texts);
        }
        return zone;
    }

    private static String text(DnsRecord record) {
        if (record instanceof DnsRecord.MailExchange mx) {
            return mx.exchange().equals(".") ? "" : mx.exchange();
        }
        if (record instanceof DnsRecord.Pointer ptr) {
            return ptr.target();
        }
        return record instanceof DnsRecord.Text text ? text.joined() : record.data();
    }

    private static DnsAnswer answer(String name, RecordType type, Map<String, List<?>> entries) {
        String end = name;
        for (int hops = 0;
                entries.containsKey(end) && !values(entries.get(end), "CNAME").isEmpty();
                hops++) {
            if (hops == 10) {
                return DnsAnswer.of(name, type, DnsStatus.ALIAS_LOOP, "");
            }
            end = key((String) values(entries.get(end), "CNAME").get(0));
        }
        List<?> list = entries.get(end);
        if (list == null) {
            return DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "");
        }
        List<Object> values = values(list, type.name());
        if (type == RecordType.TXT && values.isEmpty()) {
            values = values(list, "SPF");
        }
        List<DnsRecord> records = new ArrayList<>();
        for (Object value : values) {
            if (!"NONE".equals(value)) {
                records.add(record(end, type, value));
            }
        }
        return records.isEmpty() && list.contains("TIMEOUT")
                ? DnsAnswer.of(name, type, DnsStatus.TIMEOUT, "")
                : DnsAnswer.of(name, type, records);
    }

    private static DnsRecord record(String owner, RecordType type, Object value) {
        if (type == RecordType.MX) {
            List<?> pair = (List<?>) value;
            String host = key((String) pair.get(1));
            return new DnsRecord.MailExchange(owner, 60, (Integer) pair.get(0), host.isEmpty() ? "." : host);
        }
        if (type == RecordType.PTR) {
            return new DnsRecord.Pointer(owner, 60, key((String) value));
        }
        if (type == RecordType.TXT) {
            List<String> strings = value instanceof List<?> several
                    ? several.stream().map(String.class::cast).toList()
                    : List.of((String) value);
            return new DnsRecord.Text(owner, 60, type, strings);
        }
        try {
            return new DnsRecord.Address(owner, 60, InetAddress.getByName((String) value));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Object> values(List<?> list, String type) {
        return list.stream()
                .filter(Map.class::isInstance)
                .map(entry -> (Object) ((Map<?, ?>) entry).get(type))
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace(" ", "\\032");
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
