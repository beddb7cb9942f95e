package dev.launchready.dns;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.NS;
import static dev.launchready.net.RecordType.SOA;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsQuestion;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Looks at a zone in three rounds: the zone itself, the hosts that it names, and its name servers one by one. */
final class ZoneLook {
    private ZoneLook() {}

    static ZoneRecords look(Launch launch, String domain, boolean caa) {
        Dns dns = launch.network().dns();
        Deadline all = launch.startDeadline();
        Deadline first = all.orSooner(all.remaining().dividedBy(2));
        // A label that nobody can have declared; new each time, because resolvers remember it
        String probe = String.format(
                Locale.ROOT, "launchready-%08x.%s", ThreadLocalRandom.current().nextInt(), domain);
        List<DnsQuestion> questions = new ArrayList<>(Stream.of(SOA, NS, CNAME, MX)
                .map(type -> new DnsQuestion(domain, type))
                .toList());
        questions.add(new DnsQuestion(probe, A));
        if (caa) {
            questions.addAll(CaaLook.questions(domain));
        }
        List<DnsAnswer> answers = dns.queryAll(questions, first);
        String zone = EnclosingZone.of(dns, domain, answers.get(0), first);
        boolean own = zone.equals(domain);
        DnsAnswer soa = own ? answers.get(0) : dns.query(zone, SOA, first);
        DnsAnswer ns = own ? answers.get(1) : dns.query(zone, NS, first);
        DnsAnswer alias = own ? answers.get(2) : dns.query(zone, CNAME, first);
        DnsAnswer mx = answers.get(3);
        List<String> servers = ns.records(DnsRecord.NameServer.class)
                .map(DnsRecord.NameServer::host)
                .toList();
        List<DnsRecord.MailExchange> mail = mx.records(DnsRecord.MailExchange.class)
                .filter(record -> MailJudge.isName(record.exchange()))
                .toList();
        // The addresses before the servers themselves, which are asked at these addresses
        List<DnsQuestion> hosts = Stream.concat(servers.stream(), mail.stream().map(DnsRecord.MailExchange::exchange))
                .distinct()
                .flatMap(host -> Stream.of(new DnsQuestion(host, A), new DnsQuestion(host, AAAA)))
                .toList();
        Deadline second = all.orSooner(all.remaining().dividedBy(2));
        dns.queryAll(hosts, second);
        List<DnsAnswer> direct =
                dns.queryAllAt(servers.stream().map(HostNames::nameServer).toList(), new DnsQuestion(zone, SOA), all);
        List<NameServerView> views = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            String host = servers.get(i);
            views.add(
                    new NameServerView(host, dns.query(host, A, second), dns.query(host, AAAA, second), direct.get(i)));
        }
        boolean failed = soa.status() == DnsStatus.SERVFAIL;
        return new ZoneRecords(
                domain,
                zone,
                soa,
                ns,
                alias,
                mx,
                answers.get(4),
                views,
                mail.stream()
                        .map(record -> new MailServerView(
                                record,
                                dns.query(record.exchange(), A, second),
                                dns.query(record.exchange(), AAAA, second)))
                        .toList(),
                caa ? CaaLook.climb(dns, domain, first) : List.of(),
                failed && BogusLook.isBogus(launch, zone, SOA, all));
    }
}
