package dev.launchready.dns;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;

import dev.launchready.Finding;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.util.ArrayList;
import java.util.List;

/** Judges what DNS says about a zone. */
final class ZoneJudge {
    private static final long LONGEST_NEGATIVE_TTL = 3 * 3600;
    private static final long SHORTEST_REFRESH = 20 * 60;
    private static final long LONGEST_REFRESH = 24 * 3600;
    private static final long SHORTEST_EXPIRE = 7 * 24 * 3600;

    private ZoneJudge() {}

    static Judgement judge(ZoneRecords zone, ZoneExpectation expected) {
        Judgement out = new Judgement();
        if (zone.bogus()) {
            out.find(HostJudge.bogus(zone.domain(), zone.soa()));
        } else if (zone.soa().status() == DnsStatus.NXDOMAIN
                && zone.soa().aliases().isEmpty()) {
            out.find(Finding.of(DnsRule.DEAD_NAME, zone.domain())
                    .expected("the domain to exist")
                    .actual("DNS says that there is no such name (NXDOMAIN)")
                    .remedy("Register the domain, and delegate it to name servers that have the zone.")
                    .evidence("answer", zone.soa().describe()));
        } else {
            apex(zone, out);
            NameServerJudge.judge(zone, out);
            authority(zone, out);
            wildcard(zone, expected, out);
            MailJudge.judge(zone, expected.mail(), out);
            expected.issuer().ifPresent(ca -> CaaJudge.judge(zone.caa(), zone.domain(), zone.zone(), ca, out));
        }
        return out;
    }

    private static void apex(ZoneRecords zone, Judgement out) {
        if (zone.alias().status() == DnsStatus.FOUND) {
            out.find(Finding.of(DnsRule.APEX_ALIAS, zone.zone())
                    .expected("no CNAME at the zone's apex")
                    .actual("it is an alias: " + zone.alias().records().get(0).data())
                    .evidence("record", zone.alias().records().get(0).line()));
        } else if (!zone.alias().isConclusive()) {
            out.notSeen(zone.alias(), LAUNCH_BLOCKER);
        }
    }

    private static void authority(ZoneRecords zone, Judgement out) {
        if (!zone.soa().isConclusive()) {
            out.notSeen(zone.soa(), SUPPORT_RISK);
        }
        zone.authority().ifPresent(soa -> {
            List<String> odd = oddValues(soa);
            if (!odd.isEmpty()) {
                out.find(Finding.of(DnsRule.SOA_VALUES, zone.zone())
                        .expected("SOA timers that keep secondaries fresh and let them survive an outage")
                        .actual(String.join(", and ", odd))
                        .evidence("SOA", soa.line()));
            }
            long negative = Math.min(soa.ttl(), soa.minimum());
            if (negative > LONGEST_NEGATIVE_TTL) {
                out.find(Finding.of(DnsRule.NEGATIVE_TTL, zone.zone())
                        .expected("negative answers that are cached for at most " + LONGEST_NEGATIVE_TTL + " seconds")
                        .actual("they are cached for " + negative + " seconds")
                        .evidence("SOA", soa.line()));
            }
        });
    }

    static List<String> oddValues(DnsRecord.StartOfAuthority soa) {
        List<String> odd = new ArrayList<>();
        if (soa.serial() == 0) {
            odd.add("the serial is 0, which many servers never count up from");
        }
        if (soa.refresh() < SHORTEST_REFRESH || soa.refresh() > LONGEST_REFRESH) {
            odd.add("refresh is " + soa.refresh() + " (" + SHORTEST_REFRESH + " to " + LONGEST_REFRESH + " is usual)");
        }
        if (soa.retry() >= soa.refresh() || soa.retry() == 0) {
            odd.add("retry is " + soa.retry() + " and ought to be a part of refresh, which is " + soa.refresh());
        }
        if (soa.expire() < SHORTEST_EXPIRE) {
            odd.add("expire is " + soa.expire() + ", so that secondaries drop the zone after an outage of less than a"
                    + " week");
        } else if (soa.expire() <= soa.refresh() + soa.retry()) {
            odd.add("expire is " + soa.expire() + ", not more than refresh and retry together");
        }
        if (soa.mailbox().indexOf('@') >= 0 || soa.mailbox().equals(".")) {
            odd.add("the mailbox \"" + soa.mailbox() + "\" is no domain name");
        }
        return odd;
    }

    private static void wildcard(ZoneRecords zone, ZoneExpectation expected, Judgement out) {
        if (expected.wildcardAllowed()) {
            return;
        }
        boolean resolves = zone.probe().status() == DnsStatus.FOUND
                || !zone.probe().aliases().isEmpty();
        if (resolves) {
            out.find(Finding.of(DnsRule.WILDCARD, zone.domain())
                    .expected("names that nobody declared not to exist")
                    .actual(zone.probe().name() + " resolves")
                    .evidence("answer", zone.probe().describe()));
        } else if (!zone.probe().isConclusive()) {
            out.notSeen(zone.probe(), SUPPORT_RISK);
        }
    }
}
