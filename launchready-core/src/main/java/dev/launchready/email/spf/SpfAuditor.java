package dev.launchready.email.spf;

import dev.launchready.Launch;
import dev.launchready.email.IpRange;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks: asks DNS for all that the judge wants to know. */
final class SpfAuditor {
    private static final int LONGEST_STRING = 255;

    private SpfAuditor() {}

    static SpfAudit look(String domain, SpfExpectation expected, Launch launch) {
        Deadline deadline = launch.startDeadline();
        DnsLookup dns = launch.network().dns().until(deadline);
        return look(
                domain,
                expected,
                expected.planned().map(text -> overlaid(dns, domain, text)).orElse(dns),
                deadline);
    }

    static SpfAudit look(String domain, SpfExpectation expected, DnsLookup dns, Deadline deadline) {
        try (SpfLookups lookups = new SpfLookups(dns, deadline, domain)) {
            lookups.askAhead(domain);
            if (expected.planned().isEmpty()) {
                lookups.askAhead(domain, RecordType.SPF);
            }
            SpfNode tree = SpfWalker.walk(domain, lookups);
            Map<String, SpfOutcome> hosts = new LinkedHashMap<>();
            List<IpRange> asked = new ArrayList<>(expected.hosts());
            asked.addAll(expected.strangers());
            SpfEvaluator evaluator = SpfEvaluator.over(lookups).within(Duration.ofDays(1));
            for (IpRange host : asked) {
                hosts.put(host.toString(), evaluator.checkMailFrom(host, "postmaster@" + domain, domain));
            }
            Optional<DnsAnswer> typeSpf = expected.planned().isPresent()
                    ? Optional.empty()
                    : Optional.of(lookups.lookup(domain, RecordType.SPF));
            return new SpfAudit(domain, tree, SpfLedger.worst(tree), typeSpf, lookalikes(tree), hosts);
        }
    }

    private static DnsLookup overlaid(DnsLookup dns, String domain, String text) {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LONGEST_STRING) {
            strings.add(text.substring(i, Math.min(text.length(), i + LONGEST_STRING)));
        }
        DnsRecord record = new DnsRecord.Text(domain, 0, RecordType.TXT, strings);
        return (name, type) -> name.equals(domain) && type == RecordType.TXT
                ? DnsAnswer.of(name, type, List.of(record))
                : dns.lookup(name, type);
    }

    /** Texts that somebody meant as SPF: a quote or a blank in front, another version, a sign behind. */
    private static List<String> lookalikes(SpfNode tree) {
        return tree.answer().stream()
                .flatMap(answer -> answer.records(DnsRecord.Text.class))
                .map(DnsRecord.Text::joined)
                .filter(text -> !SpfRecord.isSpf(text))
                .filter(SpfAuditor::looksLikeSpf)
                .toList();
    }

    private static boolean looksLikeSpf(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\"'\\\\]", "");
        return plain.startsWith("v=spf") || plain.startsWith("spf1") || plain.startsWith("v:spf1");
    }
}
