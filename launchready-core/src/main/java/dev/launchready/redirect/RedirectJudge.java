package dev.launchready.redirect;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Site;
import dev.launchready.Unseen;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges a chain as a whole: where it ends, how long it is, whether it may be followed safely. Pure. */
final class RedirectJudge {
    /** What a host answers to somebody who has no business there: a page made up, or one behind a login. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 405, 426);

    private final RedirectChain chain;
    private final Site site;
    private final RedirectTerms terms;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    private RedirectJudge(RedirectChain chain, Site site, RedirectTerms terms) {
        this.chain = chain;
        this.site = site;
        this.terms = terms;
    }

    /** What is wrong, and what could not be told. */
    record Verdict(List<Finding> findings, List<Unseen> unseen) {}

    static Verdict judge(RedirectChain chain, Site site, RedirectTerms terms) {
        RedirectJudge judge = new RedirectJudge(chain, site, terms);
        judge.judgeEnd();
        HopJudge hops = new HopJudge(chain, terms);
        judge.findings.addAll(hops.judge());
        return new Verdict(List.copyOf(judge.findings), List.copyOf(judge.unseen));
    }

    private void judgeEnd() {
        ChainEnd end = chain.end();
        if (end instanceof ChainEnd.Loop loop) {
            judgeLoop(loop);
        } else if (end instanceof ChainEnd.Broken broken) {
            judgeBroken(broken.failure());
        } else if (end instanceof ChainEnd.GivenUp givenUp) {
            add(
                    RedirectRule.TOO_MANY_HOPS,
                    Impact.LAUNCH_BLOCKER,
                    describeEnd(),
                    givenUp.hops() + " redirects were followed and there is still no end"
                            + (staysOnItsPath() ? ", though only its query changes" : "")
                            + "; browsers give up at 20");
        } else if (end instanceof ChainEnd.LeftSite left) {
            judgeLeaving(left.target());
        } else if (end instanceof ChainEnd.Answered answered) {
            judgeAnswer(answered.status());
        }
        // A dead end is the fault of its hop's Location, which is judged with the hop.
    }

    private boolean staysOnItsPath() {
        return chain.hops().stream()
                        .map(hop -> hop.url().authority() + hop.url().path())
                        .distinct()
                        .count()
                == 1;
    }

    private void judgeLoop(ChainEnd.Loop loop) {
        Hop first = chain.hops().get(loop.first());
        boolean edgeLoop = loop.length() == 1
                && first.url().isHttps()
                && first.next().filter(n -> sameAddress(n, first.url())).isPresent()
                && isCloudflare(first);
        String actual = loop.length() == 1
                ? first.url() + " redirects to itself"
                : "the chain is back at " + first.url() + " after " + loop.length() + " redirects, for ever";
        add(
                edgeLoop ? RedirectRule.FLEXIBLE_SSL : RedirectRule.LOOP,
                null,
                describeEnd(),
                edgeLoop ? actual + " behind Cloudflare" : actual);
    }

    private void judgeBroken(NetFailure failure) {
        Hop last = chain.last();
        if (terms.mayBeMissing()
                && failure.kind() == NetFailure.Kind.REFUSED
                && chain.hops().size() == 1
                && !last.url().isHttps()) {
            return; // An API that does not listen on http at all is as well off as one that redirects
        }
        if (failure.kind().isConclusive()) {
            add(RedirectRule.UNREACHABLE, null, "an answer from " + last.url(), failure.detail());
        } else {
            unseen.add(new Unseen(
                    chain.start().toString(),
                    "the chain could not be followed beyond " + last.url() + ": " + failure.detail(),
                    Impact.LAUNCH_BLOCKER));
        }
    }

    private void judgeLeaving(Url target) {
        // A chain that leaves and has another end declared is wrong once, not twice: the leaving says all.
        if (!terms.allows(site, target.host())) {
            add(
                    RedirectRule.OFF_SITE,
                    null,
                    terms.end()
                            .map(e -> "an end at " + e)
                            .orElse("an end on " + site + " or a host declared with mayLeaveTo"),
                    "the visitor is sent to " + target + ", " + whatItIs(target) + "which was not followed");
        } else {
            judgeAddress(target);
        }
    }

    private String whatItIs(Url target) {
        String domain = site.domain();
        int at = target.host().indexOf(domain);
        if (target.hostPort().isLoopback()) {
            return "which is every visitor's own machine, ";
        }
        boolean joined = (at == 0 || (at > 0 && target.host().charAt(at - 1) == '.'))
                && target.host().charAt(at + domain.length()) != '.';
        return joined ? "where a slash is missing after " + domain + ", " : "";
    }

    private void judgeAnswer(int status) {
        Hop last = chain.last();
        Optional<String> wall = last.exchange().reply().flatMap(RedirectJudge::wall);
        if (wall.isPresent()) {
            unseen.add(new Unseen(
                    chain.start().toString(),
                    "the edge answered " + last.url() + " with " + wall.get()
                            + ", which a probe cannot pass; let it through by its User-Agent or address",
                    Impact.LAUNCH_BLOCKER));
            return;
        }
        boolean fine = (status >= 200 && status < 300) || (terms.mayBeMissing() && REFUSALS.contains(status));
        if (!fine) {
            add(
                    RedirectRule.ENDS_IN_ERROR,
                    null,
                    "a page at " + last.url(),
                    "it answers "
                            + last.exchange().reply().map(r -> r.statusLine()).orElse(String.valueOf(status)));
        }
        boolean refused =
                last.exchange().failure().map(NetFailure::kind).stream().anyMatch(NetFailure.Kind.MALFORMED::equals);
        if (!last.exchange().failure().isEmpty() && fine && !refused) {
            unseen.add(new Unseen(
                    last.url().toString(),
                    "the page could not be read to its end, so that a refresh in it may have been missed: "
                            + last.exchange().failure().map(NetFailure::detail).orElse(""),
                    Impact.SUPPORT_RISK));
        }
        judgeAddress(last.url());
        judgeLength(last.url());
    }

    private void judgeAddress(Url end) {
        if (!end.isHttps()) {
            boolean insists = terms.mayBeMissing() && chain.last().status().orElse(0) == 426;
            if (insists) {
                return; // Upgrade Required: nothing is served over http
            }
            if (terms.end().filter(e -> !e.isHttps() && sameAddress(e, end)).isEmpty() || site.covers(end.host())) {
                judgeHttpEnd(end);
            }
            return;
        }
        Optional<Url> wanted = terms.end();
        if (wanted.isPresent()) {
            judgeWanted(wanted.get(), end);
            return;
        }
        judgePort(end);
        if (terms.keepsPathAndQuery()) {
            judgeKept(chain.start(), end);
        }
    }

    /** The port of an app server that stands behind the edge is often shut for visitors. */
    private void judgePort(Url end) {
        boolean usualStart = chain.start().port() == (chain.start().isHttps() ? 443 : 80);
        if (usualStart && end.port() != 443 && site.covers(end.host())) {
            add(
                    RedirectRule.WRONG_END,
                    Impact.SUPPORT_RISK,
                    "an end on port 443",
                    "the chain ends at " + end + ", a port that many networks do not let through");
        }
    }

    private void judgeHttpEnd(Url end) {
        boolean downgraded = chain.hops().stream()
                .anyMatch(h ->
                        h.url().isHttps() && h.next().filter(n -> !n.isHttps()).isPresent());
        if (!downgraded) {
            add(
                    RedirectRule.HTTPS_NOT_ENFORCED,
                    null,
                    terms.end().map(e -> "an end at " + e).orElse("a redirect to https"),
                    end + " answers over http and leads no further");
        }
    }

    private void judgeWanted(Url wanted, Url end) {
        if (sameAddress(wanted, end)) {
            return;
        }
        boolean sameHost = wanted.host().equals(end.host()) && wanted.port() == end.port() && wanted.isHttps();
        boolean startHadPath = chain.start().path().equals(wanted.path());
        boolean samePath = wanted.normalized().path().equals(end.normalized().path());
        if (sameHost && samePath && Kept.sameQuery(wanted, end)) {
            return;
        }
        if (sameHost && samePath && Kept.sameQuery(chain.start(), wanted)) {
            add(RedirectRule.QUERY_LOST, null, "an end at " + wanted, "the chain ends at " + end);
        } else if (sameHost && startHadPath && end.path().equals("/")) {
            add(RedirectRule.PATH_LOST, null, "an end at " + wanted, "the chain ends at " + end);
        } else {
            add(RedirectRule.WRONG_END, null, "an end at " + wanted, "the chain ends at " + end);
        }
    }

    private void judgeKept(Url start, Url end) {
        if (!start.path().equals("/") && end.path().equals("/")) {
            add(RedirectRule.PATH_LOST, null, "the path " + start.path() + " to be kept", "the chain ends at " + end);
            return;
        }
        if (Kept.isEncodedTwice(start, end)) {
            add(
                    RedirectRule.PATH_LOST,
                    null,
                    "the path " + start.path() + " to be kept",
                    "the chain ends at " + end + ", where it is percent-encoded twice");
            return;
        }
        List<String> lost = Kept.lostParameters(start, end);
        if (!lost.isEmpty()) {
            add(
                    RedirectRule.QUERY_LOST,
                    null,
                    "the query " + start.query().orElse("") + " to be kept",
                    "the chain ends at " + end
                            + (end.query().isEmpty() ? "" : " without " + String.join(" and ", lost)));
        }
    }

    private void judgeLength(Url end) {
        int allowed = terms.allowedHops(chain.start(), terms.end().orElse(end));
        if (chain.redirects() > allowed) {
            // To https first and then on is one more than it need be, and no harm
            boolean upgradeFirst = chain.redirects() == 2
                    && terms.hopsAtMost().isEmpty()
                    && terms.policy() != CanonicalPolicy.SHORTEST
                    && isUpgrade(chain.hops().get(0));
            add(
                    RedirectRule.TOO_MANY_HOPS,
                    upgradeFirst ? Impact.CLEANUP : null,
                    "at most " + allowed + (allowed == 1 ? " redirect to " : " redirects to ") + end,
                    "it takes " + chain.redirects());
        }
    }

    private static boolean isUpgrade(Hop hop) {
        return !hop.url().isHttps()
                && hop.next()
                        .filter(n -> n.isHttps()
                                && n.host().equals(hop.url().host())
                                && n.requestTarget().equals(hop.url().requestTarget()))
                        .isPresent();
    }

    /** What stands between a probe and the answer that visitors get, in words; empty when nothing does. */
    private static Optional<String> wall(HttpReply reply) {
        for (String name : List.of("cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action")) {
            Optional<String> action = reply.header(name).filter(Set.of("challenge", "captcha")::contains);
            if (action.isPresent()) {
                return Optional.of("a " + action.get() + " (" + name + ")");
            }
        }
        return reply.status() == 429 ? Optional.of("429, being asked too often") : Optional.empty();
    }

    private String describeEnd() {
        return terms.end().map(e -> "an end at " + e).orElse("an end at a page");
    }

    private void add(RedirectRule rule, @Nullable Impact impact, String should, String but) {
        Finding.Builder finding = Finding.of(rule, chain.start().toString())
                .expected(should)
                .actual(but)
                .evidence("chain", chain.describe());
        findings.add(impact == null ? finding.build() : finding.impact(impact).build());
    }

    private static boolean isCloudflare(Hop hop) {
        return hop.exchange()
                .reply()
                .filter(r -> r.header("cf-ray").isPresent()
                        || r.header("Server")
                                .filter("cloudflare"::equalsIgnoreCase)
                                .isPresent())
                .isPresent();
    }

    /** Whether two addresses are one to a server: fragments never reach it, and spellings that RFC 3986 equates are one. */
    static boolean sameAddress(Url one, Url other) {
        return one.normalized().equals(other.normalized());
    }
}
