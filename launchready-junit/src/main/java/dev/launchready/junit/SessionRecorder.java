package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes what the launch tests of one launcher session find to this JVM's fragment, and merges the report. A session
 * without launch tests leaves no trace, unless the build said how many JVMs there are. Whatever goes wrong with files is
 * told at the end and changes no test's result.
 */
final class SessionRecorder implements TestExecutionListener {
    private static final TestTag TAG = TestTag.create("launchready");

    private final Path project;
    private final Clock clock;
    private final PrintStream out;
    private final Function<String, Optional<String>> environment;
    private volatile @Nullable TestPlan plan;
    private @Nullable RunDirectory directory;
    private @Nullable FragmentWriter writer;
    private @Nullable String trouble;

    /**
     * A recorder.
     *
     * @param project the directory that relative paths begin at
     * @param clock tells when things were seen
     * @param out where the verdict is printed
     * @param environment environment variables by name
     */
    SessionRecorder(Path project, Clock clock, PrintStream out, Function<String, Optional<String>> environment) {
        this.project = project;
        this.clock = clock;
        this.out = out;
        this.environment = environment;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        if (directory == null && hasLaunchTests(started)) {
            begin(new Settings(name -> started.getConfigurationParameters().get(name), environment));
        }
    }

    // Whatever goes wrong with the report must be told at the end and must not touch the tests
    @SuppressWarnings("IllegalCatch")
    private void begin(Settings settings) {
        Path reports = RunDirectory.of(project, settings);
        Optional<Path> summary = environment
                .apply("GITHUB_STEP_SUMMARY")
                .filter(path -> !path.isBlank())
                .map(project::resolve);
        RunDirectory opened = new RunDirectory(reports, RunKey.current(settings), clock, summary);
        directory = opened;
        try {
            writer = opened.begin(ExpectedForks.setting(settings));
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void executionStarted(TestIdentifier node) {
        if (isLaunch(node)) {
            Board.open(node.getUniqueId());
            if (node.isTest()) {
                write(new FragmentLine.Started(
                        clock.instant(), node.getUniqueId(), TestBody.sentence(node.getDisplayName())));
            }
        }
    }

    @Override
    public void executionSkipped(TestIdentifier node, String reason) {
        if (isLaunch(node)) {
            report(node, SilentNode.result(node, "the test was skipped: " + reason));
        }
    }

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        if (isLaunch(node)) {
            List<Board.Posted> posted = Board.close(node.getUniqueId());
            posted.forEach(p -> write(new FragmentLine.Result(clock.instant(), node.getUniqueId(), p)));
            silence(node, result, posted).ifPresent(reason -> report(node, SilentNode.result(node, reason)));
        }
    }

    /** Says why nothing was seen, where the results alone would let a node pass that did not. */
    private static Optional<String> silence(
            TestIdentifier node, TestExecutionResult result, List<Board.Posted> posted) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return node.isTest() && posted.isEmpty()
                    ? Optional.of("the test ended and its result did not reach the report: its class comes from"
                            + " another class loader, or it was run without the extension of @LaunchReady")
                    : Optional.empty();
        }
        boolean told = posted.stream().anyMatch(p -> !(p.result().outcome() instanceof Outcome.Passed));
        String how = result.getStatus() == TestExecutionResult.Status.ABORTED ? "was given up" : "failed";
        return told
                ? Optional.empty()
                : Optional.of((node.isTest() ? "the test " : "everything in it ") + how + " outside of its body"
                        + result.getThrowable().map(t -> ": " + t).orElse(""));
    }

    private void report(TestIdentifier node, CheckResult result) {
        Board.Posted posted =
                new Board.Posted("", result, Enforcement.standard().failOnText());
        write(new FragmentLine.Result(clock.instant(), node.getUniqueId(), posted));
    }

    @SuppressWarnings("IllegalCatch") // as in begin
    private synchronized void write(FragmentLine line) {
        if (writer != null) {
            try {
                writer.write(line);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /** Ends the session: merges the report and says in three lines what it says. */
    synchronized void close() {
        Settings settings = new Settings(name -> Optional.ofNullable(System.getProperty(name)), environment);
        // Maven looks for tests in a session of its own, whose JVM is none of those that the build said there are
        boolean came = plan != null || RunKey.isTestWorker();
        if (directory == null && came && !ExpectedForks.setting(settings).isEmpty()) {
            begin(settings);
        }
        if (directory == null) {
            return;
        }
        write(new FragmentLine.End(clock.instant()));
        LaunchReport report = merge(directory);
        if (report == null) {
            out.println("LaunchReady: NOT PROVEN, the report could not be written to " + directory.reports() + ": "
                    + trouble + "; make the directory writable, or name another with -Dlaunchready.reports=DIRECTORY");
        } else {
            SessionSummary.lines(report, directory).forEach(out::println);
        }
    }

    @SuppressWarnings("IllegalCatch") // as in begin
    private @Nullable LaunchReport merge(RunDirectory merged) {
        try {
            if (writer != null) {
                writer.close();
            }
            return trouble == null ? merged.merge() : null;
        } catch (IOException | RuntimeException e) {
            failed(e);
            return null;
        }
    }

    private void failed(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        trouble = cause.toString();
    }

    private static boolean hasLaunchTests(TestPlan started) {
        return started.getRoots().stream()
                .anyMatch(root -> started.getDescendants(root).stream()
                        .anyMatch(node -> node.getTags().contains(TAG)));
    }

    // Dynamic nodes have no tags; the factory around them has
    private boolean isLaunch(TestIdentifier node) {
        TestPlan current = plan;
        return node.getTags().contains(TAG)
                || (current != null
                        && current.getParent(node).filter(this::isLaunch).isPresent());
    }
}
