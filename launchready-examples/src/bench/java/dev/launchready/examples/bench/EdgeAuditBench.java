package dev.launchready.examples.bench;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.examples.acme.Acme;
import dev.launchready.examples.acme.AcmeState;
import dev.launchready.junit.EdgeBaseline;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole edge audit of launch-ready Acme, warm: every check of the edge baseline, looked at afresh each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class EdgeAuditBench {
    private Acme acme;
    private Launch launch;
    private List<? extends Check> checks;

    @Setup
    public void start() {
        acme = Acme.start(AcmeState.READY);
        launch = acme.launch();
        checks = new EdgeBaseline() {}.edgeChecks(launch).toList();
    }

    @TearDown
    public void stop() {
        acme.close();
    }

    @Benchmark
    public LaunchReport audit() {
        LaunchReport report = launch.run(checks);
        if (report.verdict() != Verdict.READY) {
            throw new IllegalStateException("Acme is " + report.verdict() + ": " + report.findings() + report.unseen());
        }
        return report;
    }
}
