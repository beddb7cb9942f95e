package dev.launchready.email.spf;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import dev.launchready.email.IpRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Expects that a domain's SPF record is correct and says what it should (RFC 7208). A value: each verb returns a copy
 * that expects more.
 *
 * <pre>{@code
 * Spf.of("acme.dev").isValid().authorises("203.0.113.7").authorises(SpfProvider.POSTMARK).endsWith("-all")
 * }</pre>
 *
 * <p>Whatever verbs are used, the record has to be there, alone, syntactically correct and within the limits, and what
 * weakens it is told.
 */
public final class Spf implements Check {
    private final String domain;
    private final SpfExpectation expected;
    private final List<String> words;

    private Spf(String domain, SpfExpectation expected, List<String> words) {
        this.domain = domain;
        this.expected = expected;
        this.words = List.copyOf(words);
    }

    /**
     * The SPF of a domain.
     *
     * @param domain the domain of envelope senders, for example {@code acme.dev}
     * @return the check
     * @throws IllegalArgumentException if it is no domain; the message says what to write
     */
    public static Spf of(String domain) {
        return new Spf(new Site(domain).domain(), SpfExpectation.VALID, List.of());
    }

    /**
     * Judges a record that is not published yet instead of the domain's own; what it includes is looked up.
     *
     * @param record for example {@code v=spf1 include:_spf.google.com -all}
     * @return a copy that judges it
     */
    public Spf planned(String record) {
        return with(expected.planned(record), "as planned");
    }

    /**
     * Expects a correct record; this is always expected, and the verb says so.
     *
     * @return a copy that says so
     */
    public Spf isValid() {
        return with(expected, "is valid");
    }

    /**
     * Expects that a sender is authorised.
     *
     * @param sender an address ({@code 203.0.113.7}), for which the record is evaluated, or the domain that a provider
     *     says to include ({@code mailgun.org}), which has to be included
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is neither
     */
    public Spf authorises(String sender) {
        Optional<IpRange> address = IpRange.parse(sender);
        if (address.isPresent()) {
            return with(expected.host(single(address.get())), "authorises " + sender);
        }
        String include = DomainNames.presented(DomainNames.fitted(sender.strip()));
        if (!DomainNames.canHaveRecord(include) || DomainNames.badEnd(include, 0, include.length()) >= 0) {
            throw new IllegalArgumentException(
                    "\"" + sender
                            + "\" is neither an IP address nor a domain to include; write for example 203.0.113.7 or mailgun.org");
        }
        return with(expected.include(include), "authorises " + sender);
    }

    /**
     * Expects that a provider is authorised, by the include that its own page gives.
     *
     * @param provider the provider
     * @return a copy that expects it
     */
    public Spf authorises(SpfProvider provider) {
        return with(expected.provider(provider), "authorises " + provider.label());
    }

    /**
     * Expects that a host is not authorised.
     *
     * @param address for example {@code 198.51.100.9}
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is no address
     */
    public Spf doesNotAuthorise(String address) {
        IpRange host = IpRange.parse(address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + address + "\" is no IP address; write for example 198.51.100.9"));
        return with(expected.stranger(single(host)), "does not authorise " + address);
    }

    /**
     * Expects that no path needs more lookups.
     *
     * @param most 0 to 10; RFC 7208 allows ten, fewer keep a reserve
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is not within 0 to 10
     */
    public Spf staysWithinLookups(int most) {
        if (most < 0 || most > SpfRun.MOST_LOOKUPS) {
            throw new IllegalArgumentException(
                    most + " lookups; RFC 7208 section 4.6.4 allows ten, give a number from 0 to 10");
        }
        return with(expected.mostLookups(most), "stays within " + most + " lookups");
    }

    /**
     * Expects how the record ends, itself or by redirect.
     *
     * @param alls one or more of {@code -all}, {@code ~all}, {@code ?all}
     * @return a copy that expects one of them
     * @throws IllegalArgumentException if one is something else
     */
    public Spf endsWith(String... alls) {
        List<Qualifier> qualifiers = Arrays.stream(alls)
                .map(all -> EnumSet.allOf(Qualifier.class).stream()
                        .filter(q -> all.equals(q.symbol() + "all"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + all + "\" ends no record; write \"-all\" or \"~all\"")))
                .toList();
        if (qualifiers.isEmpty()) {
            throw new IllegalArgumentException("no ending given; write endsWith(\"-all\")");
        }
        return with(expected.ends(qualifiers), "ends with " + String.join(" or ", alls));
    }

    @Override
    public String name() {
        return "SPF of " + domain + " " + (words.isEmpty() ? "is valid" : String.join(", ", words));
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(SpfRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        SpfAudit audit = SpfAuditor.look(domain, expected, launch);
        SpfJudge judge = new SpfJudge(audit, expected);
        judge.judge();
        List<Exhibit> exhibits = new ArrayList<>(SpfExhibits.of(audit));
        return CheckResult.of(this, judge.findings(), judge.unseen(), exhibits);
    }

    @Override
    public String toString() {
        return name();
    }

    private Spf with(SpfExpectation more, String word) {
        List<String> all = new ArrayList<>(words);
        all.add(word);
        return new Spf(domain, more, all);
    }

    private static IpRange single(IpRange range) {
        if (!range.isSingle()) {
            throw new IllegalArgumentException(
                    range + " is a range; SPF is evaluated for one address, for example " + range.address());
        }
        return range;
    }
}
