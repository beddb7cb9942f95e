package dev.launchready.email.dmarc;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what an audit saw. Does no I/O. */
final class DmarcJudge {
    private final DmarcAudit audit;
    private final Optional<DmarcPolicy> wanted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    DmarcJudge(DmarcAudit audit, Optional<DmarcPolicy> wanted) {
        this.audit = audit;
        this.wanted = wanted;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<Unseen> unseen() {
        return List.copyOf(unseen);
    }

    void judge() {
        DmarcWalk.Step own = audit.walk().steps().get(0);
        if (!audit.today().unseen().isEmpty()) {
            unseen.add(new Unseen(
                    "DMARC policy of " + audit.domain(), audit.today().unseen(), Impact.LAUNCH_BLOCKER));
            return;
        }
        if (own.texts().size() > 1) {
            several(own);
        }
        Optional<DmarcWalk.Step> step = audit.walk().at(audit.today().policyDomain());
        if (step.isPresent() && step.get().record().isPresent()) {
            record(step.get().record().get(), step.get().domain());
        } else if (own.texts().isEmpty()) {
            missing(own);
        }
    }

    private void several(DmarcWalk.Step own) {
        Finding.Builder finding = of(DmarcRule.SEVERAL_RECORDS)
                .expected("one DMARC record")
                .actual("there are " + own.texts().size());
        own.texts().forEach(text -> finding.evidence("TXT record", text));
        add(finding);
    }

    private void missing(DmarcWalk.Step own) {
        List<String> lookalikes = own.answer()
                .records(DnsRecord.Text.class)
                .map(DnsRecord.Text::joined)
                .filter(DmarcJudge::looksLikeDmarc)
                .toList();
        for (String text : lookalikes) {
            add(of(DmarcRule.NOT_RECOGNISED)
                    .expected("a record that begins with exactly \"v=DMARC1\"")
                    .actual("it begins otherwise and is not seen as DMARC")
                    .evidence("TXT record of _dmarc." + audit.domain(), text));
        }
        boolean misplaced = false;
        for (var place : audit.elsewhere().entrySet()) {
            List<String> texts = place.getValue()
                    .records(DnsRecord.Text.class)
                    .map(DnsRecord.Text::joined)
                    .filter(DmarcJudge::looksLikeDmarc)
                    .toList();
            for (String text : texts) {
                misplaced = true;
                add(of(DmarcRule.WRONG_PLACE)
                        .expected("its DMARC record at _dmarc." + audit.domain())
                        .actual("it is at " + place.getKey())
                        .remedy("Move the record to _dmarc." + audit.domain() + ".")
                        .evidence("TXT record of " + place.getKey(), text));
            }
        }
        if (lookalikes.isEmpty() && !misplaced) {
            add(of(DmarcRule.MISSING)
                    .expected("a DMARC record at _dmarc." + audit.domain())
                    .actual("there is none, nor above it")
                    .remedy("Publish at _dmarc." + audit.domain()
                            + " a TXT record \"v=DMARC1; p=none; rua=mailto:dmarc@" + audit.domain()
                            + "\", read the reports, then go on to p=quarantine and p=reject.")
                    .evidence("DNS answer", own.answer().describe()));
        }
    }

    private static boolean looksLikeDmarc(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\"'\\\\]", "").contains("v=dmarc");
    }

    private void record(DmarcRecord record, String where) {
        for (DmarcFlaw flaw : record.flaws()) {
            flaw(record, flaw);
        }
        policy(record);
        if (record.psd() == PsdFlag.PUBLIC_SUFFIX && where.equals(audit.domain())) {
            add(of(DmarcRule.PUBLIC_SUFFIX)
                    .expected("no psd=y")
                    .actual("the record says that it is a public suffix")
                    .evidence("TXT record", record.text()));
        }
        reports(record);
        modes(record);
    }

    private void flaw(DmarcRecord record, DmarcFlaw flaw) {
        String written = "\"" + flaw.tag() + "=" + flaw.value() + "\"";
        boolean policy =
                flaw.tag().equals("p") || flaw.tag().equals("sp") || flaw.tag().equals("np");
        Finding.Builder finding = switch (flaw.kind()) {
            case SYNTAX ->
                of(DmarcRule.SYNTAX)
                        .expected("tag=value pairs separated by semicolons")
                        .actual("the record is wrong " + flaw.detail());
            case BAD_VALUE ->
                of(DmarcRule.BAD_VALUE)
                        .impact(policy ? Impact.LAUNCH_BLOCKER : DmarcRule.BAD_VALUE.impact())
                        .expected("\"" + flaw.tag() + "\" to be " + flaw.detail())
                        .actual("it is \"" + flaw.value() + "\""
                                + (policy
                                        ? record.counts()
                                                ? ", so that the policy counts as none"
                                                : ", so that the record does not count"
                                        : ""));
            case UNKNOWN_TAG ->
                of(DmarcRule.UNKNOWN_TAG)
                        .expected("only tags that RFC 9989 knows")
                        .actual(written + " is ignored")
                        .remedy(
                                flaw.detail().isEmpty()
                                        ? "Remove " + written + "."
                                        : "Write \"" + flaw.detail() + "=" + flaw.value() + "\".");
            case REMOVED_TAG ->
                of(DmarcRule.REMOVED_TAG)
                        .expected("no tag that RFC 9989 has removed")
                        .actual(written + " is there")
                        .remedy("Remove " + written + ": " + flaw.detail() + ".");
            case DUPLICATE_TAG ->
                of(DmarcRule.DUPLICATE_TAG)
                        .expected("every tag once")
                        .actual("\"" + flaw.tag() + "\" is there again, as " + written);
            case POLICY_MISSING ->
                of(DmarcRule.POLICY_MISSING)
                        .expected("a policy, \"p=\" and " + flaw.detail())
                        .actual("there is none, which counts as p=none");
        };
        add(finding.evidence("TXT record", record.text()));
    }

    private void policy(DmarcRecord record) {
        DmarcRecord.Scope scope = audit.today().scope();
        DmarcPolicy applied = audit.today().policy();
        if (wanted.isPresent() && !applied.isAtLeast(wanted.get())) {
            add(of(DmarcRule.POLICY_WEAK)
                    .expected("at least the policy " + wanted.get())
                    .actual("receivers apply " + applied + (record.testing() ? " because of t=y" : ""))
                    .remedy("Publish p=" + wanted.get() + " at _dmarc."
                            + audit.today().policyDomain() + (record.testing() ? " and remove t=y." : "."))
                    .evidence("TXT record", record.text()));
        } else if (wanted.isEmpty()
                && !record.hasBadPolicy()
                && record.asked(scope, DmarcMode.RFC9989) == DmarcPolicy.NONE
                && record.policy().isPresent()) {
            add(of(DmarcRule.POLICY_NONE)
                    .expected("a policy of quarantine or reject")
                    .actual("it is none")
                    .evidence("TXT record", record.text()));
        }
        if (record.testing()) {
            add(of(DmarcRule.TESTING)
                    .expected("a policy that is applied")
                    .actual("t=y makes receivers apply one level less")
                    .evidence("TXT record", record.text()));
        }
        DmarcPolicy least = wanted.orElse(record.asked(DmarcRecord.Scope.DOMAIN, DmarcMode.RFC9989));
        if (scope == DmarcRecord.Scope.DOMAIN && applied.isAtLeast(wanted.orElse(DmarcPolicy.NONE))) {
            weaker(record, "sp", DmarcRecord.Scope.SUBDOMAIN, least, "subdomains");
            weaker(record, "np", DmarcRecord.Scope.NONEXISTENT, least, "subdomains that do not exist");
        }
    }

    private void weaker(DmarcRecord record, String tag, DmarcRecord.Scope scope, DmarcPolicy least, String whom) {
        Optional<DmarcPolicy> own = tag.equals("sp") ? record.subdomainPolicy() : record.nonexistentPolicy();
        DmarcPolicy asked = record.asked(scope, DmarcMode.RFC9989);
        if (own.isPresent() && !asked.isAtLeast(least)) {
            add(of(DmarcRule.SUBDOMAIN_POLICY_WEAK)
                    .expected("at least the policy " + least + " for " + whom)
                    .actual("\"" + tag + "=" + asked + "\" asks for less")
                    .evidence("TXT record", record.text()));
        }
    }

    private void reports(DmarcRecord record) {
        if (record.aggregateReports().isEmpty()) {
            add(of(DmarcRule.NO_REPORTS)
                    .expected("an address for aggregate reports (rua)")
                    .actual("there is none")
                    .evidence("TXT record", record.text()));
        }
        Stream.concat(record.aggregateReports().stream(), record.failureReports().stream())
                .distinct()
                .forEach(uri -> {
                    if (!uri.isValid()) {
                        add(of(DmarcRule.BAD_REPORT_ADDRESS)
                                .expected("report addresses that can be used")
                                .actual("\"" + uri.text() + "\" cannot: " + uri.problem())
                                .evidence("TXT record", record.text()));
                    } else if (uri.sized()) {
                        add(of(DmarcRule.REPORT_SIZE)
                                .expected("report addresses without a size")
                                .actual("\"" + uri.text() + "\" has one")
                                .evidence("TXT record", record.text()));
                    }
                });
        if (record.failureReports().isEmpty() && !record.failureOptions().equals("0")) {
            add(of(DmarcRule.FAILURE_OPTIONS)
                    .expected("\"fo\" together with \"ruf\" only")
                    .actual("there is \"fo=" + record.failureOptions() + "\" and no \"ruf\"")
                    .evidence("TXT record", record.text()));
        }
        audit.consents().forEach(this::consent);
    }

    private void consent(DmarcAudit.Consent consent) {
        DnsAnswer answer = consent.answer();
        boolean agrees = answer.records(DnsRecord.Text.class)
                .anyMatch(text -> DmarcRecord.read(text.joined()).isPresent());
        boolean seen = answer.status() == DnsStatus.FOUND
                || answer.status() == DnsStatus.NODATA
                || answer.status() == DnsStatus.NXDOMAIN;
        if (!seen) {
            unseen.add(new Unseen(
                    "whether " + consent.host() + " wants the DMARC reports of " + audit.domain(),
                    answer.describe(),
                    Impact.SUPPORT_RISK));
        } else if (!agrees) {
            add(of(DmarcRule.REPORTS_NOT_AUTHORISED)
                    .expected(consent.host() + " to agree to get its reports")
                    .actual("there is no DMARC record at " + consent.name())
                    .remedy("Let the operator of " + consent.host() + " publish at " + consent.name()
                            + " (or *._report._dmarc." + consent.host() + ") a TXT record \"v=DMARC1\", or report to an"
                            + " address of your own.")
                    .evidence("DNS answer", answer.describe()));
        }
    }

    private void modes(DmarcRecord record) {
        DmarcDiscovery today = audit.today();
        DmarcDiscovery before = audit.before();
        if (!before.unseen().isEmpty()) {
            return;
        }
        List<String> differences = new ArrayList<>();
        if (today.policy() != before.policy()) {
            differences.add("the policy is " + today.policy() + " by RFC 9989 and " + before.policy() + " by RFC 7489");
        } else if (record.percentage() < 100 && today.policy() != DmarcPolicy.NONE) {
            differences.add("RFC 9989 applies " + today.policy() + " to all mail and RFC 7489 to " + record.percentage()
                    + " percent");
        }
        if (!today.organisation().equals(before.organisation())) {
            differences.add("the organisation is " + today.organisation() + " by RFC 9989 and " + before.organisation()
                    + " by RFC 7489");
        }
        if (!differences.isEmpty()) {
            add(of(DmarcRule.MODES_DIFFER)
                    .expected("the same policy by either RFC")
                    .actual(String.join("; ", differences))
                    .evidence("TXT record", record.text()));
        }
    }

    private Finding.Builder of(DmarcRule rule) {
        return Finding.of(rule, audit.domain());
    }

    private void add(Finding.Builder finding) {
        findings.add(finding.build());
    }
}
