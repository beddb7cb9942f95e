package dev.launchready.email.spf;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.DnsAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges the terms of a record and of all records that it leads to. */
final class SpfTermJudge {
    /** More than 4096 IPv4 addresses, more than one site's /48 in IPv6: nobody's own mail servers. */
    private static final int WIDE4 = 20;

    private static final int WIDE6 = 48;
    private static final int HUGE4 = 8;
    private static final int HUGE6 = 16;
    private static final int MOST_MX = 10;

    private final String domain;
    private final List<Finding> findings;
    private final List<Unseen> unseen;
    private final Set<String> judged = new HashSet<>();

    SpfTermJudge(String domain, List<Finding> findings, List<Unseen> unseen) {
        this.domain = domain;
        this.findings = findings;
        this.unseen = unseen;
    }

    /** Judges a record; one's own more strictly than somebody else's. */
    void judge(SpfNode node, boolean own) {
        if (!judged.add(node.domain())) {
            return;
        }
        node.record().ifPresent(record -> terms(node, record, own));
        for (SpfStep step : node.steps()) {
            if (step.reached()) {
                step(node, step);
                step.child().ifPresent(child -> judge(child, false));
            }
        }
    }

    private void terms(SpfNode node, SpfRecord record, boolean own) {
        boolean known = SpfProvider.of(node.domain()).isPresent();
        boolean ended = false;
        Set<String> seen = new HashSet<>();
        for (SpfTerm term : record.terms()) {
            if (term instanceof SpfTerm.Ip ip && ip.qualifier() == Qualifier.PASS && !known && !ended) {
                range(node, ip);
            }
            if (term instanceof SpfTerm.Ptr && !ended) {
                add(
                        node,
                        Finding.of(SpfRule.PTR, domain)
                                .expected("no \"ptr\" mechanism")
                                .actual("\"" + term.print() + "\" is in the record of " + node.domain()));
            }
            if (own) {
                ownTerm(node, record, term, ended, seen.add(term.print()));
            } else if (term instanceof SpfTerm.All all && !ended && all.qualifier() == Qualifier.PASS) {
                add(
                        node,
                        Finding.of(SpfRule.PASS_ALL, domain)
                                .expected("no record of its SPF to pass everybody")
                                .actual("that of " + node.domain() + " does"));
            }
            ended |= term instanceof SpfTerm.All;
        }
    }

    private void ownTerm(SpfNode node, SpfRecord record, SpfTerm term, boolean ended, boolean first) {
        String print = "\"" + term.print() + "\"";
        if (ended && term instanceof SpfTerm.Mechanism) {
            add(
                    node,
                    Finding.of(SpfRule.TERM_AFTER_ALL, domain)
                            .expected("\"all\" to be the last mechanism")
                            .actual(print + " stands behind it and is never looked at"));
        } else if (term instanceof SpfTerm.Redirect && record.all().isPresent()) {
            add(
                    node,
                    Finding.of(SpfRule.REDIRECT_BESIDE_ALL, domain)
                            .expected("either a redirect or \"all\"")
                            .actual(print + " stands beside \"all\" and is ignored"));
        } else if (term instanceof SpfTerm.Unknown unknown) {
            add(
                    node,
                    Finding.of(SpfRule.UNKNOWN_MODIFIER, domain)
                            .expected("no modifier but redirect and exp")
                            .actual(print + " is ignored by receivers")
                            .remedy(meant(unknown)));
        } else if (!first) {
            add(
                    node,
                    Finding.of(SpfRule.DUPLICATE_TERM, domain)
                            .expected("every term once")
                            .actual(print + " is there again"));
        }
    }

    private static String meant(SpfTerm.Unknown unknown) {
        String name = unknown.name().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ip4", "ip6", "include", "a", "mx", "exists", "ptr" ->
                "Write " + name + ":" + unknown.value() + " with a colon.";
            default -> "Remove " + unknown.print() + ", or write redirect= or exp= if that was meant.";
        };
    }

    private void range(SpfNode node, SpfTerm.Ip ip) {
        boolean v4 = ip.range().v4();
        int prefix = ip.range().prefix();
        if (prefix >= (v4 ? WIDE4 : WIDE6)) {
            return;
        }
        Finding.Builder finding = Finding.of(SpfRule.WIDE_RANGE, domain)
                .expected("no range shorter than /" + (v4 ? WIDE4 : WIDE6) + " but those of known providers")
                .actual("\"" + ip.print() + "\" in the record of " + node.domain() + " authorises "
                        + (v4 ? (1L << (32 - prefix)) + " addresses" : "2^" + (128 - prefix) + " addresses"));
        if (prefix <= (v4 ? HUGE4 : HUGE6)) {
            finding.impact(Impact.LAUNCH_BLOCKER);
        }
        add(node, finding);
    }

    private void step(SpfNode node, SpfStep step) {
        step.child().ifPresent(child -> child(node, step, child));
        if (step.child().isPresent()) {
            return;
        }
        String print = "\"" + step.term().print() + "\"";
        for (DnsAnswer answer : step.own()) {
            unseenAnswer(node, step, answer);
        }
        for (DnsAnswer answer : step.further()) {
            unseenAnswer(node, step, answer);
        }
        boolean seen = !step.own().isEmpty() && step.own().stream().allMatch(SpfWalker::isUsable);
        if (seen && step.own().stream().allMatch(answer -> answer.records().isEmpty())) {
            add(
                    node,
                    Finding.of(SpfRule.VOID_LOOKUP, domain)
                            .expected(print + " to find something")
                            .actual(step.target() + " has no "
                                    + String.join(
                                            " and no ",
                                            step.own().stream()
                                                    .map(answer -> answer.type().toString())
                                                    .toList())
                                    + " record")
                            .evidence("DNS answer", step.own().get(0).describe()));
        }
        if (step.term() instanceof SpfTerm.Exists exists
                && exists.qualifier() == Qualifier.PASS
                && step.own().stream().anyMatch(answer -> !answer.records().isEmpty())) {
            add(
                    node,
                    Finding.of(SpfRule.PASS_ALL, domain)
                            .expected(print + " to depend on the sender")
                            .actual(step.target() + " exists for every sender, so that it passes everybody")
                            .remedy("Put a macro such as %{i} in the name, or remove the term."));
        }
        if (step.term() instanceof SpfTerm.Mx
                && step.own().stream().anyMatch(answer -> answer.records().size() > MOST_MX)) {
            add(
                    node,
                    Finding.of(SpfRule.TOO_MANY_MX, domain)
                            .expected("at most 10 mail servers behind " + print)
                            .actual(step.target() + " has "
                                    + step.own().get(0).records().size()));
        }
    }

    private void unseenAnswer(SpfNode node, SpfStep step, DnsAnswer answer) {
        if (!SpfWalker.isUsable(answer)) {
            unseen.add(new Unseen(
                    "\"" + step.term().print() + "\" in the SPF record of " + node.domain(),
                    answer.describe(),
                    Impact.LAUNCH_BLOCKER));
        }
    }

    private void child(SpfNode node, SpfStep step, SpfNode child) {
        String print = "\"" + step.term().print() + "\"";
        switch (child.state()) {
            case READ -> {}
            case MISSING, SEVERAL, BROKEN -> {
                String what = child.state() == SpfNode.State.MISSING
                        ? "there is no SPF record"
                        : child.state() == SpfNode.State.SEVERAL
                                ? "there are " + child.texts().size() + " SPF records"
                                : "the record is wrong "
                                        + child.fault().map(f -> f.describe()).orElse("");
                Finding.Builder finding = Finding.of(SpfRule.DEAD_INCLUDE, domain)
                        .expected(print + " to lead to one correct record")
                        .actual("at " + child.domain() + " " + what);
                child.answer().ifPresent(answer -> finding.evidence("DNS answer", answer.describe()));
                add(node, finding);
            }
            case UNSEEN, TOO_DEEP ->
                unseen.add(new Unseen(
                        print + " in the SPF record of " + node.domain(),
                        child.answer().map(DnsAnswer::describe).orElse("not followed: too many records already"),
                        Impact.LAUNCH_BLOCKER));
            case LOOP ->
                add(
                        node,
                        Finding.of(SpfRule.LOOP, domain)
                                .expected("no record that includes itself")
                                .actual(print + " in the record of " + node.domain() + " leads back to "
                                        + child.domain()));
        }
    }

    private void add(SpfNode node, Finding.Builder finding) {
        findings.add(
                finding.evidence("TXT record of " + node.domain(), node.text()).build());
    }
}
