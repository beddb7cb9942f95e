package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** What an audit reads out of answers and macros without a message. */
final class SpfTexts {
    private static final IpRange NO_ADDRESS = new IpRange(true, 0, 0, 32);

    private SpfTexts() {}

    /** The texts of an answer that are SPF records, correct or not. */
    static List<String> spf(DnsAnswer answer) {
        return answer.records(DnsRecord.Text.class)
                .map(DnsRecord.Text::joined)
                .filter(SpfRecord::isSpf)
                .toList();
    }

    /** The name that a term asks for whatever the message; empty when it depends on the message. */
    static String fixedTarget(MacroString domain, String current, String root) {
        if (domain.isEmpty()) {
            return current;
        }
        if (!domain.usesOnly("do")) {
            return "";
        }
        MacroExpander expander = new MacroExpander(
                NO_ADDRESS, "postmaster@" + root, root, "unknown", Clock.systemUTC(), Objects::requireNonNull);
        return DomainNames.fitted(expander.expand(domain, current));
    }
}
