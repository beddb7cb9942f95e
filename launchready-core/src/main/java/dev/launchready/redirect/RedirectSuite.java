package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Unseen;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Several chains judged as one check: followed side by side, each finding told once. */
final class RedirectSuite {

    /** A start, and what its chain is judged by. */
    record Case(Url start, RedirectTerms terms) {}

    private RedirectSuite() {}

    static CheckResult run(Check check, String title, List<Case> cases, Launch launch) {
        Deadline deadline = launch.startDeadline();
        List<RedirectChain> chains = Concurrently.map(
                cases,
                c -> RedirectTracer.trace(
                        launch,
                        deadline,
                        host -> c.terms().allows(launch.site(), host),
                        c.start(),
                        "GET",
                        Optional.empty()));
        Set<Finding> findings = new LinkedHashSet<>();
        List<Unseen> unseen = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            RedirectJudge.Verdict verdict = RedirectJudge.judge(
                    chains.get(i), launch.site(), cases.get(i).terms());
            findings.addAll(verdict.findings());
            unseen.addAll(verdict.unseen());
            rows.add(row(chains.get(i), verdict));
        }
        List<String> columns = List.of("Address", "Redirects", "Leads to", "Answer", "Judged");
        return CheckResult.of(check, List.copyOf(findings), unseen, List.of(new Exhibit.Table(title, columns, rows)));
    }

    private static List<String> row(RedirectChain chain, RedirectJudge.Verdict verdict) {
        String judged = verdict.findings().isEmpty()
                ? verdict.unseen().isEmpty() ? "as expected" : "not seen"
                : String.join(
                        ", ",
                        verdict.findings().stream()
                                .map(Finding::rule)
                                .distinct()
                                .toList());
        String leadsTo = chain.finalUrl().map(Url::toString).orElse("no end");
        String answer = chain.last().status().map(String::valueOf).orElse("none");
        return List.of(chain.start().toString(), String.valueOf(chain.redirects()), leadsTo, answer, judged);
    }
}
