package dev.launchready.dns;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord.CertificationAuthority;
import dev.launchready.net.DnsStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges whether CAA lets an authority issue (RFC 8659). */
final class CaaJudge {
    private static final int CRITICAL = 128;
    // Tags that authorities understand: RFC 8659, RFC 9495, and CA/Browser Forum's contacts
    private static final Set<String> KNOWN_TAGS =
            Set.of("issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone");
    // issue-value = *WSP [issuer-domain-name *WSP] [";" *WSP [parameters *WSP]] (RFC 8659 section 4.2)
    private static final Pattern ISSUE_VALUE = Pattern.compile(
            "[ \\t]*(?<domain>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)?[ \\t]*(?:;(?<parameters>[ \\t\\x21-\\x7e]*))?");

    private CaaJudge() {}

    static void judge(List<DnsAnswer> climb, String host, String site, CaaExpectation expected, Judgement out) {
        for (DnsAnswer answer : climb) {
            boolean absent = answer.status() == DnsStatus.NODATA || answer.status() == DnsStatus.NXDOMAIN;
            // The zone's own name server need not know what stands above it
            boolean aboveTheSite = answer.status() == DnsStatus.REFUSED && !HostNames.isBelow(answer.name(), site);
            if (answer.status() == DnsStatus.FOUND) {
                List<CertificationAuthority> records =
                        answer.records(CertificationAuthority.class).toList();
                forbids(records, expected).ifPresent(reason -> out.find(finding(host, answer, expected, reason)));
                return;
            } else if (!absent && !aboveTheSite) {
                out.notSeen(answer, Impact.LAUNCH_BLOCKER);
                return;
            }
        }
    }

    /** Why the authority may not issue; empty when it may. */
    static Optional<String> forbids(List<CertificationAuthority> records, CaaExpectation expected) {
        Optional<CertificationAuthority> unknown = records.stream()
                .filter(record -> (record.flags() & CRITICAL) != 0 && !KNOWN_TAGS.contains(record.tag()))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("a critical record has the tag \""
                    + unknown.get().tag() + "\", which no authority understands and none may ignore");
        }
        boolean wild = expected.wildcard() && records.stream().anyMatch(record -> isTag(record, "issuewild"));
        String tag = wild ? "issuewild" : "issue";
        List<CertificationAuthority> relevant =
                records.stream().filter(record -> isTag(record, tag)).toList();
        boolean allowed = relevant.isEmpty()
                || relevant.stream()
                        .map(record -> issuer(record.value()))
                        .flatMap(Optional::stream)
                        .anyMatch(expected.issuer()::equals);
        return allowed ? Optional.empty() : Optional.of("the " + tag + " records allow only " + names(relevant));
    }

    /** The domain of the authority that a value allows; empty for a value that allows none, or is malformed. */
    static Optional<String> issuer(String value) {
        Matcher matcher = ISSUE_VALUE.matcher(value);
        return matcher.matches()
                ? Optional.ofNullable(matcher.group("domain")).map(HostNames::canonical)
                : Optional.empty();
    }

    private static String names(List<CertificationAuthority> records) {
        List<String> issuers = records.stream()
                .map(record -> issuer(record.value()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return issuers.isEmpty() ? "nobody" : String.join(", ", issuers);
    }

    private static boolean isTag(CertificationAuthority record, String tag) {
        return record.tag().equals(tag);
    }

    private static Finding.Builder finding(String host, DnsAnswer answer, CaaExpectation expected, String reason) {
        String tag = expected.wildcard() ? "issuewild" : "issue";
        return Finding.of(DnsRule.CAA_FORBIDS, host)
                .expected("CAA records that let " + expected.issuer() + " issue"
                        + (expected.wildcard() ? " wildcard certificates" : ""))
                .actual(reason)
                .remedy("Add the record \"" + answer.records().get(0).owner() + ". CAA 0 " + tag + " \""
                        + expected.issuer() + "\"\" beside those there are.")
                .evidence("CAA records of " + answer.records().get(0).owner(), lines(answer));
    }

    private static String lines(DnsAnswer answer) {
        return String.join(
                "\n", answer.records().stream().map(record -> record.line()).toList());
    }
}
