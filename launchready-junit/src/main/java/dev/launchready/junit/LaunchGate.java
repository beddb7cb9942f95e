package dev.launchready.junit;

import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The last step of a CI stage: says what the launch tests of this run found, whatever became of their JVMs. A JVM that
 * dies before it runs cannot say so, and one that was the only one leaves the report of the last run where it was; the
 * gate reads what was written under the name of this run and nothing else.
 *
 * <p>It reads the same settings as {@link LaunchReady}, as system properties or environment variables: {@code
 * launchready.run}, without which it refuses, {@code launchready.reports} and {@code launchready.forks}. It writes the
 * reports again, prints verdict, counts and path, and exits with 0 for ready, 1 for not ready and 2 for not proven.
 */
public final class LaunchGate {
    private final Path project;
    private final Settings settings;
    private final PrintStream out;

    private LaunchGate(Path project, Settings settings, PrintStream out) {
        this.project = project;
        this.settings = settings;
        this.out = out;
    }

    /**
     * Runs the gate and ends the JVM.
     *
     * @param arguments none
     */
    public static void main(String... arguments) {
        Settings settings = Settings.of(name -> Optional.ofNullable(System.getProperty(name)));
        System.exit(new LaunchGate(Path.of("").toAbsolutePath(), settings, System.out).judge());
    }

    private int judge() {
        if (settings.get(RunKey.GIVEN).filter(run -> !run.isBlank()).isEmpty()) {
            out.println("LaunchReady: NOT PROVEN, without its name this run cannot be told from an earlier one; set "
                    + RunKey.GIVEN + " for the tests and for the gate, for example to the number of the CI job");
            return exit(Verdict.NOT_PROVEN);
        }
        RunDirectory directory = new RunDirectory(
                RunDirectory.of(project, settings), RunKey.current(settings), Clock.systemUTC(), Optional.empty());
        String forks = ExpectedForks.setting(settings);
        try {
            LaunchReport report = directory.judge(forks.isEmpty() ? "1" : forks);
            SessionSummary.lines(report, directory).forEach(out::println);
            return exit(report.verdict());
        } catch (IOException | UncheckedIOException e) {
            out.println("LaunchReady: NOT PROVEN, what the tests wrote to " + directory.reports()
                    + " could not be read, or the report not be written: " + e);
            return exit(Verdict.NOT_PROVEN);
        }
    }

    private static int exit(Verdict verdict) {
        return switch (verdict) {
            case READY -> 0;
            case NOT_READY -> 1;
            case NOT_PROVEN -> 2;
        };
    }
}
