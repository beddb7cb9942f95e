package dev.launchready.examples.acme;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.launchready.examples.acme.AcmeActions.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * The product behind the edge: landing page, pricing, sign-up, checkout, payment webhook, a model call and its health,
 * over plain HTTP on an ephemeral loopback port.
 */
final class AcmeProduct implements AutoCloseable {
    private final ExecutorService threads = Daemons.pool("acme-product");
    private final AcmeActions actions;
    private final HttpServer server;

    AcmeProduct(AcmeActions actions) throws IOException {
        this.actions = actions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.createContext("/signup", exchange -> act(exchange, "email", actions::signUp));
        server.createContext("/checkout", exchange -> act(exchange, "order", actions::checkout));
        server.createContext("/api/ask", exchange -> act(exchange, "question", actions::ask));
        server.createContext("/webhooks/payments", this::paid);
        server.createContext(
                "/healthz",
                exchange -> answer(exchange, new Answer(200, "application/health+json", "{\"status\":\"pass\"}")));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void page(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> html(exchange, 200, "Acme", "Answers from your own documents.");
            case "/pricing" -> html(exchange, 200, "Pricing", "One plan, 20 a month.");
            default -> html(exchange, 404, "Not found", "There is no such page. Go back to the front page.");
        }
    }

    /** Takes a JSON object with one string, which must be a word or two. */
    private static void act(HttpExchange exchange, String field, Function<String, Answer> action) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String value;
        try {
            value = JsonParser.parseString(body).getAsJsonObject().get(field).getAsString();
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            answer(exchange, Answer.problem(400, field + " is missing", "Send a JSON object with " + field + "."));
            return;
        }
        answer(exchange, action.apply(value.replaceAll("\\s+", "_")));
    }

    private void paid(HttpExchange exchange) throws IOException {
        String signature = String.join(",", exchange.getRequestHeaders().getOrDefault("Stripe-Signature", List.of()));
        answer(exchange, actions.paid(signature, exchange.getRequestBody().readAllBytes()));
    }

    private static void html(HttpExchange exchange, int status, String title, String text) throws IOException {
        String page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><h1>"
                + title + "</h1><p>" + text + "</p></html>";
        answer(exchange, new Answer(status, "text/html; charset=utf-8", page));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), head || octets.length == 0 ? -1 : octets.length);
        if (!head && octets.length > 0) {
            exchange.getResponseBody().write(octets);
        }
        exchange.close();
    }
}
