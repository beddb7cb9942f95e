package dev.launchready.examples.bench;

import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a hop costs against a bare request of the JDK's HttpClient to the same server, each on a new connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class HopBench {
    private LoopbackHttp server;
    private Network network;
    private HttpCall call;
    private HttpClient client;
    private HttpRequest request;

    @Setup
    public void start() {
        server = LoopbackHttp.start(
                r -> Response.redirect(308, "https://acme.test/").withHeader("Connection", "close"));
        Url url = Url.of("http://127.0.0.1:" + server.port() + "/");
        network = Network.system().loopbackOnly();
        call = HttpCall.get(url);
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        request = HttpRequest.newBuilder(URI.create(url.toString())).build();
    }

    @TearDown
    public void stop() {
        server.close();
    }

    @Benchmark
    public HttpExchange hop() {
        HttpExchange exchange = network.http().exchange(call, Deadline.in(Duration.ofSeconds(5)));
        if (exchange.reply().isEmpty()) {
            throw new IllegalStateException(exchange.failure().toString());
        }
        return exchange;
    }

    @Benchmark
    public HttpResponse<String> httpClient() throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
