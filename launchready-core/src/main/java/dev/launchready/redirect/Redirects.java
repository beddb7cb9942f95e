package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Url;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where one address leads: a check when run, and {@link #follow(Launch) facts} for assertions.
 *
 * <pre>{@code
 * Redirects.from("http://acme.dev/pricing").endsAt("https://www.acme.dev/pricing")
 * }</pre>
 *
 * <p>Without further words a chain has to end on the declared site, over https, in a page, by permanent redirects, with
 * its path and query kept, and without detours.
 */
public final class Redirects implements Check {
    private final Url start;
    private final String method;
    private final Optional<String> authorization;
    private final RedirectTerms terms;

    private Redirects(Url start, String method, Optional<String> authorization, RedirectTerms terms) {
        this.start = start;
        this.method = method;
        this.authorization = authorization;
        this.terms = terms;
    }

    /**
     * Follows an address by GET.
     *
     * @param url an absolute http or https address; {@code http://acme.dev} means {@code http://acme.dev/}
     * @return the check
     * @throws IllegalArgumentException if it is none; the message names it
     */
    public static Redirects from(String url) {
        return new Redirects(Url.of(url), "GET", Optional.empty(), RedirectTerms.USUAL);
    }

    /**
     * All of {http, https} by {apex, www} by {front page, deep link}, with one canonical end.
     *
     * @param origin the canonical origin, for example {@code https://www.acme.dev}
     * @return the check of the whole matrix
     * @throws IllegalArgumentException if it is no https origin, or has a path or query
     */
    public static CanonicalRedirects toCanonical(String origin) {
        return CanonicalRedirects.to(origin);
    }

    /**
     * The same matrix for a site that may choose: whichever of apex and www its https address leads to has to be the end
     * of every other variant, too.
     *
     * @return the check of the whole matrix
     */
    public static CanonicalRedirects toOneCanonicalOrigin() {
        return CanonicalRedirects.toOne();
    }

    /**
     * The http address of every declared host beside the apex and www, which has to lead to https.
     *
     * @return the check of all declared subdomains
     */
    public static SubdomainRedirects ofDeclaredSubdomains() {
        return new SubdomainRedirects();
    }

    /**
     * Old addresses, each of which has to reach its new one in one redirect.
     *
     * @param moved from the old address to the new one
     * @return the check of the whole list
     * @throws IllegalArgumentException if the list is empty or an address is none
     */
    public static MovedUrls ofMoved(Map<String, String> moved) {
        return MovedUrls.of(moved);
    }

    /**
     * Follows by another method, for example a webhook's POST, with an empty content.
     *
     * @param name {@code GET}, {@code HEAD} or {@code POST}
     * @return a copy that uses it
     * @throws IllegalArgumentException if it is another
     */
    public Redirects by(String name) {
        if (!Set.of("GET", "HEAD", "POST").contains(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no method to probe with; use GET, HEAD or POST");
        }
        return new Redirects(start, name, authorization, terms);
    }

    /**
     * Sends an Authorization to the start's origin, and to no other: a chain that leaves it with this is a finding.
     *
     * @param value a made-up credential, never a real one
     * @return a copy that sends it
     */
    public Redirects withAuthorization(String value) {
        return new Redirects(start, method, Optional.of(value), terms);
    }

    /**
     * Says where the chain has to end.
     *
     * @param url an absolute address; a host off the site is thereby allowed
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is no address, an http one on a start of https, or another than the start
     *     where no redirect is allowed
     */
    public Redirects endsAt(String url) {
        Url wanted = Url.of(url);
        if (start.isHttps() && !wanted.isHttps()) {
            throw new IllegalArgumentException("\"" + start + "\" cannot be expected to end at \"" + wanted
                    + "\": that is a downgrade from https to http; expect https://" + wanted.host()
                    + wanted.requestTarget());
        }
        return possible(terms.withEnd(wanted));
    }

    /**
     * Bounds the redirects.
     *
     * @param redirects how many are allowed, 0 to 20
     * @return a copy that expects it
     * @throws IllegalArgumentException if out of bounds, or 0 with an end that is not the start
     */
    public Redirects hasHopsAtMost(int redirects) {
        if (redirects < 0 || redirects > RedirectTracer.MOST_REDIRECTS) {
            throw new IllegalArgumentException("a chain of at most " + redirects
                    + " redirects cannot be expected; give 0 to " + RedirectTracer.MOST_REDIRECTS);
        }
        return possible(terms.withHopsAtMost(redirects));
    }

    /**
     * Says which of two right chains is preferred.
     *
     * @param preferred the policy; {@link CanonicalPolicy#EITHER} unless told otherwise
     * @return a copy that prefers it
     */
    public Redirects preferring(CanonicalPolicy preferred) {
        return with(terms.withPolicy(preferred));
    }

    /**
     * Allows temporary redirects, for an address that will move again.
     *
     * @return a copy that allows them
     */
    public Redirects mayBeTemporary() {
        return with(terms.allowingTemporary());
    }

    /**
     * Allows path and query to change where no end is given.
     *
     * @return a copy that allows it
     */
    public Redirects mayDropPathAndQuery() {
        return with(terms.allowingOtherPath());
    }

    /**
     * Allows the chain to lead to a host off the site, which is then asked like the site's own.
     *
     * @param host for example {@code checkout.stripe.com}
     * @return a copy that allows it
     * @throws IllegalArgumentException if it is no host
     */
    public Redirects mayLeaveTo(String host) {
        return with(terms.allowingHost(Url.of("https://" + host).host()));
    }

    /**
     * Follows the chain.
     *
     * @param launch where and how to look
     * @return what was seen
     */
    public RedirectChain follow(Launch launch) {
        return RedirectTracer.trace(
                launch,
                launch.startDeadline(),
                host -> terms.allows(launch.site(), host),
                start,
                method,
                authorization);
    }

    @Override
    public String name() {
        String bound = terms.hopsAtMost().isPresent()
                ? " in at most " + terms.hopsAtMost().getAsInt() + " redirects"
                : "";
        String by = method.equals("GET") ? "" : method + " ";
        return by + start + terms.end().map(e -> " ends at " + e).orElse(" leads to its page") + bound;
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
        RedirectJudge.Verdict verdict = RedirectJudge.judge(follow(launch), launch.site(), terms);
        return CheckResult.of(this, verdict.findings(), verdict.unseen(), List.of());
    }

    @Override
    public String toString() {
        return name();
    }

    private Redirects possible(RedirectTerms other) {
        if (other.hopsAtMost().orElse(1) == 0
                && other.end().filter(e -> !RedirectJudge.sameAddress(e, start)).isPresent()) {
            throw new IllegalArgumentException("\"" + start + "\" cannot end at \""
                    + other.end().get() + "\" in at most 0 redirects; allow 1, or expect it to end where it starts");
        }
        return with(other);
    }

    private Redirects with(RedirectTerms other) {
        return new Redirects(start, method, authorization, other);
    }
}
