package dev.launchready.examples.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.launchready.Impact;
import dev.launchready.junit.LaunchReady;
import dev.launchready.junit.LaunchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
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

/**
 * What the extension and its report cost a test node: 500 empty tests with and without them, in one run. The overhead of
 * a node is the difference divided by 500; the report of the run is written at its end and is part of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class ExtensionBench {
    private static final int NODES = 500;

    private Path reports;

    static class Plain {
        @RepeatedTest(NODES)
        void nothing() {}
    }

    @LaunchReady("acme.test")
    static class Launched {
        @RepeatedTest(NODES)
        void nothing() {}

        @LaunchTest(Impact.CLEANUP)
        void one_more() {}
    }

    @Setup
    public void directory() {
        try {
            reports = Files.createTempDirectory("launchready-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public long plain() {
        return run(Plain.class);
    }

    @Benchmark
    public long launched() {
        return run(Launched.class);
    }

    private long run(Class<?> tests) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (var session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(tests))
                                    .configurationParameter("launchready.reports", reports.toString())
                                    .configurationParameter("launchready.run", "bench-" + System.nanoTime())
                                    .build(),
                            summary);
        }
        long succeeded = summary.getSummary().getTestsSucceededCount();
        if (succeeded < NODES) {
            throw new IllegalStateException(succeeded + " tests succeeded");
        }
        return succeeded;
    }
}
