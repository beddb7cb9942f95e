package dev.launchready.examples.acme;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** As a prototype asks: without a timeout, without looking at the status, again when it failed. */
final class CarelessVendors implements AcmeVendors {
    private final Addresses at;
    private final HttpClient client = HttpClient.newHttpClient();

    CarelessVendors(Addresses at) {
        this.at = at;
    }

    @Override
    public String search(String question) throws IOException {
        return field(post(at.search().resolve("/query"), Requests.search(question)), "text");
    }

    @Override
    public String complete(String prompt) throws IOException {
        return field(post(at.model().resolve("/v1/complete"), Requests.complete(prompt)), "answer");
    }

    /** An order that was perhaps charged is charged again. */
    @Override
    public String checkout(String order) throws IOException {
        IOException last = new IOException("no attempt was made");
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return field(post(at.payments().resolve("/v1/sessions"), Requests.checkout(order)), "url");
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public void mail(String to, String subject) throws IOException {
        try (Socket socket = connect(at.mail())) {
            SmtpClient.send(socket, to, subject);
        }
    }

    @Override
    public String store(String command) throws IOException {
        try (Socket socket = connect(at.store())) {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return String.valueOf(line);
        }
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    private static String field(String json, String name) {
        return JsonParser.parseString(json).getAsJsonObject().get(name).getAsString();
    }

    private String post(URI uri, String json) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
