package dev.launchready.examples.bench;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.idempotency.Delivery;
import dev.launchready.resilience.idempotency.Idempotency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * In how many of 100 runs the check finds a check-then-act race in a server that it knows nothing of, and how long it
 * takes. Between looking and writing the server does what servers do: it keeps ids as files, or asks a database 100 µs
 * away. One without the race has to be found right in every run; below 99 of 100 the benchmark fails. A check is as users
 * write it, with the deadline and the rounds that it has unless told.
 *
 * <p>With {@code -p receiver=NOTHING_BETWEEN} there are some 100 ns between looking and writing, which no sender can hit
 * on a machine with two cores (1 of 30 runs): that one is for {@code withCheckpoints(…)}, and does not fail.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 100)
@Fork(1)
public class RaceBench {
    /** What the server does with an id. */
    public enum Receiver {
        FILES(99),
        QUERY_BETWEEN(99),
        NOTHING_BETWEEN(0),
        ATOMIC(100);

        private final int least;

        Receiver(int least) {
            this.least = least;
        }
    }

    @Param({"FILES", "QUERY_BETWEEN", "ATOMIC"})
    public Receiver receiver;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicLong charges = new AtomicLong();
    private LoopbackHttp server;
    private Path directory;
    private int runs;
    private int right;

    @Setup(Level.Trial)
    public void start() throws IOException {
        directory = Files.createTempDirectory("launchready-race");
        server = LoopbackHttp.start(this::receive);
    }

    @Benchmark
    public CheckResult check() {
        Url url = Url.of("http://127.0.0.1:" + server.port() + "/hooks");
        CheckResult result = Idempotency.of("payment webhook")
                .delivering(Delivery.http(operation -> HttpCall.post(url, "text/plain", operation.id())))
                .effect(charges::get)
                .hasExactlyOneEffect()
                .run(Launch.at("acme.test").with(Network::loopbackOnly));
        List<String> rules = result.findings().stream().map(Finding::rule).toList();
        runs++;
        if (rules.equals(receiver == Receiver.ATOMIC ? List.of() : List.of("idempotency.race"))) {
            right++;
        }
        return result;
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        server.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
        System.out.println();
        System.out.println(receiver + ": judged right in " + right + " of " + runs + " runs");
        if (right * 100 < runs * receiver.least) {
            throw new IllegalStateException("the race was found too rarely, or where there is none");
        }
    }

    private Response receive(Request request) {
        String id = request.body();
        boolean isNew = switch (receiver) {
            case ATOMIC -> known.add(id);
            case FILES -> Files.notExists(directory.resolve(id));
            case QUERY_BETWEEN, NOTHING_BETWEEN -> !known.contains(id);
        };
        if (isNew) {
            if (receiver == Receiver.QUERY_BETWEEN) {
                LockSupport.parkNanos(100_000);
            }
            charges.incrementAndGet();
            record(id);
        }
        return Response.status(200);
    }

    private void record(String id) {
        if (receiver == Receiver.FILES) {
            try {
                Files.writeString(directory.resolve(id), "charged");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            known.add(id);
        }
    }
}
