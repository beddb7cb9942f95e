package dev.launchready.examples.bench;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.redirect.RedirectRule;
import dev.launchready.report.JsonReport;
import dev.launchready.report.ReportMerge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and merging the fragments of a run with 10,000 findings from four JVMs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class MergeBench {
    private final List<List<String>> fragments = new ArrayList<>();

    @Setup
    public void write() {
        RedirectRule[] rules = RedirectRule.values();
        for (int jvm = 0; jvm < 4; jvm++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                String subject = "https://host-" + jvm + "-" + i + ".acme.test/";
                Finding finding = Finding.of(rules[i % rules.length], subject)
                        .expected("one redirect to https://www.acme.test/")
                        .actual("it takes three")
                        .evidence("chain", "GET " + subject + " -> 301 https://www.acme.test/ (12 ms)")
                        .build();
                lines.add(JsonReport.writeLine(new CheckResult(
                        subject + " leads to its page",
                        Stage.DOMAIN_AND_EDGE,
                        Impact.LAUNCH_BLOCKER,
                        Outcome.of(List.of(finding), List.of()),
                        List.of(),
                        List.of(),
                        Duration.ofMillis(12))));
            }
            fragments.add(lines);
        }
    }

    @Benchmark
    public LaunchReport merge() {
        List<ReportMerge.Part> parts = new ArrayList<>();
        for (int jvm = 0; jvm < fragments.size(); jvm++) {
            List<CheckResult> results =
                    fragments.get(jvm).stream().map(JsonReport::readLine).toList();
            parts.add(new ReportMerge.Part(
                    "jvm " + jvm,
                    new LaunchReport("acme.test", Instant.EPOCH, Duration.ofSeconds(1), results, List.of())));
        }
        LaunchReport report = ReportMerge.merge(parts, List.of());
        if (report.findings().size() != 10_000) {
            throw new IllegalStateException(
                    "lost findings: " + report.findings().size());
        }
        return report;
    }
}
