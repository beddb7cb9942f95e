package dev.launchready.email.spf;

import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;

/**
 * A line of the lookup ledger: one DNS question, who asked it and what it cost (RFC 7208 section 4.6.4). Evaluating a
 * term costs one of ten lookups, whatever it asks; its own question costs one of two voids when the answer is empty or
 * the name does not exist. The questions that follow from an answer (addresses of mail servers, names of an address)
 * and those for an explanation cost neither.
 *
 * @param domain whose record asks
 * @param term the term that asks, as {@link SpfTerm#print()} has it; empty for the first question of all
 * @param name the name asked for
 * @param type the type asked for
 * @param status how it ended
 * @param asked whether it was asked at all; not when no DNS question can be made of the name
 * @param lookup whether it cost a lookup
 * @param empty whether it cost a void
 * @param lookups lookups up to and including this line
 * @param voids voids up to and including this line
 */
public record SpfQuery(
        String domain,
        String term,
        String name,
        RecordType type,
        DnsStatus status,
        boolean asked,
        boolean lookup,
        boolean empty,
        int lookups,
        int voids) {}
