package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Deadline;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One canonical address for a site: {http, https} by {apex, www} by {front page, deep link with a query} all end at the
 * canonical host over https, path and query kept.
 */
public final class CanonicalRedirects implements Check {
    private static final String MADE_UP = "/launchready/deep-link?utm_source=launchready&n=1";

    private final Optional<Url> origin;
    private final Optional<String> deepLink;
    private final CanonicalPolicy policy;

    private CanonicalRedirects(Optional<Url> origin, Optional<String> deepLink, CanonicalPolicy policy) {
        this.origin = origin;
        this.deepLink = deepLink;
        this.policy = policy;
    }

    static CanonicalRedirects to(String origin) {
        Url url = Url.of(origin);
        if (!url.isHttps() || !url.requestTarget().equals("/")) {
            throw new IllegalArgumentException(
                    "\"" + origin
                            + "\" is no canonical origin; write an https address without path, for example https://www.acme.dev");
        }
        return new CanonicalRedirects(Optional.of(url), Optional.empty(), CanonicalPolicy.EITHER);
    }

    static CanonicalRedirects toOne() {
        return new CanonicalRedirects(Optional.empty(), Optional.empty(), CanonicalPolicy.EITHER);
    }

    /**
     * Names a deep link that exists; without one a path is made up, for which a final 404 is fine.
     *
     * @param pathAndQuery for example {@code /pricing?plan=pro}
     * @return a copy that uses it
     * @throws IllegalArgumentException if it does not begin with a slash
     */
    public CanonicalRedirects withDeepLink(String pathAndQuery) {
        if (!pathAndQuery.startsWith("/")) {
            throw new IllegalArgumentException(
                    "\"" + pathAndQuery + "\" is no path; write for example /pricing?plan=pro");
        }
        return new CanonicalRedirects(origin, Optional.of(pathAndQuery), policy);
    }

    /**
     * Says which of two right chains is preferred.
     *
     * @param preferred the policy; {@link CanonicalPolicy#EITHER} unless told otherwise
     * @return a copy that prefers it
     */
    public CanonicalRedirects preferring(CanonicalPolicy preferred) {
        return new CanonicalRedirects(origin, deepLink, preferred);
    }

    @Override
    public String name() {
        return "every variant of the site's address ends at "
                + origin.map(Url::toString).orElse("one canonical address");
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(RedirectRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        return RedirectSuite.run(this, "Addresses of " + launch.site(), cases(launch), launch);
    }

    @Override
    public String toString() {
        return name();
    }

    private List<RedirectSuite.Case> cases(Launch launch) {
        List<String> hosts =
                List.of(launch.site().domain(), "www." + launch.site().domain());
        Url canonical = origin.orElseGet(() -> discover(launch, hosts));
        if (!hosts.contains(canonical.host())) {
            throw new IllegalArgumentException("the canonical origin " + canonical
                    + " is neither the apex nor the www host of " + launch.site() + "; expect one of https://"
                    + hosts.get(0) + " and https://" + hosts.get(1));
        }
        List<RedirectSuite.Case> cases = new ArrayList<>();
        for (String path : List.of("/", deepLink.orElse(MADE_UP))) {
            RedirectTerms terms =
                    RedirectTerms.USUAL.withPolicy(policy).withEnd(at(canonical.authority(), path, "https"));
            for (String scheme : List.of("http", "https")) {
                for (String host : hosts) {
                    boolean madeUp = !path.equals("/") && deepLink.isEmpty();
                    cases.add(new RedirectSuite.Case(
                            at(host, path, scheme), madeUp ? terms.allowingMissing() : terms, scheme + "://" + host));
                }
            }
        }
        return cases;
    }

    /** Where the https addresses end by themselves; the apex where neither of them ends on the site. */
    private static Url discover(Launch launch, List<String> hosts) {
        Deadline deadline = launch.startDeadline();
        for (String host : hosts) {
            RedirectChain chain = RedirectTracer.trace(
                    launch, deadline, launch.site()::covers, at(host, "/", "https"), "GET", Optional.empty());
            Optional<Url> end = chain.finalUrl().filter(url -> url.isHttps() && hosts.contains(url.host()));
            if (end.isPresent()) {
                return at(end.get().authority(), "/", "https");
            }
        }
        return at(hosts.get(0), "/", "https");
    }

    private static Url at(String authority, String path, String scheme) {
        return Url.of(scheme + "://" + authority + path);
    }
}
