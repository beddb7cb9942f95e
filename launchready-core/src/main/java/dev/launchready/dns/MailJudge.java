package dev.launchready.dns;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.dns.ZoneExpectation.Mail;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsRecord.MailExchange;
import dev.launchready.net.DnsStatus;
import java.util.List;

/** Judges where mail to a domain goes. */
final class MailJudge {
    private MailJudge() {}

    /** Whether an exchange names a host, rather than being the dot of a null MX or an address. */
    static boolean isName(String exchange) {
        return !exchange.equals(".") && HostNames.address(exchange).isEmpty();
    }

    static void judge(ZoneRecords zone, Mail expected, Judgement out) {
        if (!zone.mx().isConclusive() || zone.mx().status() == DnsStatus.ALIAS_ELSEWHERE) {
            out.notSeen(zone.mx(), expected == Mail.RECEIVED ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK);
            return;
        }
        List<MailExchange> records = zone.mx().records(MailExchange.class).toList();
        boolean nullMx = records.stream().anyMatch(record -> record.exchange().equals("."));
        if (nullMx && records.size() > 1) {
            out.find(of(DnsRule.NULL_MX_BESIDE_OTHERS, zone)
                    .expected("a null MX alone, or none")
                    .actual("it stands beside " + (records.size() - 1) + " other MX records"));
        }
        switch (expected) {
            case RECEIVED -> received(zone, records, nullMx, out);
            case NOT_RECEIVED -> {
                if (!nullMx) {
                    out.find(of(DnsRule.MX_UNEXPECTED, zone)
                            .expected("a null MX, since the domain takes no mail")
                            .actual(records.isEmpty() ? "there is no MX record" : "there are MX records that take mail")
                            .remedy("Publish \"" + zone.domain() + ". MX 0 .\" and no other MX record."));
                }
            }
            case UNDECLARED -> {}
        }
        records.stream()
                .filter(record -> HostNames.address(record.exchange()).isPresent())
                .forEach(record -> out.find(Finding.of(DnsRule.MX_ADDRESS, zone.domain())
                        .expected("MX records that name hosts")
                        .actual("one has the address " + record.exchange())
                        .evidence("record", record.line())));
        zone.mailServers().forEach(server -> server(zone, server, out));
    }

    private static void received(ZoneRecords zone, List<MailExchange> records, boolean nullMx, Judgement out) {
        if (records.isEmpty()) {
            out.find(of(DnsRule.MX_MISSING, zone)
                    .expected("MX records, since the domain takes mail")
                    .actual("there is none"));
        } else if (nullMx && records.size() == 1) {
            out.find(of(DnsRule.NULL_MX, zone)
                    .expected("MX records, since the domain takes mail")
                    .actual("a null MX tells every sender that it takes none"));
        }
    }

    private static void server(ZoneRecords zone, MailServerView server, Judgement out) {
        String host = server.record().exchange();
        List<DnsRecord.Alias> aliases = server.ipv4().aliases().isEmpty()
                ? server.ipv6().aliases()
                : server.ipv4().aliases();
        if (!aliases.isEmpty()) {
            out.find(Finding.of(DnsRule.MX_ALIAS, zone.domain())
                    .expected("MX records that name hosts with addresses of their own")
                    .actual(host + " is an alias of " + aliases.get(0).target())
                    .evidence("record", server.record().line())
                    .evidence("alias", aliases.get(0).line()));
        }
        List<DnsAnswer> both = List.of(server.ipv4(), server.ipv6());
        boolean found = both.stream().anyMatch(answer -> answer.status() == DnsStatus.FOUND);
        boolean absent =
                both.stream().allMatch(answer -> answer.isConclusive() && answer.status() != DnsStatus.ALIAS_ELSEWHERE);
        if (!found && absent) {
            out.find(Finding.of(DnsRule.MX_DEAD, zone.domain())
                    .expected("MX records that name hosts with an address")
                    .actual(host + " has none (" + server.ipv4().status() + ")")
                    .evidence("record", server.record().line()));
        } else if (!found) {
            both.stream()
                    .filter(answer -> !answer.isConclusive() || answer.status() == DnsStatus.ALIAS_ELSEWHERE)
                    .forEach(answer -> out.notSeen(answer, Impact.LAUNCH_BLOCKER));
        }
    }

    private static Finding.Builder of(DnsRule rule, ZoneRecords zone) {
        return Finding.of(rule, zone.domain()).evidence("MX", zone.mx().describe());
    }
}
