package dev.launchready.resilience;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How products call a vendor: with the JDK's client, and with its timeouts set in the ways that people set them. */
final class VendorClient {
    private final URI vendor;
    private final HttpClient client;
    private final Duration request;
    private final Duration whole;

    private VendorClient(URI vendor, HttpClient client, Duration request, Duration whole) {
        this.vendor = vendor;
        this.client = client;
        this.request = request;
        this.whole = whole;
    }

    static VendorClient withoutTimeout(URI vendor) {
        return new VendorClient(vendor, HttpClient.newHttpClient(), Duration.ZERO, Duration.ZERO);
    }

    static VendorClient withConnectTimeout(URI vendor, Duration time) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(time).build();
        return new VendorClient(vendor, client, Duration.ZERO, Duration.ZERO);
    }

    /** What HttpRequest.timeout bounds: up to the header fields. */
    static VendorClient withRequestTimeout(URI vendor, Duration time) {
        return new VendorClient(vendor, HttpClient.newHttpClient(), time, Duration.ZERO);
    }

    /** All of it, the body included. */
    static VendorClient bounded(URI vendor, Duration time) {
        return new VendorClient(vendor, HttpClient.newHttpClient(), Duration.ZERO, time);
    }

    /** The vendor's answer, which has to be JSON with an answer in it. */
    String ask() throws IOException {
        HttpResponse<String> response = send(request());
        String body = response.body();
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        if (response.statusCode() != 200 || !json || !body.startsWith("{\"answer\":\"") || !body.endsWith("\"}")) {
            throw new IOException("vendor said " + response.statusCode());
        }
        return body.substring(11, body.length() - 2);
    }

    HttpRequest.Builder request() {
        HttpRequest.Builder builder = HttpRequest.newBuilder(vendor.resolve("/v1/answer"));
        return request.isZero() ? builder : builder.timeout(request);
    }

    HttpResponse<String> send(HttpRequest.Builder builder) throws IOException {
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return whole.isZero() ? sent.get() : sent.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("vendor did not answer within " + whole.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
