package dev.launchready.email.spf;

import dev.launchready.email.Parsed;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.RecordType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Follows every term of every record, in order, and keeps what was answered. */
final class SpfWalker {
    /** Deeper than the ten lookups allow, so that a tree over the limit is still shown whole. */
    private static final int DEEPEST = 12;

    private static final int MOST_RECORDS = 80;

    private final DnsLookup dns;
    private final String root;
    private final Deque<String> way = new ArrayDeque<>();
    private int records;

    private SpfWalker(DnsLookup dns, String root) {
        this.dns = dns;
        this.root = root;
    }

    static SpfNode walk(String domain, DnsLookup dns) {
        return new SpfWalker(dns, domain).node(domain);
    }

    private SpfNode node(String domain) {
        if (way.contains(domain)) {
            return SpfNode.unread(domain, SpfNode.State.LOOP);
        }
        if (way.size() >= DEEPEST || ++records > MOST_RECORDS) {
            return SpfNode.unread(domain, SpfNode.State.TOO_DEEP);
        }
        if (!DomainNames.canHaveRecord(domain)) {
            return SpfNode.unread(domain, SpfNode.State.MISSING);
        }
        DnsAnswer answer = dns.lookup(DomainNames.presented(domain), RecordType.TXT);
        if (!isUsable(answer)) {
            return seen(domain, SpfNode.State.UNSEEN, List.of(), answer);
        }
        List<String> texts = SpfTexts.spf(answer);
        if (texts.size() != 1) {
            return seen(domain, texts.isEmpty() ? SpfNode.State.MISSING : SpfNode.State.SEVERAL, texts, answer);
        }
        Parsed<SpfRecord> parsed = SpfRecord.parse(texts.get(0));
        if (parsed instanceof Parsed.Good<SpfRecord> good) {
            way.push(domain);
            List<SpfStep> steps = steps(domain, good.thing());
            way.pop();
            return new SpfNode(
                    domain,
                    SpfNode.State.READ,
                    texts,
                    Optional.of(good.thing()),
                    Optional.empty(),
                    Optional.of(answer),
                    steps);
        }
        return new SpfNode(
                domain, SpfNode.State.BROKEN, texts, Optional.empty(), parsed.fault(), Optional.of(answer), List.of());
    }

    private static SpfNode seen(String domain, SpfNode.State state, List<String> texts, DnsAnswer answer) {
        return new SpfNode(domain, state, texts, Optional.empty(), Optional.empty(), Optional.of(answer), List.of());
    }

    private List<SpfStep> steps(String domain, SpfRecord record) {
        List<SpfStep> steps = new ArrayList<>();
        boolean ended = false;
        for (SpfTerm term : record.terms()) {
            if (term instanceof SpfTerm.All) {
                ended = true;
            } else if (term instanceof SpfTerm.Targeted targeted
                    && term.costsLookup()
                    && !(term instanceof SpfTerm.Redirect)) {
                steps.add(step(targeted, domain, !ended));
            }
        }
        if (record.redirect().isPresent()) {
            steps.add(step(record.redirect().get(), domain, !ended));
        }
        return steps;
    }

    private SpfStep step(SpfTerm.Targeted term, String domain, boolean reached) {
        String target = SpfTexts.fixedTarget(term.domain(), domain, root);
        List<DnsAnswer> own = new ArrayList<>();
        List<DnsAnswer> further = new ArrayList<>();
        Optional<SpfNode> child = Optional.empty();
        boolean follows = term instanceof SpfTerm.Include || term instanceof SpfTerm.Redirect;
        if (follows && !target.isEmpty() && reached) {
            SpfNode node = node(target);
            node.answer().ifPresent(own::add);
            child = Optional.of(node);
        } else if (!follows && reached && DomainNames.canBeAsked(target)) {
            if (term instanceof SpfTerm.A) {
                own.addAll(addresses(target));
            } else if (term instanceof SpfTerm.Exists) {
                own.add(dns.lookup(DomainNames.presented(target), RecordType.A));
            } else if (term instanceof SpfTerm.Mx) {
                DnsAnswer answer = dns.lookup(DomainNames.presented(target), RecordType.MX);
                own.add(answer);
                answer.records(DnsRecord.MailExchange.class)
                        .map(DnsRecord.MailExchange::exchange)
                        .filter(host -> DomainNames.canBeAsked(host) && !host.equals("."))
                        .limit(10)
                        .forEach(host -> further.addAll(addresses(host)));
            }
        }
        return new SpfStep(term, target, reached, own, further, child);
    }

    private List<DnsAnswer> addresses(String name) {
        String presented = DomainNames.presented(name);
        return List.of(dns.lookup(presented, RecordType.A), dns.lookup(presented, RecordType.AAAA));
    }

    static boolean isUsable(DnsAnswer answer) {
        return switch (answer.status()) {
            case FOUND, NODATA, NXDOMAIN -> true;
            case ALIAS_ELSEWHERE, ALIAS_LOOP, SERVFAIL, REFUSED, TIMEOUT, MALFORMED, UNREACHABLE -> false;
        };
    }
}
