package dev.launchready.examples.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A toxiproxy-server from the PATH, where there is one, with one proxy in it. */
final class Toxiproxy implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 100;

    private final Process process;
    private final InetSocketAddress address;

    private Toxiproxy(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static Optional<Toxiproxy> start(InetSocketAddress upstream) throws IOException, InterruptedException {
        Optional<Path> binary = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "toxiproxy-server"))
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        InetSocketAddress api = free();
        InetSocketAddress proxy = free();
        Process process = new ProcessBuilder(
                        binary.get().toString(), "-host", "127.0.0.1", "-port", Integer.toString(api.getPort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitListening(api);
        String body = "{\"name\":\"bench\",\"listen\":\"127.0.0.1:" + proxy.getPort() + "\",\"upstream\":\"127.0.0.1:"
                + upstream.getPort() + "\",\"enabled\":true}";
        HttpResponse<String> made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.getPort() + "/proxies"))
                                .timeout(Duration.ofSeconds(5))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            process.destroy();
            throw new IOException("toxiproxy answered " + made.statusCode() + ": " + made.body());
        }
        return Optional.of(new Toxiproxy(process, proxy));
    }

    InetSocketAddress address() {
        return address;
    }

    /** The CPU seconds it has used (user and system, fields 14 and 15 of /proc/PID/stat). */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static InetSocketAddress free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
    }

    private static void awaitListening(InetSocketAddress address) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 100);
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("toxiproxy does not listen at " + address);
    }
}
