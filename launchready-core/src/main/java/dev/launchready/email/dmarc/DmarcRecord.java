package dev.launchready.email.dmarc;

import dev.launchready.email.TagList;
import java.util.List;
import java.util.Optional;

/**
 * A DMARC policy record (RFC 9989 section 4.7). What is wrong with a part of it is a {@linkplain #flaws() flaw}; the
 * rest stands, with defaults.
 *
 * @param text as published, strings joined
 * @param policy the policy for the domain; empty when there is no valid p
 * @param subdomainPolicy the policy for existing subdomains (sp)
 * @param nonexistentPolicy the policy for subdomains that do not exist (np)
 * @param psd whether the domain is a public suffix
 * @param testing whether the policy is only being tested (t=y)
 * @param strictDkim whether DKIM domains have to be identical (adkim=s)
 * @param strictSpf whether SPF domains have to be identical (aspf=s)
 * @param aggregateReports where aggregate reports go (rua)
 * @param failureReports where failure reports go (ruf)
 * @param failureOptions what failures are reported (fo), as written; {@code 0} when nothing is
 * @param percentage what RFC 7489 calls pct: 100 when nothing valid is written; RFC 9989 ignores it
 * @param flaws what receivers ignore or replace
 */
public record DmarcRecord(
        String text,
        Optional<DmarcPolicy> policy,
        Optional<DmarcPolicy> subdomainPolicy,
        Optional<DmarcPolicy> nonexistentPolicy,
        PsdFlag psd,
        boolean testing,
        boolean strictDkim,
        boolean strictSpf,
        List<ReportUri> aggregateReports,
        List<ReportUri> failureReports,
        String failureOptions,
        int percentage,
        List<DmarcFlaw> flaws) {
    /** Copies the lists. */
    public DmarcRecord {
        aggregateReports = List.copyOf(aggregateReports);
        failureReports = List.copyOf(failureReports);
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads a TXT record.
     *
     * @param text any text
     * @return the record, or empty when it is none: {@code v=DMARC1} has to be its first tag, in capitals
     */
    public static Optional<DmarcRecord> read(String text) {
        TagList.Reading reading = TagList.read(text);
        List<TagList.Tag> tags = reading.list().tags();
        boolean first = !tags.isEmpty()
                && tags.get(0).name().equals("v")
                && tags.get(0).value().equals("DMARC1")
                && reading.faults().stream()
                        .noneMatch(fault -> fault.offset() < tags.get(0).offset());
        return first ? Optional.of(DmarcReader.read(text, reading)) : Optional.empty();
    }

    /**
     * Tells whether receivers process the record at all (RFC 9989 section 4.10.1): a p, sp or np that is not valid makes
     * them act as on {@code p=none} when there is somewhere to report to, and ignore the record otherwise. An absent p
     * counts as {@code p=none} (section 4.7).
     *
     * @return whether the record counts
     */
    public boolean counts() {
        return !hasBadPolicy() || hasReportTarget();
    }

    /** {@return whether a p, sp or np is there and not valid} */
    public boolean hasBadPolicy() {
        return flaws.stream()
                .anyMatch(flaw -> flaw.kind() == DmarcFlaw.Kind.BAD_VALUE
                        && (flaw.tag().equals("p")
                                || flaw.tag().equals("sp")
                                || flaw.tag().equals("np")));
    }

    private boolean hasReportTarget() {
        return aggregateReports.stream().anyMatch(ReportUri::isValid);
    }

    /**
     * The policy that is asked for, {@code t} not yet considered.
     *
     * @param scope whom the policy is for
     * @param mode by which specification; RFC 7489 knows no np
     * @return the policy
     */
    public DmarcPolicy asked(Scope scope, DmarcMode mode) {
        if (hasBadPolicy()) {
            return DmarcPolicy.NONE;
        }
        DmarcPolicy own = policy.orElse(DmarcPolicy.NONE);
        return switch (scope) {
            case DOMAIN -> own;
            case SUBDOMAIN -> subdomainPolicy.orElse(own);
            case NONEXISTENT ->
                mode == DmarcMode.RFC9989
                        ? nonexistentPolicy.orElse(subdomainPolicy.orElse(own))
                        : subdomainPolicy.orElse(own);
        };
    }

    /**
     * The policy that receivers apply.
     *
     * @param scope whom the policy is for
     * @param mode by which specification; RFC 7489 knows no t
     * @return the policy, one level less while testing
     */
    public DmarcPolicy applied(Scope scope, DmarcMode mode) {
        DmarcPolicy asked = asked(scope, mode);
        return testing && mode == DmarcMode.RFC9989 ? asked.whileTesting() : asked;
    }

    /** Whom a policy is for. */
    public enum Scope {
        /** The domain that has the record. */
        DOMAIN,
        /** A subdomain that exists. */
        SUBDOMAIN,
        /** A subdomain that does not. */
        NONEXISTENT
    }
}
