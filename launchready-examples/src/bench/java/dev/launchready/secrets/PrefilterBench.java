package dev.launchready.secrets;

import dev.launchready.secrets.KeywordAutomaton.Hits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Megabytes a second on one thread, over source code: of the automaton over the literals of all rules alone, which no
 * user sees, and of the whole scanner behind it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PrefilterBench {
    private static final int MEGABYTES = 16;

    private final RuleIndex index = new RuleIndex(SecretRules.all());
    private byte[] text = {};

    @Setup
    public void load() throws java.io.IOException {
        StringBuilder all = new StringBuilder();
        Path core = Path.of("launchready-core/src/main/java");
        Path sources = Files.isDirectory(core) ? core : Path.of("..").resolve(core);
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("secrets"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        while (all.length() < MEGABYTES * 1_000_000) {
            all.append(all.substring(0, Math.min(all.length(), MEGABYTES * 1_000_000 - all.length())));
        }
        text = all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public int automaton() {
        Hits hits = new Hits();
        index.automaton().scan(text, 0, text.length, hits);
        return hits.size();
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public int scanner() {
        return SecretScanner.standard().scan(new Blob("src/Main.java", text)).size();
    }
}
