package dev.launchready.tls;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the Strict-Transport-Security of a host. */
final class HstsJudge {
    /** What hstspreload.org asks for at least: a year. */
    static final long PRELOAD_SECONDS = 31_536_000;

    private HstsJudge() {}

    /**
     * What is expected.
     *
     * @param least how long it should last
     * @param preloadable whether the preload list is to accept it
     * @param apex whether the host is the domain itself, which is what the list takes
     */
    record Expectation(Duration least, boolean preloadable, boolean apex) {}

    static Judged judge(HostHsts seen, Expectation expected) {
        if (seen.failure().isPresent()) {
            return Judged.unseen(new Unseen(seen.host(), seen.failure().get().detail(), TlsRule.HSTS_MISSING.impact()));
        }
        if (seen.status().isEmpty()) {
            return Judged.unseen(new Unseen(seen.host(), "no answer was recorded", TlsRule.HSTS_MISSING.impact()));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<HstsHeader> header = seen.header();
        if (header.isEmpty()) {
            findings.add(finding(TlsRule.HSTS_MISSING, seen)
                    .expected("Strict-Transport-Security in its https answer")
                    .actual("the answer (" + seen.status() + ") has no such field")
                    .build());
        } else {
            judge(header.get(), seen, expected, findings);
        }
        if (seen.values().size() > 1) {
            findings.add(finding(TlsRule.HSTS_DUPLICATE, seen)
                    .expected("Strict-Transport-Security once")
                    .actual("it is sent " + seen.values().size() + " times, and browsers read the first alone")
                    .build());
        }
        if (!seen.overHttp().isEmpty()) {
            findings.add(finding(TlsRule.HSTS_OVER_HTTP, seen)
                    .expected("Strict-Transport-Security over https only")
                    .actual("http://" + seen.host() + "/ sends \""
                            + seen.overHttp().get(0) + "\" as well, where browsers ignore it")
                    .build());
        }
        return Judged.found(findings);
    }

    private static void judge(HstsHeader header, HostHsts seen, Expectation expected, List<Finding> findings) {
        long seconds = header.maxAge().orElse(0);
        if (!header.isValid()) {
            findings.add(finding(TlsRule.HSTS_MALFORMED, seen)
                    .expected("Strict-Transport-Security that browsers heed")
                    .actual("they ignore \"" + header.raw() + "\" because " + String.join(" and ", header.problems()))
                    .build());
        } else if (seconds == 0) {
            findings.add(finding(TlsRule.HSTS_OFF, seen)
                    .expected("Strict-Transport-Security with a max-age above 0")
                    .actual("max-age=0 makes browsers forget the host")
                    .build());
        } else if (seconds < expected.least().toSeconds()) {
            findings.add(finding(TlsRule.HSTS_SHORT, seen)
                    .expected("a max-age of at least " + expected.least().toSeconds() + " seconds ("
                            + Expiry.inWords(expected.least()) + ")")
                    .actual("it is " + seconds + " (" + Expiry.inWords(Duration.ofSeconds(seconds)) + ")")
                    .build());
        }
        if (expected.preloadable()) {
            List<String> missing = refusedByPreloadList(header, seen, expected);
            if (!missing.isEmpty()) {
                findings.add(finding(TlsRule.HSTS_NOT_PRELOADABLE, seen)
                        .expected("what the preload list demands")
                        .actual(String.join("; ", missing))
                        .build());
            }
        }
    }

    private static List<String> refusedByPreloadList(HstsHeader header, HostHsts seen, Expectation expected) {
        List<String> missing = new ArrayList<>();
        if (!expected.apex()) {
            missing.add("the list takes whole domains, not the subdomain " + seen.host());
        }
        if (seen.values().size() > 1) {
            missing.add("the list refuses more than one field");
        }
        if (!header.isValid()) {
            missing.add("the field is malformed");
            return missing;
        }
        if (header.quoted()) {
            missing.add("the list refuses a max-age in quotation marks, although RFC 6797 allows it");
        }
        if (header.maxAge().orElse(0) < PRELOAD_SECONDS) {
            missing.add("max-age is " + header.maxAge().orElse(0) + " and has to be " + PRELOAD_SECONDS + " or more");
        }
        if (!header.includeSubDomains()) {
            missing.add("includeSubDomains is missing");
        }
        if (!header.preload()) {
            missing.add("preload is missing");
        }
        return missing;
    }

    private static Finding.Builder finding(TlsRule rule, HostHsts seen) {
        Finding.Builder finding = Finding.of(rule, seen.host());
        if (!seen.values().isEmpty()) {
            finding.evidence(
                    "https://" + seen.host() + "/",
                    "Strict-Transport-Security: " + String.join("\nStrict-Transport-Security: ", seen.values()));
        }
        return finding;
    }
}
