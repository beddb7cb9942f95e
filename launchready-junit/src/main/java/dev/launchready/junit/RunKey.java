package dev.launchready.junit;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which run a JVM belongs to, as far as can be told from inside.
 *
 * @param name names the run beyond doubt: given by the user, or taken from what Surefire tells each of its forks; empty
 *     where nothing does
 * @param ancestor the process that started this one, shells left out, as {@code pid@start}
 * @param worker whether a build tool says that this is one of its workers, which may follow each other
 * @param pid this process
 * @param born when this JVM started by its own clock, in milliseconds of the epoch; the operating system's figure may
 *     be a second off
 */
record RunKey(String name, String ancestor, boolean worker, long pid, long born) {
    static final String GIVEN = "launchready.run";
    private static final Set<String> SHELLS =
            Set.of("sh", "ash", "bash", "dash", "ksh", "zsh", "busybox", "env", "nice", "timeout", "cmd", "cmd.exe");
    // Between a process and its JVM; far less than it takes until a process number comes round again
    private static final Duration SLACK = Duration.ofMinutes(1);
    // Surefire starts each fork, by the name of its main class or of a jar that names it, with the moment at which the
    // build loaded it: the same for all forks of a build
    private static final Pattern SUREFIRE_FORK = Pattern.compile("(?:\\.ForkedBooter|surefirebooter\\S*\\.jar) .*?"
            + "(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_\\d+)-jvmRun\\d+");

    static RunKey current(Settings settings) {
        ProcessHandle self = ProcessHandle.current();
        String ancestor = ancestor(self);
        String name = settings.get(GIVEN)
                .map(String::strip)
                .filter(given -> !given.isEmpty()) // a variable that the CI did not set names no run
                .map(given -> "given " + given)
                .orElseGet(() -> surefire(command())
                        .map(moment -> "surefire " + moment + " of " + ancestor)
                        .orElse(""));
        return new RunKey(
                name,
                ancestor,
                isGradleWorker(),
                self.pid(),
                ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** Whether a build tool started this JVM to run tests, which the JVM of the tool itself is not. */
    static boolean isTestWorker() {
        return isGradleWorker() || surefire(command()).isPresent();
    }

    private static boolean isGradleWorker() {
        return System.getProperty("org.gradle.test.worker") != null;
    }

    private static String command() {
        return System.getProperty("sun.java.command", "");
    }

    static Optional<String> surefire(String command) {
        Matcher fork = SUREFIRE_FORK.matcher(command);
        return fork.find() ? Optional.of(fork.group(1)) : Optional.empty();
    }

    /** Whether the process is still there, and not another one that got its number. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(start(process) - born) < SLACK.toMillis() || start(process) == 0)
                .isPresent();
    }

    boolean isSameProcess(RunKey other) {
        return pid == other.pid && born == other.born;
    }

    private static String ancestor(ProcessHandle self) {
        Optional<ProcessHandle> process = self.parent();
        while (process.filter(RunKey::isShell).isPresent()) {
            process = process.flatMap(ProcessHandle::parent);
        }
        return process.map(p -> p.pid() + "@" + start(p)).orElse("nobody");
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .filter(file -> SHELLS.contains(file.toString()))
                .isPresent();
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
