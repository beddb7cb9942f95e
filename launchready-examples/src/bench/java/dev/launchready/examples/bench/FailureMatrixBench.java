package dev.launchready.examples.bench;

import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.net.Network;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.report.HtmlReport;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.FailureMatrix;
import dev.launchready.resilience.UserAction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * The whole failure matrix of five dependencies and 30 faults each: of a product that bounds its calls, and of one that
 * does not. With a folder in the system property {@code launchready.bench.report}, the reports are left there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class FailureMatrixBench {
    private static final List<String> NAMES = List.of("model", "payments", "mail", "search", "storage");
    private static final int FAULTS = 30;
    private static final Duration BOUND = Duration.ofMillis(800);

    @Benchmark
    public int ready() {
        return play("ready", FailureMatrixBench::bounded);
    }

    @Benchmark
    public int prototype() {
        return play("prototype", FailureMatrixBench::unbounded);
    }

    private interface Calls {
        String ask(HttpClient client, HttpRequest request) throws IOException;
    }

    private static int play(String name, Calls calls) {
        List<FaultProxy> proxies = new ArrayList<>();
        try (LoopbackHttp app = LoopbackHttp.start()) {
            List<UserAction> actions = new ArrayList<>();
            for (String vendor : NAMES) {
                FaultProxy proxy = FaultProxy.to(request -> Response.ok("application/json", "{\"answer\":\"well\"}"))
                        .named(vendor)
                        .start();
                proxies.add(proxy);
                app.on("*", "/" + vendor, product(calls, proxy.uri(), name.equals("ready")));
                actions.add(UserAction.get("http://127.0.0.1:" + app.port() + "/" + vendor)
                        .named("use the " + vendor));
            }
            Dependency[] dependencies = proxies.stream().map(Dependency::of).toArray(Dependency[]::new);
            FailureMatrix matrix = FailureMatrix.of(dependencies).during(actions.toArray(UserAction[]::new));
            for (Dependency dependency : dependencies) {
                Fault[] faults = dependency.faults().stream().limit(FAULTS).toArray(Fault[]::new);
                matrix = matrix.letting(dependency, faults);
            }
            return measure(name, matrix);
        } finally {
            proxies.forEach(FaultProxy::close);
        }
    }

    private static int measure(String name, FailureMatrix matrix) {
        long start = System.nanoTime();
        LaunchReport report = Launch.at("acme.test").with(Network::loopbackOnly).run(matrix);
        double seconds = (System.nanoTime() - start) / 1e9;
        int cells = report.results().get(0).exhibits().stream()
                .filter(exhibit ->
                        exhibit instanceof Exhibit.Matrix && exhibit.title().startsWith("Failure matrix of "))
                .mapToInt(exhibit -> ((Exhibit.Matrix) exhibit).cells().size())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %d cells of %d dependencies in %.1f s (%.1f CPU seconds of the JVM since it started), %d findings%n",
                name,
                cells,
                NAMES.size(),
                seconds,
                cpuSeconds(),
                report.results().get(0).findings().size());
        report.results().get(0).unseen().forEach(System.out::println);
        String folder = System.getProperty("launchready.bench.report", "");
        if (!folder.isEmpty()) {
            HtmlReport.write(report, Path.of(folder, name + ".html"));
        }
        return cells;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    private static Handler product(Calls calls, URI vendor, boolean polite) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(vendor.resolve("/v1")).build();
        return user -> {
            try {
                return Response.ok("application/json", "{\"answer\":\"" + calls.ask(client, request) + "\"}");
            } catch (IOException e) {
                return polite ? told() : trace(e);
            }
        };
    }

    private static String bounded(HttpClient client, HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return read(sent.get(BOUND.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            sent.cancel(true);
            throw new IOException("the vendor did not answer", e);
        }
    }

    private static String unbounded(HttpClient client, HttpRequest request) throws IOException {
        try {
            return read(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String read(HttpResponse<String> response) throws IOException {
        String body = response.body();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith("application/json") || !body.endsWith("\"}")) {
            throw new IOException("the vendor said " + response.statusCode());
        }
        return "well";
    }

    private static Response told() {
        return Response.status(503)
                .withBody("application/json", "{\"message\":\"This part does not answer; try again in a minute.\"}");
    }

    private static Response trace(IOException thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return Response.status(500).withBody("text/plain", text.toString());
    }
}
