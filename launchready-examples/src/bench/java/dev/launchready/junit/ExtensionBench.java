package dev.launchready.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the extension costs a test node: the time of one of 2,000 empty tests without it and with it,
 * the lines of its fragment on disk. The difference is the overhead. The end of the run, which merges the
 * fragments and writes four reports, is not part of it: that is what {@link MergeBench} measures.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ExtensionBench.NODES)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ExtensionBench {
    static final int NODES = 2_000;

    static class Plain {
        @RepeatedTest(NODES)
        void nothing() {}
    }

    @LaunchReady("acme.test")
    static class Launched {
        @RepeatedTest(NODES)
        void nothing() {}
    }

    /** Each run has a recorder and a directory of its own, as each has in a JVM of its own. */
    @State(Scope.Benchmark)
    public static class Run {
        private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new org.junit.jupiter.engine.JupiterTestEngine())
                .enableTestEngineAutoRegistration(false)
                .build());
        private Path project = Path.of("");
        private TestExecutionListener recorder = new TestExecutionListener() {};

        @Setup(Level.Invocation)
        public void begin() {
            try {
                project = Files.createTempDirectory("launchready-bench");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            recorder = new SessionRecorder(project, Clock.systemUTC(), nowhere, name -> Optional.empty());
        }

        @TearDown(Level.Invocation)
        public void end() {
            delete(project);
        }

        long execute(Class<?> tests) {
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(tests))
                            .build(),
                    summary,
                    recorder);
            long succeeded = summary.getSummary().getTestsSucceededCount();
            if (succeeded != NODES) {
                throw new IllegalStateException(succeeded + " tests succeeded");
            }
            return succeeded;
        }
    }

    @Benchmark
    public long plain(Run run) {
        return run.execute(Plain.class);
    }

    @Benchmark
    public long launched(Run run) {
        return run.execute(Launched.class);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
