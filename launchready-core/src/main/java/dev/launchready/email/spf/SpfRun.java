package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.email.Parsed;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One evaluation of {@code check_host()}: one pass over the records, no exceptions, one thread. */
final class SpfRun {
    static final int MOST_LOOKUPS = 10;
    static final int MOST_VOIDS = 2;
    private static final int MOST_NAMES = 10;
    private static final String FIRST = "";

    /** What a mechanism says. */
    private enum Match {
        YES,
        NO,
        TEMPERROR,
        PERMERROR
    }

    private final DnsLookup dns;
    private final IpRange address;
    private final MacroExpander expander;
    private final long began = System.nanoTime();
    private final long budget;
    private final List<SpfQuery> ledger = new ArrayList<>();
    private int lookups;
    private int voids;
    private String reason = "";
    private String decidedBy = "";
    private String decidedIn = "";
    private @Nullable SpfRecord decidingRecord;
    private @Nullable SpfTerm term;

    SpfRun(DnsLookup dns, Clock clock, Duration budget, String receiver, IpRange address, String sender, String helo) {
        this.dns = dns;
        this.address = address;
        this.budget =
                budget.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : budget.toNanos();
        this.expander = new MacroExpander(address, sender, helo, receiver, clock, this::validatedName);
    }

    SpfOutcome check(String domain) {
        String name = DomainNames.fitted(domain);
        SpfResult result = evaluate(name, false);
        Optional<String> explanation = result == SpfResult.FAIL ? explanation() : Optional.empty();
        return new SpfOutcome(result, name, decidedBy, decidedIn, reason, explanation, ledger, lookups, voids);
    }

    private SpfResult evaluate(String domain, boolean included) {
        if (!DomainNames.canHaveRecord(domain)) {
            return none(domain, "\"" + domain + "\" is no full domain name");
        }
        DnsAnswer answer = ask(domain, domain, RecordType.TXT, term != null);
        if (answer == null) {
            return SpfResult.TEMPERROR;
        }
        if (voids > MOST_VOIDS) {
            return tooManyVoids(domain);
        }
        if (answer.status() != DnsStatus.FOUND) {
            return isVoid(answer) ? none(domain, "there is no TXT record") : temporary(domain, answer);
        }
        String text = null;
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.Text txt) {
                String joined = txt.strings().size() == 1 ? txt.strings().get(0) : txt.joined();
                if (SpfRecord.isSpf(joined)) {
                    if (text != null) {
                        return permanent(domain, "several SPF records");
                    }
                    text = joined;
                }
            }
        }
        if (text == null) {
            return none(domain, "no TXT record is an SPF record");
        }
        Parsed<SpfRecord> parsed = SpfRecord.parse(text);
        if (parsed instanceof Parsed.Bad<SpfRecord> bad) {
            return permanent(domain, bad.cause().describe());
        }
        return parsed instanceof Parsed.Good<SpfRecord> good
                ? walk(domain, good.thing(), included)
                : SpfResult.PERMERROR;
    }

    private SpfResult walk(String domain, SpfRecord record, boolean included) {
        SpfTerm.Redirect redirect = null;
        for (SpfTerm next : record.terms()) {
            if (next instanceof SpfTerm.Mechanism mechanism) {
                term = next;
                Match match = match(mechanism, domain);
                if (match == Match.YES) {
                    if (!included) {
                        decidedBy = mechanism.print();
                        decidedIn = domain;
                        decidingRecord = record;
                    }
                    return mechanism.qualifier().result();
                } else if (match != Match.NO) {
                    return match == Match.TEMPERROR ? SpfResult.TEMPERROR : SpfResult.PERMERROR;
                }
            } else if (next instanceof SpfTerm.Redirect found) {
                redirect = found;
            }
        }
        if (redirect == null) {
            decidedIn = included ? decidedIn : domain;
            reason = included ? reason : "nothing matches";
            return SpfResult.NEUTRAL;
        }
        term = redirect;
        if (++lookups > MOST_LOOKUPS) {
            return tooManyLookups(domain);
        }
        String target = target(redirect.domain(), domain);
        SpfResult result = evaluate(target, included);
        return result == SpfResult.NONE ? permanent(domain, "redirect to " + target + ", where " + reason) : result;
    }

    private Match match(SpfTerm.Mechanism mechanism, String domain) {
        if (mechanism instanceof SpfTerm.All) {
            return Match.YES;
        }
        if (mechanism instanceof SpfTerm.Ip ip) {
            return ip.range().contains(address) ? Match.YES : Match.NO;
        }
        if (++lookups > MOST_LOOKUPS) {
            tooManyLookups(domain);
            return Match.PERMERROR;
        }
        if (mechanism instanceof SpfTerm.Include include) {
            return include(include, domain);
        }
        if (mechanism instanceof SpfTerm.A a) {
            return addresses(target(a.domain(), domain), a.prefix4(), a.prefix6(), domain);
        }
        if (mechanism instanceof SpfTerm.Mx mx) {
            return mx(mx, domain);
        }
        if (mechanism instanceof SpfTerm.Exists exists) {
            DnsAnswer answer = ask(domain, target(exists.domain(), domain), RecordType.A, true);
            return found(answer, domain);
        }
        return mechanism instanceof SpfTerm.Ptr ptr ? ptr(ptr, domain) : Match.NO;
    }

    private Match include(SpfTerm.Include include, String domain) {
        String target = target(include.domain(), domain);
        SpfResult result = evaluate(target, true);
        term = include;
        return switch (result) {
            case PASS -> Match.YES;
            case FAIL, SOFTFAIL, NEUTRAL -> Match.NO;
            case TEMPERROR -> Match.TEMPERROR;
            case PERMERROR -> Match.PERMERROR;
            case NONE -> {
                permanent(domain, "include of " + target + ", where " + reason);
                yield Match.PERMERROR;
            }
        };
    }

    private Match addresses(String name, int prefix4, int prefix6, String domain) {
        DnsAnswer answer = ask(domain, name, addressType(), true);
        Match match = found(answer, domain);
        if (match != Match.YES || answer == null) {
            return match;
        }
        return holds(answer, prefix4, prefix6) ? Match.YES : Match.NO;
    }

    private Match mx(SpfTerm.Mx mx, String domain) {
        String name = target(mx.domain(), domain);
        DnsAnswer answer = ask(domain, name, RecordType.MX, true);
        Match match = found(answer, domain);
        if (match != Match.YES || answer == null) {
            return match;
        }
        if (answer.records().size() > MOST_NAMES) {
            permanent(domain, name + " has " + answer.records().size() + " MX records; more than 10 are an error");
            return Match.PERMERROR;
        }
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.MailExchange exchange
                    && DomainNames.canBeAsked(exchange.exchange())
                    && !exchange.exchange().equals(".")) {
                DnsAnswer host = ask(domain, exchange.exchange(), addressType(), false);
                if (host == null || !(host.status() == DnsStatus.FOUND || isVoid(host))) {
                    temporary(domain, host);
                    return Match.TEMPERROR;
                }
                if (holds(host, mx.prefix4(), mx.prefix6())) {
                    return Match.YES;
                }
            }
        }
        return Match.NO;
    }

    private Match ptr(SpfTerm.Ptr ptr, String domain) {
        String target = target(ptr.domain(), domain);
        DnsAnswer answer = ask(domain, address.reverseName(), RecordType.PTR, true);
        if (voids > MOST_VOIDS) {
            tooManyVoids(domain);
            return Match.PERMERROR;
        }
        // an error here only means that nothing matches (section 5.5)
        if (answer == null || answer.status() != DnsStatus.FOUND) {
            return Match.NO;
        }
        return validated(answer, target, domain) == null ? Match.NO : Match.YES;
    }

    /** The first of the first ten names that is within the domain and leads back to the address. */
    private @Nullable String validated(DnsAnswer pointers, String within, String domain) {
        int names = 0;
        for (DnsRecord record : pointers.records()) {
            if (++names > MOST_NAMES) {
                break;
            }
            if (record instanceof DnsRecord.Pointer pointer) {
                String name = DomainNames.fitted(pointer.target());
                if (DomainNames.isWithin(name, within) && DomainNames.canBeAsked(name)) {
                    DnsAnswer host = ask(domain, name, addressType(), false);
                    if (host != null && holds(host, 32, 128)) {
                        return name;
                    }
                }
            }
        }
        return null;
    }

    /** {@code %{p}}: the domain itself, else a name below it, else any validated name (section 7.3). */
    private String validatedName(String domain) {
        DnsAnswer answer = ask(domain, address.reverseName(), RecordType.PTR, false);
        if (answer == null || answer.status() != DnsStatus.FOUND) {
            return "unknown";
        }
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.Pointer pointer
                    && DomainNames.fitted(pointer.target()).equalsIgnoreCase(domain)) {
                DnsAnswer host = ask(domain, domain, addressType(), false);
                if (host != null && holds(host, 32, 128)) {
                    return domain;
                }
            }
        }
        String below = validated(answer, domain, domain);
        if (below != null) {
            return below;
        }
        String any = validated(answer, "", domain);
        return any == null ? "unknown" : any;
    }

    private Match found(@Nullable DnsAnswer answer, String domain) {
        if (answer == null) {
            return Match.TEMPERROR;
        }
        if (voids > MOST_VOIDS) {
            tooManyVoids(domain);
            return Match.PERMERROR;
        }
        if (answer.status() == DnsStatus.FOUND) {
            return Match.YES;
        }
        if (isVoid(answer)) {
            return Match.NO;
        }
        temporary(domain, answer);
        return Match.TEMPERROR;
    }

    private boolean holds(DnsAnswer answer, int prefix4, int prefix6) {
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.Address found) {
                IpRange range = IpRange.of(found.address());
                if (range.v4() == address.v4()
                        && range.withPrefix(range.v4() ? prefix4 : prefix6).contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Asks, and enters it in the ledger; null when the time is up, which is a temporary error. */
    private @Nullable DnsAnswer ask(String domain, String name, RecordType type, boolean charged) {
        String printed = term == null ? FIRST : term.print();
        String presented = DomainNames.presented(name);
        DnsAnswer answer;
        boolean askable = DomainNames.canBeAsked(name);
        if (!askable) {
            answer = DnsAnswer.of(presented, type, DnsStatus.NXDOMAIN, "no DNS name");
        } else if (System.nanoTime() - began > budget) {
            reason = "the time for the evaluation was up before " + name + " " + type + " could be asked";
            decidedIn = domain;
            return null;
        } else {
            answer = dns.lookup(presented, type);
        }
        boolean empty = charged && askable && isVoid(answer);
        voids += empty ? 1 : 0;
        ledger.add(new SpfQuery(
                domain, printed, presented, type, answer.status(), askable, charged, empty, lookups, voids));
        return answer;
    }

    private Optional<String> explanation() {
        SpfRecord record = decidingRecord;
        Optional<SpfTerm.Explanation> where = record == null ? Optional.empty() : record.explanation();
        if (where.isEmpty()) {
            return Optional.empty();
        }
        term = where.get();
        DnsAnswer answer = ask(decidedIn, target(where.get().domain(), decidedIn), RecordType.TXT, false);
        if (answer == null
                || answer.status() != DnsStatus.FOUND
                || answer.records().size() != 1
                || !(answer.records().get(0) instanceof DnsRecord.Text text)) {
            return Optional.empty();
        }
        String joined = text.joined();
        return MacroParser.parse(joined, 0, joined.length(), MacroParser.Place.TEXT)
                .value()
                .map(macro -> expander.expand(macro, decidedIn));
    }

    private String target(MacroString domain, String current) {
        return domain.isEmpty() ? current : DomainNames.fitted(expander.expand(domain, current));
    }

    private RecordType addressType() {
        return address.v4() ? RecordType.A : RecordType.AAAA;
    }

    private static boolean isVoid(DnsAnswer answer) {
        return answer.status() == DnsStatus.NXDOMAIN || answer.status() == DnsStatus.NODATA;
    }

    private SpfResult none(String domain, String why) {
        reason = why;
        decidedIn = domain;
        return SpfResult.NONE;
    }

    private SpfResult temporary(String domain, @Nullable DnsAnswer answer) {
        if (answer != null) {
            reason = answer.describe();
            decidedIn = domain;
        }
        return SpfResult.TEMPERROR;
    }

    private SpfResult permanent(String domain, String why) {
        reason = why;
        decidedIn = domain;
        return SpfResult.PERMERROR;
    }

    private SpfResult tooManyLookups(String domain) {
        return permanent(
                domain, "more than 10 terms ask DNS; \"" + (term == null ? "" : term.print()) + "\" is the 11th");
    }

    private SpfResult tooManyVoids(String domain) {
        return permanent(
                domain,
                "more than 2 questions had no answer; the last was that of \"" + (term == null ? "" : term.print())
                        + "\"");
    }
}
