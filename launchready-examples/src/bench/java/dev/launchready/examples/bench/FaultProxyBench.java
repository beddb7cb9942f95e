package dev.launchready.examples.bench;

import dev.launchready.net.fault.ActiveFault;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A fault proxy without a fault against a direct connection, and against toxiproxy where it is on the PATH, in turns
 * within one run, so that a busy machine is busy for all: medians over the rounds, and the ratio to the direct ones.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class FaultProxyBench {
    private static final int ROUNDS = 7;
    private static final long MILLIS = 2000;
    private static final long GIB = 1L << 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Way(InetSocketAddress address, DoubleSupplier cpu) {}

    private final LoadClient load = new LoadClient();

    @Benchmark
    public int compare() throws IOException, InterruptedException {
        try (LoadServer server = new LoadServer();
                FaultProxy tcp = FaultProxy.to("127.0.0.1:" + server.address().getPort())
                        .named("bench-tcp")
                        .start();
                FaultProxy http = FaultProxy.to(URI.create(
                                "http://127.0.0.1:" + server.address().getPort()))
                        .named("bench-http")
                        .start()) {
            Optional<Toxiproxy> toxiproxy = Toxiproxy.start(server.address());
            try {
                Map<String, Way> ways = new LinkedHashMap<>();
                ways.put("direct", new Way(server.address(), () -> 0));
                ways.put("proxy", new Way(tcp.address(), () -> cpu("fault-proxy-bench-tcp")));
                ways.put("proxy, HTTP", new Way(http.address(), () -> cpu("fault-proxy-bench-http")));
                toxiproxy.ifPresent(other -> ways.put("toxiproxy", new Way(other.address(), other::cpuSeconds)));
                requests(ways, http);
                bulk(ways);
                latency(tcp);
            } finally {
                toxiproxy.ifPresent(Toxiproxy::close);
            }
        }
        return 0;
    }

    private void requests(Map<String, Way> ways, FaultProxy recording) throws IOException {
        for (Way way : ways.values()) {
            load.run(way.address(), 16, 2 * MILLIS);
            load.run(way.address(), 1, MILLIS);
        }
        Map<String, List<LoadClient.Result>> many = new LinkedHashMap<>();
        Map<String, List<LoadClient.Result>> one = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                many.computeIfAbsent(way.getKey(), key -> new ArrayList<>())
                        .add(load.run(way.getValue().address(), 16, MILLIS));
                one.computeIfAbsent(way.getKey(), key -> new ArrayList<>())
                        .add(load.run(way.getValue().address(), 1, MILLIS / 2));
                recording.forget();
            }
        }
        print("16 connections, requests/s", many, LoadClient.Result::perSecond);
        print("16 connections, p50 us", many, LoadClient.Result::p50);
        print("16 connections, p99 us", many, LoadClient.Result::p99);
        print("1 connection, p50 us", one, LoadClient.Result::p50);
    }

    private void bulk(Map<String, Way> ways) throws IOException {
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            double warm = load.bulk(way.getValue().address(), GIB);
            double[] seconds = new double[3];
            double[] cpu = new double[3];
            for (int i = 0; i < seconds.length; i++) {
                double before = way.getValue().cpu().getAsDouble();
                seconds[i] = load.bulk(way.getValue().address(), GIB);
                cpu[i] = way.getValue().cpu().getAsDouble() - before;
            }
            say(
                    "1 GiB: %-12s %.2f s, %.2f CPU seconds of its own (cold %.2f s)%n",
                    way.getKey(), median(seconds), median(cpu), warm);
        }
    }

    private void latency(FaultProxy proxy) throws IOException {
        try (ActiveFault late = proxy.inject(Fault.latency(Duration.ofMillis(100)))) {
            LoadClient.Result result = load.run(proxy.address(), 16, 10 * MILLIS);
            say(
                    "%s: median %.2f ms, p99 %.2f ms late beyond it%n",
                    late.fault().title(), result.p50() / 1000 - 100, result.p99() / 1000 - 100);
        }
    }

    private static void print(
            String what, Map<String, List<LoadClient.Result>> results, ToDoubleFunction<LoadClient.Result> value) {
        double direct = Double.NaN;
        for (Map.Entry<String, List<LoadClient.Result>> way : results.entrySet()) {
            double[] values = way.getValue().stream().mapToDouble(value).toArray();
            double median = median(values);
            direct = Double.isNaN(direct) ? median : direct;
            say(
                    "%-28s %-12s %10.1f   %6.2f of direct, %+.1f%n",
                    what, way.getKey(), median, median / direct, median - direct);
        }
    }

    private static double cpu(String thread) {
        for (long id : THREADS.getAllThreadIds()) {
            var info = THREADS.getThreadInfo(id);
            if (info != null && info.getThreadName().equals(thread)) {
                return THREADS.getThreadCpuTime(id) / 1e9;
            }
        }
        return Double.NaN;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
