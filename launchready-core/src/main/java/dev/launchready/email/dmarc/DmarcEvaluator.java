package dev.launchready.email.dmarc;

import dev.launchready.net.DnsLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Evaluates DMARC for a message as a receiver does (RFC 9989 section 5.3): an immutable value over a DNS function, safe
 * for use by several threads.
 */
public final class DmarcEvaluator {
    private final DnsLookup dns;
    private final DmarcMode mode;
    private final Supplier<PublicSuffixes> suffixes;

    private DmarcEvaluator(DnsLookup dns, DmarcMode mode, Supplier<PublicSuffixes> suffixes) {
        this.dns = dns;
        this.mode = mode;
        this.suffixes = suffixes;
    }

    /**
     * A domain that SPF or DKIM has looked at.
     *
     * @param domain the envelope sender's domain, or a signature's d=
     * @param passed whether the result was pass
     */
    public record Identifier(String domain, boolean passed) {}

    /**
     * An evaluator by RFC 9989.
     *
     * @param dns answers questions
     * @return the evaluator
     */
    public static DmarcEvaluator over(DnsLookup dns) {
        return new DmarcEvaluator(dns, DmarcMode.RFC9989, PublicSuffixes::bundled);
    }

    /**
     * Goes by another specification.
     *
     * @param other which
     * @return a copy that does
     */
    public DmarcEvaluator by(DmarcMode other) {
        return new DmarcEvaluator(dns, other, suffixes);
    }

    /**
     * Uses another public suffix list; matters for RFC 7489 only.
     *
     * @param list the list
     * @return a copy that uses it
     */
    public DmarcEvaluator with(PublicSuffixes list) {
        return new DmarcEvaluator(dns, mode, () -> list);
    }

    /**
     * Finds the policy of a domain.
     *
     * @param author the domain in the From field
     * @return the policy that holds, and why
     */
    public DmarcDiscovery discover(String author) {
        return DmarcDiscovery.of(DmarcWalk.from(canonical(author), dns), mode, suffixes, dns);
    }

    /**
     * Evaluates a message.
     *
     * @param author the domain in the From field
     * @param spf the envelope sender's domain and whether SPF passed it
     * @param dkim the domains of all signatures and whether they verified
     * @return the result
     */
    public DmarcOutcome evaluate(String author, Identifier spf, List<Identifier> dkim) {
        Map<String, DmarcWalk> walks = new HashMap<>();
        String from = canonical(author);
        DmarcWalk own = walk(from, walks);
        DmarcDiscovery discovery = DmarcDiscovery.of(own, mode, suffixes, dns);
        if (!discovery.unseen().isEmpty()) {
            return outcome(DmarcOutcome.Result.TEMPERROR, false, List.of(), discovery);
        }
        if (discovery.record().isEmpty()) {
            return outcome(DmarcOutcome.Result.NONE, false, List.of(), discovery);
        }
        DmarcRecord record = discovery.record().get();
        boolean alignedSpf = spf.passed() && aligned(spf.domain(), discovery, record.strictSpf(), walks);
        List<String> alignedDkim = new ArrayList<>(dkim.size());
        for (Identifier one : dkim) {
            if (one.passed() && aligned(one.domain(), discovery, record.strictDkim(), walks)) {
                alignedDkim.add(canonical(one.domain()));
            }
        }
        if (alignedSpf || !alignedDkim.isEmpty()) {
            return outcome(DmarcOutcome.Result.PASS, alignedSpf, alignedDkim, discovery);
        }
        boolean seen = mode == DmarcMode.RFC7489 || walks.values().stream().allMatch(DmarcWalk::isSeen);
        return outcome(seen ? DmarcOutcome.Result.FAIL : DmarcOutcome.Result.TEMPERROR, false, List.of(), discovery);
    }

    private boolean aligned(String domain, DmarcDiscovery author, boolean strict, Map<String, DmarcWalk> walks) {
        String identifier = canonical(domain);
        if (identifier.equals(author.author())) {
            return true;
        }
        if (strict) {
            return false;
        }
        String organisation = mode == DmarcMode.RFC9989
                ? walk(identifier, walks).organisation()
                : suffixes.get().organisation(identifier);
        return organisation.equals(author.organisation());
    }

    private DmarcWalk walk(String domain, Map<String, DmarcWalk> walks) {
        DmarcWalk known = walks.get(domain);
        if (known == null) {
            known = DmarcWalk.from(domain, dns);
            walks.put(domain, known);
        }
        return known;
    }

    private static DmarcOutcome outcome(
            DmarcOutcome.Result result, boolean spf, List<String> dkim, DmarcDiscovery discovery) {
        DmarcPolicy policy = result == DmarcOutcome.Result.FAIL ? discovery.policy() : DmarcPolicy.NONE;
        return new DmarcOutcome(result, policy, spf, dkim, discovery);
    }

    private static String canonical(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
