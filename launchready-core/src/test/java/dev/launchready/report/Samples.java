package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Confidence;
import dev.launchready.Exhibit;
import dev.launchready.Exhibit.Cell;
import dev.launchready.Exhibit.Tone;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import dev.launchready.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reports as launches leave them. */
final class Samples {
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    static final Duration ELAPSED = Duration.ofMillis(4250);

    private Samples() {}

    /** {@return a launch that is not ready: two blockers, a lapsed waiver, a waived finding, something unseen} */
    static LaunchReport prototype() {
        return new LaunchReport(
                "acme.test",
                START,
                ELAPSED,
                List.of(edge(), mail(), bundle(), certificates(), provider(), health()),
                List.of());
    }

    /** {@return a launch on which everything holds} */
    static LaunchReport ready() {
        return new LaunchReport("acme.test", START, ELAPSED, List.of(health()), List.of());
    }

    /** {@return a launch whose blockers nobody could look for, and one of whose test runs was killed} */
    static LaunchReport unproven() {
        return new LaunchReport(
                "acme.test",
                START,
                ELAPSED,
                List.of(certificates(), health()),
                List.of("the test run of 12:00:03 ended before it had written its results"));
    }

    /** {@return a launch with that many findings of a few dozen rules' worth of text} */
    static LaunchReport large(int findings) {
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            SampleRule rule = List.of(SampleRule.values()).get(i % 4);
            String host = "shop-" + i + ".eu-west.acme.test";
            Finding finding = Finding.of(rule, "https://" + host + "/pricing?plan=" + i)
                    .expected("one redirect to https://www.acme.test/pricing")
                    .actual("the chain returns to " + host + " after " + (2 + i % 7) + " hops")
                    .evidence("HTTP answer", "HTTP/1.1 302 Found\nServer: nginx\nLocation: https://" + host + "/a/" + i)
                    .build();
            results.add(failed(host + " answers in one hop", rule, List.of(finding), List.of()));
        }
        return new LaunchReport("acme.test", START, ELAPSED, results, List.of());
    }

    static CheckResult failed(String check, SampleRule rule, List<Finding> findings, List<Exhibit> exhibits) {
        return new CheckResult(
                check,
                rule.stage(),
                rule.impact(),
                Outcome.of(findings, List.of()),
                List.of(),
                exhibits,
                Duration.ofMillis(310));
    }

    private static CheckResult edge() {
        Finding loop = Finding.of(SampleRule.LOOP, "http://acme.test/pricing.html")
                .expected("one redirect to https://www.acme.test/pricing")
                .actual("the chain returns to where it began after 2 hops")
                .evidence(
                        "hop 1",
                        "GET /pricing.html HTTP/1.1\nHost: acme.test\n\nHTTP/1.1 301 Moved Permanently\n"
                                + "Location: https://www.acme.test/pricing.html")
                .evidence("hop 2", "HTTP/1.1 302 Found\nLocation: http://acme.test/pricing.html")
                .build();
        Finding ttl = Finding.of(SampleRule.TTL, "acme.test A")
                .expected("a TTL of 300 s or less on launch day")
                .actual("it is 86400 s")
                .confidence(Confidence.MEDIUM)
                .evidence("DNS answer", "acme.test. 86400 IN A 203.0.113.10")
                .build();
        return failed(
                "http://acme.test/pricing.html leads to https://www.acme.test/pricing in one hop",
                SampleRule.LOOP,
                List.of(loop, ttl),
                List.of(RoutingMapSample.graph(), RoutingMapSample.table()));
    }

    private static CheckResult mail() {
        Finding forged = Finding.of(SampleRule.POLICY, "_dmarc.acme.test")
                .expected("a policy of quarantine or reject")
                .actual("its policy is none")
                .evidence("TXT record", "v=DMARC1; p=none; rua=mailto:ops@acme.test")
                .build()
                .lapsed("the waiver of sample.policy-none by ops@acme.test expired on 2026-01-15; mend the finding or "
                        + "renew the waiver with its reason");
        Finding ramp = Finding.of(SampleRule.POLICY, "_dmarc.news.acme.test")
                .expected("a policy of quarantine or reject")
                .actual("its policy is none")
                .build();
        Waiver waiver =
                new Waiver("sample.policy-none", "ramping to reject", "ops@acme.test", LocalDate.parse("2026-03-31"));
        return failed("mail in the name of acme.test is rejected", SampleRule.POLICY, List.of(forged), List.of())
                .withWaived(List.of(new WaivedFinding(ramp, waiver)));
    }

    private static CheckResult bundle() {
        List<Finding> keys = List.of(
                key("https://app.acme.test/assets/app.js", "assets/app.js:120", "provider key \"sk-…4f\""),
                key("https://app.acme.test/assets/admin.js", "assets/admin.js:7", "provider key \"sk-…9c\""));
        return failed("the bundle of app.acme.test carries no secret", SampleRule.KEY, keys, List.of());
    }

    private static Finding key(String subject, String place, String seen) {
        return Finding.of(SampleRule.KEY, subject)
                .expected("no secret in code that browsers load")
                .actual("it has a " + seen)
                .evidence(place, "const client = new Client(\"sk-…\")")
                .build();
    }

    private static CheckResult certificates() {
        Unseen blind = new Unseen("api.acme.test:443", "the connection timed out after 10 s", Impact.LAUNCH_BLOCKER);
        Unseen zone = new Unseen("docs.acme.test AAAA", "ns1.acme.test answered SERVFAIL", Impact.SUPPORT_RISK);
        return new CheckResult(
                "every declared host has a valid certificate",
                Stage.DOMAIN_AND_EDGE,
                Impact.LAUNCH_BLOCKER,
                Outcome.of(List.of(), List.of(blind, zone)),
                List.of(),
                List.of(),
                Duration.ofSeconds(10));
    }

    private static CheckResult provider() {
        Exhibit matrix = new Exhibit.Matrix(
                "What users see when a dependency fails",
                List.of("payment provider", "model provider", "mail provider"),
                List.of("slow", "refuses", "HTTP 500", "garbage"),
                List.of(
                        List.of(
                                new Cell(Tone.GOOD, "holds", "answered in 480 ms with a clear message"),
                                new Cell(Tone.GOOD, "holds", ""),
                                new Cell(Tone.WARN, "retries", "3 retries in 1.2 s, then a clear message"),
                                new Cell(Tone.BAD, "blank", "the page stayed empty for 30 s")),
                        List.of(
                                new Cell(Tone.BAD, "hangs", "no answer within 30 s"),
                                new Cell(Tone.WARN, "vague", "\"something went wrong\""),
                                new Cell(Tone.GOOD, "holds", ""),
                                new Cell(Tone.NEUTRAL, "not run", "")),
                        List.of(
                                new Cell(Tone.GOOD, "queues", "sent 4 s after recovery"),
                                new Cell(Tone.GOOD, "queues", ""),
                                new Cell(Tone.GOOD, "queues", ""),
                                new Cell(Tone.NEUTRAL, "not run", ""))));
        Exhibit histogram = new Exhibit.Histogram(
                "Time to first byte of /",
                "ms",
                List.of(
                        new Exhibit.Bar(0, 100, 41),
                        new Exhibit.Bar(100, 200, 118),
                        new Exhibit.Bar(200, 400, 73),
                        new Exhibit.Bar(400, 800, 12),
                        new Exhibit.Bar(800, Double.POSITIVE_INFINITY, 3)));
        return passed("users get an answer when a provider fails", Stage.RESILIENCE, List.of(matrix, histogram));
    }

    private static CheckResult health() {
        return passed("https://api.acme.test/health answers within a second", Stage.MONITORING, List.of());
    }

    private static CheckResult passed(String check, Stage stage, List<Exhibit> exhibits) {
        return new CheckResult(
                check, stage, Impact.LAUNCH_BLOCKER, new Outcome.Passed(), List.of(), exhibits, Duration.ofMillis(120));
    }
}
