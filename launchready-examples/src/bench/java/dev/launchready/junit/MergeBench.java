package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.redirect.RedirectRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The end of a run of four JVMs: their fragments read from disk and merged, and the reports written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MergeBench {
    private static final int JVMS = 4;

    /** How many findings all JVMs have together. */
    @Param({"500", "10000"})
    public int findings;

    private Path reports = Path.of("");
    private LaunchReport report = new LaunchReport("", Instant.EPOCH, Duration.ZERO, List.of(), List.of());

    @Setup
    public void run() throws IOException {
        reports = Files.createTempDirectory("launchready-bench");
        Path fragments = Files.createDirectory(reports.resolve("fragments"));
        for (int jvm = 1; jvm <= JVMS; jvm++) {
            RunKey key = new RunKey("given bench", "1@1", false, Long.MAX_VALUE - jvm, jvm);
            try (FragmentWriter writer = new FragmentWriter(fragments.resolve(jvm + Fragment.SUFFIX))) {
                writer.write(new FragmentLine.Begin(Instant.EPOCH, key, ""));
                for (int i = 0; i < findings / JVMS; i++) {
                    String node = "[engine:junit-jupiter]/[class:AcmeLaunchTest" + jvm
                            + "]/[test-factory:pages()]/[dynamic-test:#" + i + "]";
                    writer.write(new FragmentLine.Started(Instant.EPOCH, node, "page " + i));
                    writer.write(new FragmentLine.Result(Instant.EPOCH, node, posted(jvm, i)));
                }
                writer.write(new FragmentLine.End(Instant.EPOCH));
            }
        }
        report = merge();
    }

    private static Board.Posted posted(int jvm, int number) {
        RedirectRule[] rules = RedirectRule.values();
        String subject = "https://host-" + jvm + "-" + number + ".acme.test/";
        Finding finding = Finding.of(rules[number % rules.length], subject)
                .expected("one redirect to https://www.acme.test/")
                .actual("it takes three")
                .evidence("chain", "GET " + subject + " -> 301 https://www.acme.test/ (12 ms)")
                .build();
        CheckResult result = new CheckResult(
                subject + " leads to its page",
                Stage.DOMAIN_AND_EDGE,
                Impact.LAUNCH_BLOCKER,
                Outcome.of(List.of(finding), List.of()),
                List.of(),
                List.of(),
                Duration.ofMillis(12));
        return new Board.Posted("acme.test", result, "support_risk");
    }

    @TearDown
    public void delete() {
        ExtensionBench.delete(reports);
    }

    @Benchmark
    public LaunchReport merge() throws IOException {
        LaunchReport merged = RunReport.of(Fragment.all(reports.resolve("fragments")), "", Instant.EPOCH);
        if (merged.findings().size() != findings) {
            throw new IllegalStateException(
                    "lost findings: " + merged.findings().size());
        }
        return merged;
    }

    @Benchmark
    public void write() throws IOException {
        new ReportSet(reports, Optional.empty()).write(report);
    }
}
