package dev.launchready.examples.acme;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * As a product asks: each call ends in time whatever the vendor does, an answer is believed only when it is one, and
 * what must not happen twice carries a key.
 */
final class CarefulVendors implements AcmeVendors, AutoCloseable {
    /** For the whole of one call, the body included: the client's own timeout ends at the headers. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private final Addresses at;
    private final ExecutorService threads = Daemons.pool("acme-vendors");
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .executor(threads)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    CarefulVendors(Addresses at) {
        this.at = at;
    }

    @Override
    public String search(String question) throws IOException {
        return field(post(at.search().resolve("/query"), Requests.search(question), ""), "text");
    }

    @Override
    public String complete(String prompt) throws IOException {
        return field(post(at.model().resolve("/v1/complete"), Requests.complete(prompt), ""), "answer");
    }

    /** Asked once more at most, under the same key, so that an order is charged once. */
    @Override
    public String checkout(String order) throws IOException {
        return field(post(at.payments().resolve("/v1/sessions"), Requests.checkout(order), order), "url");
    }

    @Override
    public void mail(String to, String subject) throws IOException {
        onSocket(at.mail(), socket -> {
            SmtpClient.send(socket, to, subject);
            return "sent";
        });
    }

    @Override
    public String store(String command) throws IOException {
        return onSocket(at.store(), socket -> {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null || !line.matches("OK|EXISTS|NONE|(VALUE|COUNT) .*")) {
                throw new IOException("the store gave no whole answer");
            }
            return line;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private String post(URI uri, String json, String key) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", "\"" + key + "\"");
        }
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> answer = await(call);
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (answer.statusCode() != 200 || !type.startsWith("application/json")) {
            throw new IOException(uri.getPath() + " answered " + answer.statusCode() + " " + type);
        }
        return answer.body();
    }

    private static String field(String json, String name) throws IOException {
        try {
            String value =
                    JsonParser.parseString(json).getAsJsonObject().get(name).getAsString();
            if (value.isBlank()) {
                throw new IOException("an empty " + name);
            }
            return value;
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IOException("an answer without " + name, e);
        }
    }

    private String onSocket(InetSocketAddress address, Talk talk) throws IOException {
        try (Socket socket = new Socket()) {
            CompletableFuture<String> call = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            socket.connect(address, (int) PATIENCE.toMillis());
                            return talk.over(socket);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    threads);
            // leaving the block closes the socket, which ends whatever still waits on it
            return await(call);
        }
    }

    private static <T> T await(CompletableFuture<T> call) throws IOException {
        try {
            return call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            call.cancel(true);
        }
    }

    @FunctionalInterface
    private interface Talk {
        String over(Socket socket) throws IOException;
    }
}
