package dev.launchready.redirect;

import dev.launchready.Site;
import dev.launchready.net.Url;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a chain is judged by.
 *
 * @param end where the chain has to end; empty when only the general rules hold
 * @param hopsAtMost how many redirects are allowed; empty to let the policy say
 * @param policy which of two right chains is preferred
 * @param permanent whether each redirect has to be a permanent one
 * @param keepsPathAndQuery whether path and query have to survive where no end is given
 * @param mayBeMissing whether a final 401, 403, 404, 405 or 426 and a closed port for http are fine, because nobody has
 *     business there
 * @param mayLeaveTo hosts off the site that are allowed
 */
record RedirectTerms(
        Optional<Url> end,
        OptionalInt hopsAtMost,
        CanonicalPolicy policy,
        boolean permanent,
        boolean keepsPathAndQuery,
        boolean mayBeMissing,
        Set<String> mayLeaveTo) {

    /** A chain that is asked for nothing special. */
    static final RedirectTerms USUAL = new RedirectTerms(
            Optional.empty(), OptionalInt.empty(), CanonicalPolicy.EITHER, true, true, false, Set.of());

    RedirectTerms {
        mayLeaveTo = Set.copyOf(mayLeaveTo);
    }

    RedirectTerms withEnd(Url url) {
        return new RedirectTerms(
                Optional.of(url), hopsAtMost, policy, permanent, keepsPathAndQuery, mayBeMissing, mayLeaveTo);
    }

    RedirectTerms withHopsAtMost(int hops) {
        return new RedirectTerms(
                end, OptionalInt.of(hops), policy, permanent, keepsPathAndQuery, mayBeMissing, mayLeaveTo);
    }

    RedirectTerms withPolicy(CanonicalPolicy preferred) {
        return new RedirectTerms(end, hopsAtMost, preferred, permanent, keepsPathAndQuery, mayBeMissing, mayLeaveTo);
    }

    RedirectTerms allowingTemporary() {
        return new RedirectTerms(end, hopsAtMost, policy, false, keepsPathAndQuery, mayBeMissing, mayLeaveTo);
    }

    RedirectTerms allowingOtherPath() {
        return new RedirectTerms(end, hopsAtMost, policy, permanent, false, mayBeMissing, mayLeaveTo);
    }

    RedirectTerms allowingMissing() {
        return new RedirectTerms(end, hopsAtMost, policy, permanent, keepsPathAndQuery, true, mayLeaveTo);
    }

    RedirectTerms allowingHost(String host) {
        Set<String> hosts = new TreeSet<>(mayLeaveTo);
        hosts.add(host);
        return new RedirectTerms(end, hopsAtMost, policy, permanent, keepsPathAndQuery, mayBeMissing, hosts);
    }

    /** Whether the chain may lead to a host: one of the site, a declared one, or that of the expected end. */
    boolean allows(Site site, String host) {
        return site.covers(host)
                || mayLeaveTo.contains(host)
                || end.filter(e -> e.host().equals(host)).isPresent();
    }

    /** How many redirects a chain between two addresses may have. */
    int allowedHops(Url from, Url to) {
        boolean changesBoth = !from.isHttps() && to.isHttps() && !to.host().equals(from.host());
        return hopsAtMost.orElse(policy != CanonicalPolicy.SHORTEST && changesBoth ? 2 : 1);
    }
}
