package dev.launchready.examples.acme;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What the founders wrote the night before: it works as long as everyone else does. */
final class PrototypeActions implements AcmeActions {
    private final AcmeVendors vendors;
    private final AtomicLong charges = new AtomicLong();

    PrototypeActions(AcmeVendors vendors) {
        this.vendors = vendors;
    }

    /** A mail server that is down takes the sign-up with it, and shows the visitor our source code. */
    @Override
    public Answer signUp(String email) {
        try {
            vendors.store("PUT account:" + email + " new");
            vendors.mail(email, "Welcome");
            return Answer.json(201, "{\"status\":\"created\"}");
        } catch (IOException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Answer(500, "text/plain", trace.toString());
        }
    }

    /** Whatever goes wrong looks like an answer. */
    @Override
    public Answer ask(String question) {
        try {
            String answer = vendors.complete(question + "\n" + vendors.search(question));
            JsonObject object = new JsonObject();
            object.addProperty("answer", answer);
            return Answer.json(200, object.toString());
        } catch (IOException | RuntimeException e) {
            return Answer.json(200, "{\"answer\":\"\"}");
        }
    }

    @Override
    public Answer checkout(String order) {
        try {
            return Answer.json(200, "{\"url\":\"" + vendors.checkout(order) + "\"}");
        } catch (IOException | RuntimeException e) {
            return new Answer(500, "text/html", "");
        }
    }

    /** Anyone may say that an order is paid, two at once charge twice, and a failure is told as success. */
    @Override
    public Answer paid(String signature, byte[] body) {
        try {
            JsonObject event = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            String id = event.get("id").getAsString();
            if (vendors.store("COUNT charge:" + id + ":").equals("COUNT 0")) {
                vendors.store("PUT charge:" + id + ":" + charges.incrementAndGet() + " paid");
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger("acme").log(System.Logger.Level.DEBUG, "a payment was not recorded", e);
        }
        return Answer.json(200, "{\"received\":true}");
    }
}
