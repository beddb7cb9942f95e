package dev.launchready.email.dkim;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.util.List;

/**
 * What stands at the name of one selector.
 *
 * @param selector the selector
 * @param answer the answer to the question for its TXT records
 * @param keys the records as keys, broken ones too, in the order received
 */
public record SelectorFacts(String selector, DnsAnswer answer, List<DkimKey> keys) {

    /** Copies the list. */
    public SelectorFacts {
        keys = List.copyOf(keys);
    }

    /**
     * Reads an answer.
     *
     * @param selector the selector
     * @param answer the answer for {@code selector._domainkey.domain}
     * @return what stands there
     */
    public static SelectorFacts of(String selector, DnsAnswer answer) {
        List<DkimKey> keys = answer.records(DnsRecord.Text.class)
                .map(record -> DkimKey.parse(record.joined()))
                .toList();
        return new SelectorFacts(selector, answer, keys);
    }

    /** {@return the name of the key record} */
    public String name() {
        return answer.name();
    }

    /** {@return where the name leads by CNAME; empty when it has its own record} */
    public String alias() {
        List<DnsRecord.Alias> aliases = answer.aliases();
        return aliases.isEmpty() ? "" : aliases.get(aliases.size() - 1).target();
    }
}
