package dev.launchready.email.spf;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges what an audit saw: the record as a whole, its limits and its senders. Does no I/O. */
final class SpfJudge {
    private static final int NEAR = 9;
    private static final int LONG = 450;
    private static final int STRING = 255;

    private final SpfAudit audit;
    private final SpfExpectation expected;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    SpfJudge(SpfAudit audit, SpfExpectation expected) {
        this.audit = audit;
        this.expected = expected;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<Unseen> unseen() {
        return List.copyOf(unseen);
    }

    void judge() {
        SpfNode root = audit.tree();
        switch (root.state()) {
            case READ -> read(root);
            case MISSING -> missing();
            case SEVERAL -> several(root);
            case BROKEN -> broken(root);
            case UNSEEN, LOOP, TOO_DEEP -> unseen(root);
        }
        audit.typeSpf().ifPresent(this::typeSpf);
    }

    private void read(SpfNode root) {
        new SpfTermJudge(audit.domain(), findings, unseen).judge(root, true);
        limits(root);
        ending(root);
        length(root);
        senders();
    }

    private void missing() {
        if (audit.lookalikes().isEmpty()) {
            add(finding(SpfRule.MISSING)
                    .expected("one TXT record that begins with \"v=spf1\"")
                    .actual("there is none")
                    .evidence(
                            "DNS answer",
                            audit.tree().answer().map(DnsAnswer::describe).orElse("no DNS name")));
        } else {
            for (String text : audit.lookalikes()) {
                add(finding(SpfRule.NOT_RECOGNISED)
                        .expected("a TXT record that begins with exactly \"v=spf1\" and a space")
                        .actual("it begins otherwise and is not seen as SPF")
                        .evidence("TXT record", text));
            }
        }
    }

    private void several(SpfNode root) {
        Finding.Builder finding = finding(SpfRule.SEVERAL_RECORDS)
                .expected("one SPF record")
                .actual("there are " + root.texts().size());
        root.texts().forEach(text -> finding.evidence("TXT record", text));
        add(finding.remedy(
                "Publish one record that has all the terms, and delete the others: " + joined(root.texts())));
    }

    private void broken(SpfNode root) {
        root.fault()
                .ifPresent(fault -> add(finding(SpfRule.SYNTAX)
                        .expected("a record that RFC 7208 can read")
                        .actual("it is wrong " + fault.describe())
                        .evidence("TXT record", root.text())
                        .evidence("place", fault.point(root.text()))));
    }

    private void unseen(SpfNode root) {
        unseen.add(new Unseen(
                "SPF record of " + audit.domain(),
                root.answer().map(DnsAnswer::describe).orElse("the record could not be followed"),
                Impact.LAUNCH_BLOCKER));
    }

    private void limits(SpfNode root) {
        SpfLedger ledger = audit.ledger();
        String shorter = SpfProposal.of(audit)
                .map(proposal -> "Publish instead, with " + proposal.lookups() + " lookups: " + proposal.record())
                .orElse("");
        if (ledger.lookups() > expected.mostLookups()) {
            Finding.Builder finding = finding(SpfRule.TOO_MANY_LOOKUPS)
                    .expected("at most " + expected.mostLookups() + " lookups on any path")
                    .actual("the worst path needs " + ledger.lookups());
            if (ledger.lookups() <= SpfRun.MOST_LOOKUPS) {
                finding.impact(Impact.SUPPORT_RISK);
            }
            if (!shorter.isEmpty()) {
                finding.remedy(shorter);
            }
            add(finding.evidence("TXT record", root.text()).evidence("lookups", spent(ledger)));
        } else if (ledger.lookups() >= NEAR) {
            Finding.Builder finding = finding(SpfRule.NEAR_LOOKUP_LIMIT)
                    .expected("at least 2 of 10 lookups in reserve")
                    .actual("the worst path needs " + ledger.lookups());
            if (!shorter.isEmpty()) {
                finding.remedy(shorter);
            }
            add(finding.evidence("TXT record", root.text()).evidence("lookups", spent(ledger)));
        }
        SpfLedger four = SpfLedger.of(root, true);
        SpfLedger six = SpfLedger.of(root, false);
        if (four.voids() > SpfRun.MOST_VOIDS) {
            add(voids(four).actual(four.voids() + " have none"));
        } else if (six.voids() > SpfRun.MOST_VOIDS) {
            add(voids(six)
                    .impact(Impact.CLEANUP)
                    .actual(six.voids() + " have none for a sender with an IPv6 address")
                    .remedy("Write ip4: instead of \"a:\" for hosts that have no IPv6 address."));
        }
    }

    private Finding.Builder voids(SpfLedger ledger) {
        return finding(SpfRule.TOO_MANY_VOIDS)
                .expected("at most 2 lookups without an answer")
                .evidence(
                        "lookups without answer",
                        ledger.lines().stream()
                                .filter(SpfQuery::empty)
                                .map(q -> q.term() + " in " + q.domain() + ": " + q.name() + " " + q.type() + " "
                                        + (q.asked() ? q.status() : "where it does not match"))
                                .collect(Collectors.joining("\n")));
    }

    private static String spent(SpfLedger ledger) {
        return ledger.lines().stream()
                .filter(SpfQuery::lookup)
                .map(q -> q.lookups() + ". " + q.term() + " in the record of " + q.domain())
                .collect(Collectors.joining("\n"));
    }

    private void ending(SpfNode root) {
        SpfNode end = root;
        while (end.all().isEmpty()) {
            Optional<SpfNode> next = end.steps().stream()
                    .filter(step -> step.term() instanceof SpfTerm.Redirect)
                    .findFirst()
                    .flatMap(SpfStep::child);
            if (next.isEmpty()) {
                break;
            }
            end = next.get();
        }
        if (end.state() != SpfNode.State.READ) {
            return;
        }
        String where = end.equals(root) ? "" : " in " + end.domain() + ", to which it redirects";
        Optional<Qualifier> all = end.all().map(SpfTerm.All::qualifier);
        String wanted = expected.ends().isEmpty()
                ? "\"-all\" or \"~all\""
                : expected.ends().stream().map(q -> "\"" + q.symbol() + "all\"").collect(Collectors.joining(" or "));
        if (all.isEmpty()) {
            add(finding(SpfRule.NO_ALL)
                    .expected("a record that ends with " + wanted)
                    .actual("it has no \"all\"" + where)
                    .evidence("TXT record", end.text()));
        } else if (all.get() == Qualifier.PASS) {
            add(finding(SpfRule.PASS_ALL)
                    .expected("a record that ends with " + wanted)
                    .actual("it passes everybody" + where)
                    .evidence("TXT record", end.text()));
        } else if (!expected.ends().isEmpty() && !expected.ends().contains(all.get())) {
            add(finding(SpfRule.WRONG_ALL)
                    .expected("a record that ends with " + wanted)
                    .actual("it ends with \"" + all.get().symbol() + "all\"" + where)
                    .evidence("TXT record", end.text()));
        } else if (all.get() == Qualifier.NEUTRAL && expected.ends().isEmpty()) {
            add(finding(SpfRule.NEUTRAL_ALL)
                    .expected("a record that ends with " + wanted)
                    .actual("it ends with \"?all\"" + where)
                    .evidence("TXT record", end.text()));
        }
    }

    private void length(SpfNode root) {
        int length = root.text().length();
        if (expected.planned().isPresent() && length > STRING) {
            add(finding(SpfRule.LONG_STRING)
                    .impact(Impact.CLEANUP)
                    .expected("strings of at most 255 characters")
                    .actual("the planned record has " + length + " and has to be split"));
        }
        if (length > LONG) {
            add(finding(SpfRule.LONG_RECORD)
                    .expected("at most 450 characters")
                    .actual("the record has " + length)
                    .evidence("TXT record", root.text()));
        }
    }

    private void typeSpf(DnsAnswer answer) {
        if (answer.records(DnsRecord.Text.class).findAny().isPresent()) {
            add(finding(SpfRule.TYPE_99)
                    .expected("its SPF in a TXT record only")
                    .actual("there is a record of the type SPF, too")
                    .evidence("DNS answer", answer.describe()));
        }
    }

    private void senders() {
        for (SpfProvider provider : expected.providers()) {
            if (provider.includes().stream().noneMatch(include -> includes(audit.tree(), include))) {
                notIncluded(provider.label(), provider.includes().get(0), provider);
            }
        }
        for (String domain : expected.includes()) {
            if (!includes(audit.tree(), domain)) {
                notIncluded(domain, domain, null);
            }
        }
        senders(expected.hosts());
        for (IpRange host : expected.strangers()) {
            SpfOutcome outcome = audit.hosts().get(host.toString());
            if (outcome != null && outcome.result() == SpfResult.PASS) {
                add(finding(SpfRule.STRANGER_AUTHORISED)
                        .expected(host + " not to be authorised")
                        .actual("it passes by \"" + outcome.decidedBy() + "\"")
                        .evidence("TXT record", audit.tree().text()));
            } else if (outcome != null && outcome.result() == SpfResult.TEMPERROR) {
                notEvaluated(host, outcome);
            }
        }
    }

    private void senders(List<IpRange> hosts) {
        for (IpRange host : hosts) {
            SpfOutcome outcome = audit.hosts().get(host.toString());
            if (outcome != null && outcome.result() == SpfResult.TEMPERROR) {
                notEvaluated(host, outcome);
            } else if (outcome != null && outcome.result() != SpfResult.PASS) {
                add(finding(SpfRule.SENDER_NOT_AUTHORISED)
                        .expected(host + " to be authorised")
                        .actual("the result is " + outcome.describe())
                        .remedy("Add " + (host.v4() ? "ip4:" : "ip6:") + host + " before \"all\".")
                        .evidence("TXT record", String.join("\n", audit.tree().texts())));
            }
        }
    }

    private void notEvaluated(IpRange host, SpfOutcome outcome) {
        unseen.add(new Unseen("SPF result of " + host, outcome.describe(), Impact.LAUNCH_BLOCKER));
    }

    private void notIncluded(String sender, String include, @Nullable SpfProvider provider) {
        if (hides(audit.tree())) {
            unseen.add(new Unseen(
                    "whether SPF authorises " + sender,
                    "a part of the record could not be read",
                    Impact.LAUNCH_BLOCKER));
            return;
        }
        Finding.Builder finding = finding(SpfRule.SENDER_NOT_AUTHORISED)
                .expected(sender + " to be authorised")
                .actual("nothing in its SPF includes " + include)
                .remedy("Add include:" + include + " before \"all\"."
                        + (provider == null ? "" : " See " + provider.page().uri() + "."));
        add(finding.evidence("TXT record", String.join("\n", audit.tree().texts())));
    }

    private static boolean hides(SpfNode node) {
        return node.state() == SpfNode.State.UNSEEN
                || node.steps().stream().flatMap(s -> s.child().stream()).anyMatch(SpfJudge::hides);
    }

    /** Whether a passing include of the domain, or of a name below it, is reached. */
    private static boolean includes(SpfNode node, String domain) {
        for (SpfStep step : node.steps()) {
            boolean passes = step.term() instanceof SpfTerm.Redirect
                    || (step.term() instanceof SpfTerm.Include include && include.qualifier() == Qualifier.PASS);
            if (step.reached() && passes) {
                boolean named = step.term() instanceof SpfTerm.Include && DomainNames.isWithin(step.target(), domain);
                boolean read = step.child()
                        .map(child -> child.state() == SpfNode.State.READ)
                        .orElse(false);
                if ((named && read)
                        || step.child().map(child -> includes(child, domain)).orElse(false)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All terms of several records in one, with the strictest end. */
    private static String joined(List<String> texts) {
        List<String> terms = texts.stream()
                .flatMap(text -> SpfRecord.parse(text).value().stream())
                .flatMap(record -> record.terms().stream())
                .filter(term -> !(term instanceof SpfTerm.All))
                .map(SpfTerm::print)
                .distinct()
                .toList();
        return "v=spf1 " + String.join(" ", terms) + (terms.isEmpty() ? "-all" : " -all");
    }

    private Finding.Builder finding(SpfRule rule) {
        return Finding.of(rule, audit.domain());
    }

    private void add(Finding.Builder finding) {
        findings.add(finding.build());
    }
}
