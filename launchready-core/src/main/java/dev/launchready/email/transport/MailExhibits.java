package dev.launchready.email.transport;

import dev.launchready.Exhibit;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.SmtpExchange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the report shows of a domain's mail: the servers, and the records to publish. */
final class MailExhibits {
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private MailExhibits() {}

    static List<Exhibit> of(MailFacts facts, Instant now) {
        List<Exhibit> exhibits = new ArrayList<>();
        if (!facts.hosts().isEmpty()) {
            exhibits.add(servers(facts));
        }
        List<List<String>> records = records(facts, now);
        if (!records.isEmpty()) {
            exhibits.add(
                    new Exhibit.Table("Publish this for " + facts.domain(), List.of("name", "type", "value"), records));
        }
        return exhibits;
    }

    private static Exhibit servers(MailFacts facts) {
        List<List<String>> rows = new ArrayList<>();
        for (MxHost host : facts.hosts()) {
            List<String> addresses = host.addresses().stream()
                    .flatMap(answer -> answer.records(DnsRecord.Address.class))
                    .map(DnsRecord.Address::data)
                    .toList();
            rows.add(List.of(
                    String.valueOf(host.preference()),
                    host.name(),
                    String.join(" ", addresses),
                    host.smtp().map(MailExhibits::startTls).orElse("not spoken with"),
                    String.valueOf(host.tlsa().records().size())));
        }
        return new Exhibit.Table(
                "Mail servers of " + facts.domain(),
                List.of("preference", "server", "addresses", "STARTTLS", "TLSA records"),
                rows);
    }

    private static String startTls(SmtpExchange smtp) {
        return smtp.tls()
                .map(tls -> tls.protocol() + ", certificate " + (tls.isTrusted() ? "valid" : "not to be trusted"))
                .or(() -> smtp.failure().map(failure -> failure.kind().toString()))
                .orElse(smtp.offersStartTls() ? "offered" : "none");
    }

    private static List<List<String>> records(MailFacts facts, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        String domain = facts.domain();
        boolean receives = !facts.hosts().isEmpty();
        if (receives && facts.mtaSts().isConclusive() && facts.mtaStsRecords().isEmpty()) {
            rows.add(List.of(
                    "_mta-sts." + domain, "TXT", "v=STSv1; id=" + ID.format(now.atOffset(ZoneOffset.UTC)) + ";"));
        }
        boolean policy = facts.readPolicy().filter(p -> p.problems().isEmpty()).isPresent();
        if (receives && !policy) {
            StringBuilder text = new StringBuilder("version: STSv1\nmode: testing\n");
            facts.hosts()
                    .forEach(host -> text.append("mx: ").append(host.name()).append('\n'));
            rows.add(List.of(
                    "https://mta-sts." + domain + "/.well-known/mta-sts.txt", "file", text + "max_age: 604800\n"));
        }
        if (receives && facts.tlsRpt().isConclusive() && facts.tlsRptRecords().isEmpty()) {
            rows.add(List.of("_smtp._tls." + domain, "TXT", "v=TLSRPTv1; rua=mailto:tls-reports@" + domain));
        }
        return rows;
    }
}
