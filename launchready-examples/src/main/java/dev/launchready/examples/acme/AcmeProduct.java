package dev.launchready.examples.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The product behind the edge: landing page, pricing, sign-up, payment webhook, a model call and its health, over plain
 * HTTP on an ephemeral loopback port.
 */
final class AcmeProduct implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(AcmeProduct::daemon);
    private final ConcurrentHashMap<String, String> payments = new ConcurrentHashMap<>();
    private final HttpServer server;

    AcmeProduct() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.createContext(
                "/signup", exchange -> answer(exchange, 202, "application/json", "{\"status\":\"pending\"}"));
        server.createContext("/webhooks/payments", this::payment);
        server.createContext("/api/ask", this::ask);
        server.createContext(
                "/healthz", exchange -> answer(exchange, 200, "application/health+json", "{\"status\":\"pass\"}"));
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

    /** Each event counts once, whoever delivers it and however often. */
    private void payment(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (id == null) {
            answer(exchange, 400, "application/problem+json", "{\"title\":\"webhook-id is missing\",\"status\":400}");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        payments.putIfAbsent(id, body);
        answer(exchange, 200, "application/json", "{\"received\":true}");
    }

    private void ask(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "application/json", "{\"answer\":\"You will find it in the handbook, page 4.\"}");
    }

    private static void html(HttpExchange exchange, int status, String title, String text) throws IOException {
        String page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><h1>"
                + title + "</h1><p>" + text + "</p></html>";
        answer(exchange, status, "text/html; charset=utf-8", page);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : octets.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(octets);
        }
        exchange.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "acme-product");
        thread.setDaemon(true);
        return thread;
    }
}
