package dev.launchready.dns;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges the name servers of a zone, each by what it answers itself. */
final class NameServerJudge {
    private NameServerJudge() {}

    static void judge(ZoneRecords zone, Judgement out) {
        if (!zone.ns().isConclusive() || zone.ns().status() == DnsStatus.ALIAS_ELSEWHERE) {
            out.notSeen(zone.ns(), SUPPORT_RISK);
            return;
        }
        count(zone, out);
        boolean noneServes = zone.nameServers().stream().allMatch(server -> isLame(server) || isWithoutAddress(server));
        Impact impact = noneServes ? LAUNCH_BLOCKER : SUPPORT_RISK;
        zone.nameServers().forEach(server -> server(zone, server, impact, out));
        serials(zone, out);
    }

    private static void count(ZoneRecords zone, Judgement out) {
        int count = zone.nameServers().size();
        Set<InetAddress> addresses = zone.nameServers().stream()
                .flatMap(server -> server.addresses().stream())
                .collect(Collectors.toSet());
        boolean allKnown = zone.nameServers().stream()
                .allMatch(server -> server.ipv4().isConclusive()
                        && server.ipv6().isConclusive()
                        && !server.addresses().isEmpty());
        boolean oneAddress = count > 1 && allKnown && addresses.size() == 1;
        if (count < 2 || oneAddress) {
            out.find(Finding.of(DnsRule.FEW_NAME_SERVERS, zone.zone())
                    .expected("at least two name servers on different addresses")
                    .actual(
                            oneAddress
                                    ? "all " + count + " are at "
                                            + addresses.iterator().next().getHostAddress()
                                    : count == 0 ? "there is no NS record" : "there is only one")
                    .evidence("NS", zone.ns().describe()));
        }
    }

    private static void server(ZoneRecords zone, NameServerView server, Impact impact, Judgement out) {
        List<DnsRecord.Alias> aliases = server.ipv4().aliases();
        if (!aliases.isEmpty()) {
            out.find(Finding.of(DnsRule.NAME_SERVER_ALIAS, zone.zone())
                    .expected("NS records that name hosts with addresses of their own")
                    .actual(server.host() + " is an alias of " + aliases.get(0).target())
                    .evidence("alias", aliases.get(0).line()));
        }
        if (isWithoutAddress(server)) {
            out.find(Finding.of(DnsRule.NAME_SERVER_WITHOUT_ADDRESS, zone.zone())
                    .impact(impact)
                    .expected("name servers that can be reached")
                    .actual(server.host() + " has no address (" + server.ipv4().status() + ")")
                    .evidence("A", server.ipv4().describe()));
        } else if (isLame(server)) {
            // A server that fails may have lost the zone, or only be in trouble just now
            boolean fails = server.soa().status() == DnsStatus.SERVFAIL;
            out.find(Finding.of(DnsRule.LAME_DELEGATION, zone.zone())
                    .impact(impact)
                    .confidence(fails ? Confidence.MEDIUM : Confidence.HIGH)
                    .expected("each of its name servers to answer for the zone")
                    .actual(server.host() + " " + inWords(server.soa()))
                    .remedy("Configure the zone " + zone.zone() + " on " + server.host()
                            + ", or take that server out of the NS records here and at the registrar.")
                    .evidence("SOA asked of " + server.host(), server.soa().describe()));
        } else if (!server.servesTheZone()) {
            out.notSeen(server.host(), server.soa(), SUPPORT_RISK);
        }
    }

    private static boolean isWithoutAddress(NameServerView server) {
        return server.ipv4().isConclusive()
                && server.ipv6().isConclusive()
                && server.ipv4().status() != DnsStatus.ALIAS_ELSEWHERE
                && server.addresses().isEmpty();
    }

    // Silence is not lameness: the way to the server may be closed to us alone
    private static boolean isLame(NameServerView server) {
        return switch (server.soa().status()) {
            case TIMEOUT, UNREACHABLE -> false;
            case FOUND -> !server.servesTheZone();
            case NODATA, NXDOMAIN, ALIAS_ELSEWHERE, ALIAS_LOOP, SERVFAIL, REFUSED -> true;
            case MALFORMED -> server.soa().isReferral();
        };
    }

    private static String inWords(DnsAnswer answer) {
        return switch (answer.status()) {
            case FOUND -> "answers without authority (AA is clear)";
            case REFUSED -> "refuses to answer (REFUSED)";
            case SERVFAIL -> "fails to answer (SERVFAIL)";
            case NXDOMAIN -> "says that the zone does not exist";
            case MALFORMED -> "sends " + answer.detail();
            case NODATA, ALIAS_ELSEWHERE, ALIAS_LOOP, TIMEOUT, UNREACHABLE ->
                "has no SOA of the zone (" + answer.status() + ")";
        };
    }

    private static void serials(ZoneRecords zone, Judgement out) {
        TreeMap<Long, List<String>> bySerial = new TreeMap<>();
        zone.nameServers().stream()
                .filter(NameServerView::servesTheZone)
                .forEach(server -> server.authority()
                        .ifPresent(soa -> bySerial.computeIfAbsent(soa.serial(), serial -> new ArrayList<>())
                                .add(server.host())));
        if (bySerial.size() > 1) {
            List<String> lines = bySerial.entrySet().stream()
                    .map(entry -> entry.getKey() + " at " + String.join(", ", entry.getValue()))
                    .toList();
            out.find(Finding.of(DnsRule.SERIAL_MISMATCH, zone.zone())
                    .expected("the same serial at all its name servers")
                    .actual("they serve " + String.join(" and ", lines))
                    .evidence("serials", String.join("\n", lines)));
        }
    }
}
