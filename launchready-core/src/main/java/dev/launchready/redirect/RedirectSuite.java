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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Several chains judged as one check: followed side by side, each finding told once. */
final class RedirectSuite {

    /**
     * A start, and what its chain is judged by. In a group, what is wrong with the first chain is not told again of the
     * others: the deep link of a host shares the faults of its front page.
     */
    record Case(Url start, RedirectTerms terms, String group) {
        Case(Url start, RedirectTerms terms) {
            this(start, terms, start.toString());
        }
    }

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
        Map<String, Set<String>> told = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            RedirectJudge.Verdict verdict = RedirectJudge.judge(
                    chains.get(i), launch.site(), cases.get(i).terms());
            List<String> rules =
                    verdict.findings().stream().map(Finding::rule).distinct().toList();
            Set<String> before = told.computeIfAbsent(cases.get(i).group(), group -> new LinkedHashSet<>());
            verdict.findings().stream().filter(f -> !before.contains(f.rule())).forEach(findings::add);
            before.addAll(rules);
            unseen.addAll(verdict.unseen());
            rows.add(row(chains.get(i), rules, !verdict.unseen().isEmpty()));
        }
        List<String> columns = List.of("Address", "Redirects", "Leads to", "Answer", "Judged");
        return CheckResult.of(check, List.copyOf(findings), unseen, List.of(new Exhibit.Table(title, columns, rows)));
    }

    private static List<String> row(RedirectChain chain, List<String> rules, boolean unseen) {
        String judged = unseen ? "not seen" : "as expected";
        return List.of(
                chain.start().toString(),
                String.valueOf(chain.redirects()),
                chain.finalUrl().map(Url::toString).orElse("no end"),
                chain.last().status().map(String::valueOf).orElse("none"),
                rules.isEmpty() ? judged : String.join(", ", rules));
    }
}
