package dev.launchready.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * What a server of some zones answers to a question (RFC 1034 section 4.3.2).
 *
 * @param end where the search ended
 * @param answer the answer section
 * @param authority the authority section: SOA of a negative answer, NS of a referral
 * @param additional the glue of a referral
 */
record ZoneReply(End end, List<Record> answer, List<Record> authority, List<Record> additional) {

    /** Where the search ended, at the name itself or at the end of its aliases. */
    enum End {
        FOUND(DnsStatus.FOUND),
        NODATA(DnsStatus.NODATA),
        NXDOMAIN(DnsStatus.NXDOMAIN),
        LOOP(DnsStatus.ALIAS_LOOP),
        REFERRAL(DnsStatus.REFUSED),
        NOT_SERVED(DnsStatus.REFUSED);

        private final DnsStatus status;

        End(DnsStatus status) {
            this.status = status;
        }
    }

    DnsStatus status() {
        return end.status == DnsStatus.REFUSED && !answer.isEmpty() ? DnsStatus.ALIAS_ELSEWHERE : end.status;
    }

    /** What a resolver makes of a referral when it was asked for these very name servers. */
    ZoneReply referralAsAnswer(Name asked) {
        boolean same = authority.stream().allMatch(record -> record.getName().equals(asked));
        return end == End.REFERRAL && same ? new ZoneReply(End.FOUND, authority, List.of(), List.of()) : this;
    }

    int rcode() {
        if (end == End.NXDOMAIN) {
            return Rcode.NXDOMAIN;
        }
        return end == End.NOT_SERVED && answer.isEmpty() ? Rcode.REFUSED : Rcode.NOERROR;
    }

    boolean authoritative() {
        return !answer.isEmpty() || end == End.NODATA || end == End.NXDOMAIN;
    }

    private static final int LONGEST_CHAIN = 32;

    static ZoneReply to(List<ZoneData> zones, Name asked, int type) {
        List<Record> answer = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Name name = asked;
        while (true) {
            Optional<ZoneData> closest = zoneOf(zones, name, type);
            if (closest.isEmpty()) {
                return new ZoneReply(End.NOT_SERVED, answer, List.of(), List.of());
            }
            ZoneData zone = closest.get();
            List<Record> servers = zone.delegation(name, type);
            if (!servers.isEmpty()) {
                return new ZoneReply(End.REFERRAL, answer, servers, glue(zone, servers));
            }
            Optional<List<Record>> node = zone.node(name);
            if (node.isEmpty()) {
                return new ZoneReply(End.NXDOMAIN, answer, negative(zone), List.of());
            }
            List<Record> found =
                    node.get().stream().filter(r -> r.getType() == type).toList();
            Optional<CNAMERecord> alias = node.get().stream()
                    .filter(CNAMERecord.class::isInstance)
                    .map(CNAMERecord.class::cast)
                    .findFirst();
            if (!found.isEmpty() || alias.isEmpty()) {
                answer.addAll(found);
                return found.isEmpty()
                        ? new ZoneReply(End.NODATA, answer, negative(zone), List.of())
                        : new ZoneReply(End.FOUND, answer, List.of(), List.of());
            }
            if (!seen.add(name) || seen.size() > LONGEST_CHAIN) {
                return new ZoneReply(End.LOOP, answer, List.of(), List.of());
            }
            answer.add(alias.get());
            name = alias.get().getTarget();
        }
    }

    private static Optional<ZoneData> zoneOf(List<ZoneData> zones, Name name, int type) {
        List<ZoneData> around = zones.stream()
                .filter(zone -> zone.covers(name))
                .sorted(Comparator.comparing((ZoneData zone) -> zone.origin().labels())
                        .reversed())
                .toList();
        boolean parentAnswers =
                type == Type.DS && around.size() > 1 && around.get(0).origin().equals(name);
        return around.stream().skip(parentAnswers ? 1 : 0).findFirst();
    }

    // A negative answer lives as long as the lesser of the SOA's TTL and its minimum (RFC 2308 section 3)
    private static List<Record> negative(ZoneData zone) {
        List<Record> capped = new ArrayList<>();
        for (Record record : zone.authority()) {
            long ttl = record instanceof SOARecord soa ? Math.min(soa.getTTL(), soa.getMinimum()) : record.getTTL();
            capped.add(Record.newRecord(
                    record.getName(), record.getType(), DClass.IN, ttl, record.rdataToWireCanonical()));
        }
        return capped;
    }

    private static List<Record> glue(ZoneData zone, List<Record> servers) {
        List<Record> glue = new ArrayList<>();
        for (Record server : servers) {
            if (server instanceof NSRecord ns) {
                glue.addAll(zone.at(ns.getTarget(), Type.A));
                glue.addAll(zone.at(ns.getTarget(), Type.AAAA));
            }
        }
        return glue;
    }
}
