package dev.launchready.email.transport;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.SmtpExchange;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one mail server.
 *
 * @param name its name as MX gives it
 * @param preference lower is tried first
 * @param addresses the answers for A and AAAA
 * @param tlsa the answer for {@code _25._tcp} below its name
 * @param smtp the conversation; empty when the launch asked for none, or too many servers were named
 */
public record MxHost(
        String name, int preference, List<DnsAnswer> addresses, DnsAnswer tlsa, Optional<SmtpExchange> smtp) {

    /** Copies the list. */
    public MxHost {
        addresses = List.copyOf(addresses);
    }

    /** {@return the aliases passed on the way to its addresses} */
    public List<DnsRecord.Alias> aliases() {
        return addresses.stream()
                .flatMap(answer -> answer.aliases().stream())
                .distinct()
                .toList();
    }

    /** {@return whether it has an address} */
    public boolean resolves() {
        return addresses.stream().anyMatch(answer -> !answer.records().isEmpty());
    }

    /** {@return whether DNS was conclusive about its addresses} */
    public boolean isConclusive() {
        return resolves() || addresses.stream().allMatch(DnsAnswer::isConclusive);
    }
}
