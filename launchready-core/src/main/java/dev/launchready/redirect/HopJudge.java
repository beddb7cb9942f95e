package dev.launchready.redirect;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.Distrust;
import dev.launchready.net.HttpDefect;
import dev.launchready.net.Location;
import dev.launchready.net.NetFailure;
import dev.launchready.net.TlsSession;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges each hop of a chain for itself. Pure. */
final class HopJudge {
    private final RedirectChain chain;
    private final RedirectTerms terms;
    private final List<Finding> findings = new ArrayList<>();

    HopJudge(RedirectChain chain, RedirectTerms terms) {
        this.chain = chain;
        this.terms = terms;
    }

    List<Finding> judge() {
        judgeCertificates();
        int last = lastJudged();
        for (int i = 0; i <= last; i++) {
            Hop hop = chain.hops().get(i);
            switch (hop.via()) {
                case LOCATION -> judgeRedirect(hop, i);
                case REFRESH -> judgeRefresh(hop);
                case NOTHING -> judgePage(hop);
            }
            judgeScheme(hop, i);
            judgeExposure(hop);
        }
        judgeAnswers(last);
        return findings;
    }

    // In a loop each hop would repeat itself; what goes wrong there is the loop.
    private int lastJudged() {
        return chain.end() instanceof ChainEnd.Loop loop
                ? loop.first() - 1
                : chain.hops().size() - 1;
    }

    private void judgeRedirect(Hop hop, int index) {
        int status = hop.status().orElse(0);
        judgeLocation(hop, status);
        if (hop.next().isEmpty()) {
            return;
        }
        if (hop.method().equals("POST") && (status == 301 || status == 302 || status == 303)) {
            add(RedirectRule.METHOD_LOST, hop)
                    .expected("POST to arrive as POST")
                    .actual(status + " makes clients repeat it as GET without its content")
                    .done();
        } else if (terms.permanent() && (status == 302 || status == 303 || status == 307)) {
            add(RedirectRule.TEMPORARY, hop)
                    .expected("308 or 301, since the move is for good")
                    .actual("it answers " + status)
                    .done();
        }
        if (index == 0 && terms.policy() == CanonicalPolicy.HSTS_PRELOAD) {
            judgePreloadOrder(hop, hop.next().get());
        }
    }

    private void judgePreloadOrder(Hop hop, Url next) {
        if (!hop.url().isHttps()
                && next.isHttps()
                && !next.host().equals(hop.url().host())
                && !hop.url().host().endsWith("." + next.host())) {
            // A subdomain is covered by the entry of the domain that it is sent to, and is not submitted itself
            add(RedirectRule.PRELOAD_ORDER, hop)
                    .expected("a first redirect to https://" + hop.url().host())
                    .actual("it goes to " + next + " at once")
                    .done();
        }
    }

    private void judgeLocation(Hop hop, int status) {
        List<String> locations = hop.locations();
        if (hop.leadsTo().isEmpty()) {
            add(RedirectRule.LOCATION_MISSING, hop)
                    .expected("a Location with the status " + status)
                    .actual(locations.isEmpty() ? "there is none" : "it is empty")
                    .done();
            return;
        }
        if (locations.size() > 1) {
            boolean alike = Set.copyOf(locations).size() == 1;
            add(RedirectRule.LOCATION_DOUBLED, hop)
                    .impact(alike ? Impact.CLEANUP : Impact.LAUNCH_BLOCKER)
                    .expected("one Location")
                    .actual("there are " + locations.size()
                            + (alike ? ", all alike" : ": " + Redacted.address(quoted(locations))))
                    .done();
        }
        Location location = hop.leadsTo().orElseThrow();
        if (!location.isWellFormed()) {
            boolean lost = location.url().isEmpty();
            String flaws = location.flaws().stream()
                    .map(flaw -> flaw.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            add(RedirectRule.LOCATION_MALFORMED, hop)
                    .impact(lost ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK)
                    .expected("an absolute http or https URL in Location")
                    .actual("\"" + Redacted.address(location.raw()) + "\" "
                            + (lost ? "cannot be followed" : "has to be mended by the client") + " (" + flaws + ")")
                    .done();
        } else if (location.isRelative()) {
            add(RedirectRule.LOCATION_RELATIVE, hop)
                    .expected("an absolute URL in Location")
                    .actual("it is \"" + Redacted.address(location.raw()) + "\"")
                    .done();
        }
    }

    private void judgeRefresh(Hop hop) {
        add(RedirectRule.META_REFRESH, hop)
                .confidence(Confidence.MEDIUM)
                .expected("a redirect by status and Location")
                .actual("the page itself moves the visitor on to " + Redacted.address(hop.target()))
                .done();
    }

    private void judgePage(Hop hop) {
        if (!hop.scripts().isEmpty()) {
            add(RedirectRule.SCRIPT, hop)
                    .confidence(Confidence.LOW)
                    .expected("a redirect by status and Location, if this is one")
                    .actual("a script of the page assigns location: "
                            + Redacted.address(String.join(", ", hop.scripts())) + " (read from the text, not run)")
                    .done();
        }
    }

    private void judgeScheme(Hop hop, int index) {
        if (hop.next().isEmpty()) {
            return;
        }
        Url next = hop.next().get();
        if (next.isHttps()) {
            return;
        }
        boolean isLast = chain.end() instanceof ChainEnd.Answered
                ? index == chain.hops().size() - 2
                : chain.end() instanceof ChainEnd.LeftSite
                        && index == chain.hops().size() - 1;
        if (hop.url().isHttps()) {
            add(RedirectRule.DOWNGRADE, hop)
                    .expected("https to be kept")
                    .actual("it leads to " + next)
                    .done();
        } else if (!isLast) {
            // The last address of all, when it is http, is told as https not enforced
            add(RedirectRule.HTTP_HOP, hop)
                    .expected("https from the first redirect on")
                    .actual("it leads to " + next)
                    .done();
        }
    }

    private static String quoted(List<String> values) {
        return "\"" + String.join("\" and \"", values) + "\"";
    }

    private void judgeAnswers(int last) {
        Set<String> told = new HashSet<>();
        for (Hop hop : chain.hops().subList(0, last + 1)) {
            List<HttpDefect> defects = hop.exchange().defects();
            boolean refused =
                    hop.exchange().failure().map(NetFailure::kind).stream().anyMatch(NetFailure.Kind.MALFORMED::equals);
            Set<HttpDefect.Kind> kinds = new LinkedHashSet<>();
            defects.forEach(defect -> kinds.add(defect.kind()));
            boolean answered = hop.exchange().reply().isPresent();
            if (answered && !kinds.isEmpty() && told.add(hop.url().authority() + kinds)) {
                String what = kinds.stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
                add(RedirectRule.MALFORMED_ANSWER, hop)
                        .impact(refused ? Impact.LAUNCH_BLOCKER : MalformedAnswers.worst(kinds))
                        .expected("an answer that keeps to HTTP")
                        .actual((refused ? "it cannot be read to its end: " : "it has to be read with forbearance: ")
                                + what + " (" + defects.get(0).detail() + ")")
                        .done();
            }
        }
    }

    private void judgeExposure(Hop hop) {
        if (!hop.exposed().isEmpty()) {
            add(RedirectRule.CREDENTIAL_LEAK, hop)
                    .expected("credentials to stay with the origin they were meant for, over https")
                    .actual("the exchange with " + hop.url() + " exposes " + String.join(", ", hop.exposed()))
                    .done();
        }
    }

    private void judgeCertificates() {
        Set<String> told = new HashSet<>();
        for (Hop hop : chain.hops()) {
            List<Distrust> distrust =
                    hop.exchange().tls().map(TlsSession::distrust).orElse(List.of());
            if (!distrust.isEmpty() && told.add(hop.url().authority())) {
                Set<String> reasons = new LinkedHashSet<>();
                distrust.forEach(d -> reasons.add(d.detail()));
                add(RedirectRule.CERTIFICATE, hop)
                        .expected("a certificate that browsers accept for "
                                + hop.url().host())
                        .actual(String.join("; ", reasons))
                        .done();
            }
        }
    }

    private Draft add(RedirectRule rule, Hop hop) {
        return new Draft(Finding.of(rule, hop.url().toString()), hop);
    }

    /** A finding under way; it ends among the findings with the hop's own lines as evidence. */
    private final class Draft {
        private final Finding.Builder builder;
        private final Hop hop;

        Draft(Finding.Builder builder, Hop hop) {
            this.builder = builder;
            this.hop = hop;
        }

        Draft expected(String text) {
            builder.expected(text);
            return this;
        }

        Draft actual(String text) {
            builder.actual(text);
            return this;
        }

        Draft impact(Impact impact) {
            builder.impact(impact);
            return this;
        }

        Draft confidence(Confidence confidence) {
            builder.confidence(confidence);
            return this;
        }

        void done() {
            builder.evidence("chain", chain.describe());
            hop.exchange().reply().ifPresent(reply -> builder.evidence("answer of " + hop.url(), Redacted.head(reply)));
            findings.add(builder.build());
        }
    }
}
