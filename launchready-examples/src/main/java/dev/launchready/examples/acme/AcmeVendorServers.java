package dev.launchready.examples.acme;

import com.google.gson.JsonObject;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;

/** The vendors themselves: search, model, payments. They always work; a proxy in front of them makes them fail. */
final class AcmeVendorServers implements AutoCloseable {
    private final LoopbackHttp search = LoopbackHttp.start(request -> json("text", "The handbook, page 4: ask Ada."));
    private final LoopbackHttp model = LoopbackHttp.start(AcmeVendorServers::complete);
    private final LoopbackHttp payments = LoopbackHttp.start(request ->
            json("url", "https://pay.example/session/" + request.text().hashCode()));
    private final AcmeStore store;

    AcmeVendorServers() throws IOException {
        store = new AcmeStore();
    }

    URI search() {
        return uri(search);
    }

    URI model() {
        return uri(model);
    }

    URI payments() {
        return uri(payments);
    }

    AcmeStore store() {
        return store;
    }

    @Override
    public void close() {
        search.close();
        model.close();
        payments.close();
        store.close();
    }

    private static Response complete(Request request) {
        return request.text().contains("handbook")
                ? json("answer", "You will find it in the handbook, page 4.")
                : json("answer", "Ask your team lead; the documents were not at hand.");
    }

    private static URI uri(LoopbackHttp server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static Response json(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return Response.ok("application/json", object.toString());
    }
}
