package dev.launchready.email.dmarc;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsQuestion;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks: asks DNS for all that the judge wants to know. */
final class DmarcAuditor {
    /** A record that names more addresses than this is no honest one. */
    private static final int MOST_TARGETS = 10;

    private DmarcAuditor() {}

    static DmarcAudit look(String domain, Optional<String> planned, Launch launch) {
        Deadline deadline = launch.startDeadline();
        Dns dns = launch.network().dns();
        List<String> misplaced = List.of(domain, "dmarc." + domain, "_dmarc." + domain + "." + domain);
        List<DnsQuestion> first = new ArrayList<>();
        DmarcWalk.names(domain).forEach(name -> first.add(new DnsQuestion("_dmarc." + name, RecordType.TXT)));
        misplaced.forEach(name -> first.add(new DnsQuestion(name, RecordType.TXT)));
        // side by side; the network remembers the answers for what follows
        List<DnsAnswer> unused = dns.queryAll(first, deadline);
        DnsLookup lookup =
                planned.map(text -> overlaid(dns.until(deadline), domain, text)).orElseGet(() -> dns.until(deadline));
        DmarcWalk walk = DmarcWalk.from(domain, lookup);
        DmarcDiscovery today = DmarcDiscovery.of(walk, DmarcMode.RFC9989, PublicSuffixes::bundled, lookup);
        DmarcDiscovery before = DmarcDiscovery.of(walk, DmarcMode.RFC7489, PublicSuffixes::bundled, lookup);
        Map<String, DnsAnswer> elsewhere = new LinkedHashMap<>();
        misplaced.forEach(name -> elsewhere.put(name, lookup.lookup(name, RecordType.TXT)));
        return new DmarcAudit(domain, walk, today, before, elsewhere, consents(today, lookup));
    }

    private static List<DmarcAudit.Consent> consents(DmarcDiscovery policy, DnsLookup lookup) {
        Set<String> hosts = new LinkedHashSet<>();
        policy.record().ifPresent(record -> {
            record.aggregateReports().forEach(uri -> hosts.add(uri.host()));
            record.failureReports().forEach(uri -> hosts.add(uri.host()));
        });
        hosts.remove("");
        String own = DmarcWalk.from(policy.policyDomain(), lookup).organisation();
        List<DmarcAudit.Consent> consents = new ArrayList<>();
        hosts.stream().limit(MOST_TARGETS).forEach(host -> {
            if (!DmarcWalk.from(host, lookup).organisation().equals(own)) {
                String name = policy.policyDomain() + "._report._dmarc." + host;
                consents.add(new DmarcAudit.Consent(host, name, lookup.lookup(name, RecordType.TXT)));
            }
        });
        return consents;
    }

    private static DnsLookup overlaid(DnsLookup dns, String domain, String text) {
        String name = "_dmarc." + domain;
        DnsRecord record = new DnsRecord.Text(name, 0, RecordType.TXT, List.of(text));
        return (asked, type) -> asked.equals(name) && type == RecordType.TXT
                ? DnsAnswer.of(asked, type, List.of(record))
                : dns.lookup(asked, type);
    }
}
