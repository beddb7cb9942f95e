package dev.launchready.email.dmarc;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expects that a domain's DMARC record is correct and strict enough (RFC 9989). A value: each verb returns a copy that
 * expects more.
 *
 * <pre>{@code
 * Dmarc.of("acme.dev").hasPolicyAtLeast(DmarcPolicy.QUARANTINE)
 * }</pre>
 */
public final class Dmarc implements Check {
    private final String domain;
    private final Optional<String> planned;
    private final Optional<DmarcPolicy> wanted;
    private final List<String> words;

    private Dmarc(String domain, Optional<String> planned, Optional<DmarcPolicy> wanted, List<String> words) {
        this.domain = domain;
        this.planned = planned;
        this.wanted = wanted;
        this.words = List.copyOf(words);
    }

    /**
     * The DMARC of a domain.
     *
     * @param domain the domain in the From field, for example {@code acme.dev}
     * @return the check
     * @throws IllegalArgumentException if it is no domain; the message says what to write
     */
    public static Dmarc of(String domain) {
        return new Dmarc(new Site(domain).domain(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Judges a record that is not published yet instead of the domain's own.
     *
     * @param record for example {@code v=DMARC1; p=reject; rua=mailto:dmarc@acme.dev}
     * @return a copy that judges it
     */
    public Dmarc planned(String record) {
        return new Dmarc(domain, Optional.of(record), wanted, and("as planned"));
    }

    /**
     * Expects a correct record; this is always expected, and the verb says so.
     *
     * @return a copy that says so
     */
    public Dmarc isValid() {
        return new Dmarc(domain, planned, wanted, and("is valid"));
    }

    /**
     * Expects a minimum of strictness, for the domain and for its subdomains, as receivers apply it.
     *
     * @param policy the mildest policy that will do
     * @return a copy that expects it
     */
    public Dmarc hasPolicyAtLeast(DmarcPolicy policy) {
        return new Dmarc(domain, planned, Optional.of(policy), and("has at least the policy " + policy));
    }

    private List<String> and(String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return more;
    }

    @Override
    public String name() {
        return "DMARC of " + domain + " " + (words.isEmpty() ? "is valid" : String.join(", ", words));
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(DmarcRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        DmarcAudit audit = DmarcAuditor.look(domain, planned, launch);
        DmarcJudge judge = new DmarcJudge(audit, wanted);
        judge.judge();
        return CheckResult.of(this, judge.findings(), judge.unseen(), List.of(exhibit(audit)));
    }

    private static Exhibit exhibit(DmarcAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (DmarcWalk.Step step : audit.walk().steps()) {
            boolean holds = step.domain().equals(audit.today().policyDomain());
            rows.add(List.of(
                    "_dmarc." + step.domain(),
                    step.texts().isEmpty() ? step.answer().status().toString() : String.join("\n", step.texts()),
                    holds ? "holds" : ""));
        }
        return new Exhibit.Table(
                "DMARC of " + audit.domain() + ": " + audit.today().policy() + " (RFC 9989), "
                        + audit.before().policy() + " (RFC 7489)",
                List.of("name", "records", "policy"),
                rows);
    }

    @Override
    public String toString() {
        return name();
    }
}
