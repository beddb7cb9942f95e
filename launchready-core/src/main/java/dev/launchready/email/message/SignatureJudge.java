package dev.launchready.email.message;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimStatus;
import dev.launchready.email.dkim.DkimVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Judges whether somebody vouches for the domain in From. */
final class SignatureJudge {
    private final EmailMessage message;
    private final DkimVerification seen;
    private final UnaryOperator<String> organization;
    private final String envelopeFrom;

    SignatureJudge(
            EmailMessage message, DkimVerification seen, UnaryOperator<String> organization, String envelopeFrom) {
        this.message = message;
        this.seen = seen;
        this.organization = organization;
        this.envelopeFrom = envelopeFrom;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String from = message.fromDomain();
        if (!seen.isSigned()) {
            findings.add(Finding.of(MessageRule.UNSIGNED, subject())
                    .expected("a DKIM signature of " + (from.isEmpty() ? "the domain in From" : from))
                    .actual("there is none")
                    .build());
        } else if (seen.passes()) {
            passing(findings, from);
        } else if (!open()) {
            findings.add(failing(MessageRule.DKIM_FAILS, "a DKIM signature that holds", seen.results()));
        }
        returnPath(findings, from);
        return findings;
    }

    List<Unseen> unseen() {
        if (seen.passes() || !open()) {
            return List.of();
        }
        return seen.results().stream()
                .filter(result -> result.status() == DkimStatus.TEMPERROR)
                .map(result -> new Unseen(subject(), result.describe(), Impact.LAUNCH_BLOCKER))
                .toList();
    }

    /** Whether a signature might hold if its key could be had. */
    private boolean open() {
        return seen.results().stream().anyMatch(result -> result.status() == DkimStatus.TEMPERROR);
    }

    private void passing(List<Finding> findings, String from) {
        List<DkimResult> failed = seen.results().stream()
                .filter(result -> !result.passes() && result.status() != DkimStatus.TEMPERROR)
                .toList();
        if (!failed.isEmpty()) {
            findings.add(failing(MessageRule.DKIM_ONE_FAILS, "every DKIM signature to hold", failed));
        }
        List<DkimResult> aligned = seen.passing()
                .filter(result -> isAligned(result.domain(), from))
                .toList();
        if (aligned.isEmpty() && !from.isEmpty()) {
            Finding.Builder finding = Finding.of(MessageRule.DKIM_UNALIGNED, subject())
                    .expected("a DKIM signature of " + from)
                    .actual("only "
                            + names(seen.passing()
                                    .map(DkimResult::domain)
                                    .distinct()
                                    .toList()) + " signed it");
            seen.passing().forEach(result -> finding.evidence("result", result.describe()));
            findings.add(finding.build());
        }
        seen.passing()
                .filter(DkimResult::coversPartOfBody)
                .forEach(result -> findings.add(Finding.of(MessageRule.DKIM_PARTIAL_BODY, subject())
                        .expected("a DKIM signature over the whole body")
                        .actual("the signature of " + result.domain() + " covers "
                                + result.signature().orElseThrow().bodyLength().orElse(0) + " of "
                                + result.bodyLength() + " octets")
                        .evidence("result", result.describe())
                        .build()));
    }

    private Finding failing(MessageRule rule, String expected, List<DkimResult> results) {
        String first = results.get(0).detail();
        Finding.Builder finding = Finding.of(rule, subject())
                .expected(expected)
                .actual(
                        results.size() == 1
                                ? "one fails: " + first
                                : results.size() + " fail, the first because " + first);
        for (DkimResult result : results) {
            finding.evidence("result", result.describe());
        }
        finding.evidence("signature", results.get(0).field().raw());
        return finding.build();
    }

    private void returnPath(List<Finding> findings, String from) {
        String path = envelopeFrom.isEmpty() ? message.returnPath() : envelopeFrom;
        if (!path.isEmpty() && !from.isEmpty() && !isAligned(EmailMessage.domain(path), from)) {
            findings.add(Finding.of(MessageRule.RETURN_PATH_UNALIGNED, "Return-Path")
                    .expected("an address of " + from + " or below")
                    .actual("it is " + path)
                    .build());
        }
    }

    /** Relaxed alignment: both belong to one organization. */
    boolean isAligned(String domain, String from) {
        return !domain.isEmpty() && organization.apply(domain).equals(organization.apply(from));
    }

    String subject() {
        return message.fromAddresses().stream()
                .findFirst()
                .map(address -> "message from " + address)
                .orElse("message");
    }

    private static String names(List<String> domains) {
        return String.join(" and ", domains);
    }
}
