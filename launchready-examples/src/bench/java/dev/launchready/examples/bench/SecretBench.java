package dev.launchready.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.launchready.Launch;
import dev.launchready.secrets.Secrets;
import dev.launchready.secrets.TreeScan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a scan for secrets costs in CPU milliseconds of the whole process: of a tree, of the history of a repository in a
 * heap of 256 MB and a fresh JVM, and beside them of {@code git log -p --all | grep -E} with four patterns on the same
 * history and of secretlint on the same tree. What the other programs cost is told by the shell that started them. The
 * counters in JMH's summary are sums over the forks; each fork's own stand above it. In a fresh JVM more than half is the
 * work of the JIT compiler.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SecretBench {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String PATTERNS = "sk_live_[0-9a-zA-Z]{24}|gh[pousr]_[0-9a-zA-Z]{36}|AKIA[0-9A-Z]{16}"
            + "|-----BEGIN [A-Z ]{0,20}PRIVATE KEY";

    /** What it cost. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cost {
        public long cpuMillis;
        public long megabytesPerCpuSecond;

        void add(long nanos, int megabytes) {
            cpuMillis = nanos / 1_000_000;
            megabytesPerCpuSecond = megabytes * 1000L / Math.max(1, cpuMillis);
        }
    }

    /** A tree. */
    @State(Scope.Benchmark)
    public static class Tree {
        @Param({"10", "100", "1000"})
        public int megabytes;
    }

    /** A history. */
    @State(Scope.Benchmark)
    public static class History {
        @Param({"20", "200", "1000"})
        public int megabytes;
    }

    /** The tree that both scan. */
    @State(Scope.Benchmark)
    public static class Shared {
        @Param({"10"})
        public int megabytes;
    }

    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    @Fork(1)
    public int tree_warm(Tree tree, Cost cost) {
        return tree(tree.megabytes, cost);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(3)
    public int tree_in_a_fresh_jvm(Tree tree, Cost cost) {
        return tree(tree.megabytes, cost);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 3, jvmArgsAppend = "-Xmx256m")
    public int history_in_256_megabytes(History history, Cost cost) {
        Path path = SecretData.history(history.megabytes);
        return check(Secrets.inHistoryOf(path), history.megabytes, cost);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(3)
    public long history_git_log_grep(History history, Cost cost) throws IOException, InterruptedException {
        Path path = SecretData.history(history.megabytes);
        return shell("git log -p --all | LC_ALL=C grep -cE '" + PATTERNS + "'", path, history.megabytes, cost);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(3)
    public int shared_ours(Shared shared, Cost cost) {
        return tree(shared.megabytes, cost);
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(3)
    public long shared_secretlint(Shared shared, Cost cost) throws IOException, InterruptedException {
        Path tree = SecretData.tree(shared.megabytes);
        Path tool = tree.resolveSibling("secretlint");
        Files.createDirectories(tool);
        if (!Files.exists(tool.resolve("node_modules/.bin/secretlint"))) {
            shell(
                    "npm install --silent --no-audit --no-fund secretlint@13.0.6"
                            + " @secretlint/secretlint-rule-preset-recommend@13.0.6",
                    tool,
                    1,
                    new Cost());
        }
        Files.writeString(
                tool.resolve("rc.json"), "{\"rules\": [{\"id\": \"@secretlint/secretlint-rule-preset-recommend\"}]}");
        return shell(
                "node_modules/.bin/secretlint --secretlintrc rc.json '" + tree + "/**/*'",
                tool,
                shared.megabytes,
                cost);
    }

    private static int tree(int megabytes, Cost cost) {
        return check(Secrets.in(SecretData.tree(megabytes)), megabytes, cost);
    }

    private static int check(Secrets check, int megabytes, Cost cost) {
        var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = cpu.getProcessCpuTime();
        TreeScan scan = check.scan(Launch.at("acme.test").within(LONG));
        cost.add(cpu.getProcessCpuTime() - before, megabytes);
        if (!scan.unseen().isEmpty() || scan.matches().isEmpty()) {
            throw new IllegalStateException("it was to see all and find what was planted: " + scan);
        }
        return scan.matches().size();
    }

    /** Runs a command line; the shell's {@code times} tells, in its second line, what its children took. */
    private static long shell(String command, Path folder, int megabytes, Cost cost)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("bench", ".txt");
        Process process = new ProcessBuilder("bash", "-c", command + " > /dev/null 2>&1; times > " + said)
                .directory(folder.toFile())
                .start();
        if (!process.waitFor(LONG.toMinutes(), TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end: " + command);
        }
        String[] lines = Files.readString(said, StandardCharsets.UTF_8).split("\n", -1);
        Matcher times = Pattern.compile("(\\d+)m([\\d.]+)s").matcher(lines[1]);
        double seconds = 0;
        while (times.find()) {
            seconds += Integer.parseInt(times.group(1)) * 60 + Double.parseDouble(times.group(2));
        }
        cost.add((long) (seconds * 1e9), megabytes);
        return cost.cpuMillis;
    }
}
