package dev.launchready.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * A zone that need not be published: written in code or read from a zone file, it answers as its name server would,
 * with NXDOMAIN, NODATA, aliases, wildcards and delegations (RFC 1034 section 4.3, RFC 4592). Immutable; each method
 * that adds something returns a copy.
 *
 * <pre>{@code
 * ZoneFixture zone = ZoneFixture.of("acme.test")
 *         .with("@", RecordType.TXT, "v=spf1 -all")
 *         .with("www", RecordType.CNAME, "acme.vercel.app");
 * }</pre>
 *
 * <p>A question about a name outside of its zones is {@link DnsStatus#REFUSED}: the fixture cannot know. A fixture of
 * {@code "."} knows everything, so that all other names do not exist.
 */
public final class ZoneFixture implements DnsLookup {
    private static final Duration DEFAULT_TTL = Duration.ofMinutes(5);
    private static final String ANY_TYPE = "";

    private final List<ZoneData> zones;
    private final Map<String, DnsStatus> forced;
    private final Duration ttl;

    private ZoneFixture(List<ZoneData> zones, Map<String, DnsStatus> forced, Duration ttl) {
        this.zones = List.copyOf(zones);
        this.forced = Map.copyOf(forced);
        this.ttl = ttl;
    }

    /**
     * An empty zone.
     *
     * @param origin the zone's name, for example {@code acme.test}, or {@code "."}
     * @return the zone, without any record
     * @throws IllegalArgumentException if it is no domain name
     */
    public static ZoneFixture of(String origin) {
        ZoneData zone = new ZoneData(WireRecords.name(origin), List.of());
        return new ZoneFixture(List.of(zone), Map.of(), DEFAULT_TTL);
    }

    /**
     * Reads a zone file (RFC 1035 section 5). {@code $ORIGIN} and {@code $TTL} work, {@code $INCLUDE} does not.
     *
     * @param origin the zone's name, to which relative names belong
     * @param zoneFile the zone file's text
     * @return the zone
     * @throws IllegalArgumentException if a line cannot be read; the message names it and what is wrong
     */
    public static ZoneFixture parse(String origin, String zoneFile) {
        return read(origin, zoneFile, "zone " + origin);
    }

    /**
     * Reads a zone file (RFC 1035 section 5). {@code $ORIGIN} and {@code $TTL} work, {@code $INCLUDE} does not.
     *
     * @param origin the zone's name, to which relative names belong
     * @param zoneFile the file
     * @return the zone
     * @throws IllegalArgumentException if the file cannot be read, or a line of it; the message names it and what is
     *     wrong
     */
    public static ZoneFixture load(String origin, Path zoneFile) {
        String text;
        try {
            text = Files.readString(zoneFile, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "zone file " + zoneFile + " cannot be read (" + e + "); give the path of a readable zone file", e);
        }
        return read(origin, text, zoneFile.toString());
    }

    private static ZoneFixture read(String origin, String text, String source) {
        Name name = WireRecords.name(origin);
        ZoneData zone = new ZoneData(name, ZoneText.parse(name, text, source));
        return new ZoneFixture(List.of(zone), Map.of(), DEFAULT_TTL);
    }

    /**
     * Adds records, one for each value. Domain names in values are taken as full names when they have a dot, else as
     * names in the zone. The value of a TXT record is its text as it is, cut into strings of 255 octets; it is read as
     * quoted strings when it begins with a quote.
     *
     * @param name {@code @} for the zone itself, {@code www}, {@code *.app}, or a full name in the zone
     * @param type the type
     * @param values the data in presentation form, for example {@code 10 mx.acme.test} for MX
     * @return a copy that has them
     * @throws IllegalArgumentException if the name or a value cannot be read; the message names it
     */
    public ZoneFixture with(String name, RecordType type, String... values) {
        Name origin = first().origin();
        List<Record> more = new ArrayList<>();
        for (String value : values) {
            more.add(ZoneText.record(ZoneText.owner(name, origin), type, ttl, value, origin));
        }
        return withFirst(first().with(more));
    }

    /**
     * Adds one TXT record of several strings.
     *
     * @param name as in {@link #with(String, RecordType, String...)}
     * @param strings its strings, each at most 255 octets; each char stands for one octet
     * @return a copy that has it
     * @throws IllegalArgumentException if a string is too long or has a char above 255
     */
    public ZoneFixture withText(String name, String... strings) {
        Name owner = ZoneText.owner(name, first().origin());
        return withFirst(first().with(List.of(ZoneText.text(owner, RecordType.TXT, ttl, List.of(strings)))));
    }

    /**
     * Adds a start of authority with everyday values, and the NS records.
     *
     * @param servers names of the name servers, for example {@code ns1}; the first is the primary one
     * @return a copy that has them
     * @throws IllegalArgumentException if there is none
     */
    public ZoneFixture withAuthority(String... servers) {
        if (servers.length == 0) {
            throw new IllegalArgumentException("no name server given for the zone " + origin()
                    + "; give at least one, for example withAuthority(\"ns1\", \"ns2\")");
        }
        return with("@", RecordType.SOA, servers[0] + " hostmaster 2026010101 7200 3600 1209600 300")
                .with("@", RecordType.NS, servers);
    }

    /**
     * Sets the TTL of the records added from now on; 5 minutes until then.
     *
     * @param time whole seconds
     * @return a copy that uses it
     */
    public ZoneFixture withTtl(Duration time) {
        return new ZoneFixture(zones, forced, time);
    }

    /**
     * Adds the zones of another fixture, so that aliases and questions may cross between them.
     *
     * @param other the other fixture
     * @return a copy that answers for both
     */
    public ZoneFixture and(ZoneFixture other) {
        List<ZoneData> all = new ArrayList<>(zones);
        all.addAll(other.zones);
        Map<String, DnsStatus> statuses = new LinkedHashMap<>(forced);
        statuses.putAll(other.forced);
        return new ZoneFixture(all, statuses, ttl);
    }

    /**
     * Ends every question about a name in one way, whatever its records.
     *
     * @param name as in {@link #with(String, RecordType, String...)}
     * @param status for example {@link DnsStatus#SERVFAIL} or {@link DnsStatus#TIMEOUT}
     * @return a copy that does so
     */
    public ZoneFixture failing(String name, DnsStatus status) {
        return forced(key(ZoneText.owner(name, first().origin()), ANY_TYPE), status);
    }

    /**
     * Ends the questions about a name and a type in one way, whatever its records.
     *
     * @param name as in {@link #with(String, RecordType, String...)}
     * @param type the type
     * @param status for example {@link DnsStatus#SERVFAIL} or {@link DnsStatus#TIMEOUT}
     * @return a copy that does so
     */
    public ZoneFixture failing(String name, RecordType type, DnsStatus status) {
        return forced(key(ZoneText.owner(name, first().origin()), type.name()), status);
    }

    /** {@return the name of the zone, of the first one where there are several} */
    public String origin() {
        return WireRecords.text(first().origin());
    }

    @Override
    public DnsAnswer lookup(String name, RecordType type) {
        Name asked;
        try {
            asked = WireRecords.name(name);
        } catch (IllegalArgumentException e) {
            return DnsAnswer.of(name, type, DnsStatus.MALFORMED, String.valueOf(e.getMessage()));
        }
        String text = WireRecords.text(asked);
        Optional<DnsStatus> end = forcedFor(asked, type.name());
        if (end.isPresent()) {
            return DnsAnswer.of(text, type, end.get(), "the fixture says so");
        }
        ZoneReply answered = ZoneReply.to(zones, asked, type.code());
        ZoneReply reply = type == RecordType.NS ? answered.referralAsAnswer(asked) : answered;
        List<DnsRecord.Alias> aliases = new ArrayList<>();
        List<DnsRecord> found = new ArrayList<>();
        Name last = asked;
        for (Record record : reply.answer()) {
            if (record instanceof CNAMERecord alias && type != RecordType.CNAME) {
                aliases.add(WireRecords.alias(alias));
                last = alias.getTarget();
            } else {
                WireRecords.of(record).ifPresent(found::add);
            }
        }
        // A name that fails fails those that are aliases of it, as a resolver would
        Optional<DnsStatus> atTheEnd = aliases.isEmpty() ? Optional.empty() : forcedFor(last, type.name());
        DnsStatus status = atTheEnd.orElse(reply.status());
        if (status != DnsStatus.FOUND) {
            found.clear();
        }
        return new DnsAnswer(
                text,
                type,
                status,
                found,
                aliases,
                false,
                reply.authoritative(),
                "",
                Duration.ZERO,
                detail(status, WireRecords.text(last)));
    }

    private String detail(DnsStatus status, String name) {
        return switch (status) {
            case REFUSED, ALIAS_ELSEWHERE ->
                "the fixture has no zone for " + name + ", only "
                        + String.join(
                                ", ",
                                zones.stream()
                                        .map(zone -> WireRecords.text(zone.origin()))
                                        .toList());
            case ALIAS_LOOP -> "the aliases lead back to " + name;
            default -> "";
        };
    }

    /**
     * Answers a DNS message as the zone's name server would, with EDNS where it was asked with EDNS.
     *
     * @param query a DNS message
     * @return the answer as it goes over TCP, not truncated; empty where the server stays silent
     */
    public byte[] respond(byte[] query) {
        return ZoneWire.respond(query, zones, this::forcedFor);
    }

    private ZoneData first() {
        return zones.get(0);
    }

    private ZoneFixture withFirst(ZoneData zone) {
        List<ZoneData> all = new ArrayList<>(zones);
        all.set(0, zone);
        return new ZoneFixture(all, forced, ttl);
    }

    private ZoneFixture forced(String key, DnsStatus status) {
        Map<String, DnsStatus> more = new LinkedHashMap<>(forced);
        more.put(key, status);
        return new ZoneFixture(zones, more, ttl);
    }

    private Optional<DnsStatus> forcedFor(Name name, String type) {
        return Optional.ofNullable(forced.get(key(name, type)))
                .or(() -> Optional.ofNullable(forced.get(key(name, ANY_TYPE))));
    }

    private static String key(Name name, String type) {
        return WireRecords.text(name) + " " + type;
    }
}
