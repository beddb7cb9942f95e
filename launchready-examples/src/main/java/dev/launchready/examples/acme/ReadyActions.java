package dev.launchready.examples.acme;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The same product, launch-ready: every failure of another ends in words and in time, and nothing happens twice. */
final class ReadyActions implements AcmeActions, AutoCloseable {
    private final CarefulVendors vendors;
    private final StripeSignature signature;
    private final ExecutorService outbox = Daemons.pool("acme-outbox");
    private final ScheduledExecutorService later = Daemons.timer("acme-outbox-later");

    ReadyActions(CarefulVendors vendors, StripeSignature signature) {
        this.vendors = vendors;
        this.signature = signature;
    }

    /** The welcome mail goes out by itself; a mail server that is down delays it and nothing else. */
    @Override
    public Answer signUp(String email) {
        try {
            vendors.store("PUT account:" + email + " new");
        } catch (IOException e) {
            return Answer.problem(
                    503, "Sign-up is not possible right now", "Nothing was saved. Please try again in a few minutes.");
        }
        welcome(email);
        return Answer.json(201, "{\"status\":\"created\",\"mail\":\"on its way\"}");
    }

    /** Until it is taken: a welcome that comes late is better than none. */
    private void welcome(String email) {
        outbox.execute(() -> {
            try {
                vendors.mail(email, "Welcome");
            } catch (IOException e) {
                var unused = later.schedule(() -> welcome(email), 200, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Without search the model answers alone and says so; without the model there is an answer in words. */
    @Override
    public Answer ask(String question) {
        String passages = "";
        String note = "";
        try {
            passages = vendors.search(question);
        } catch (IOException e) {
            note = "Answered without your documents, which cannot be searched right now.";
        }
        try {
            JsonObject object = new JsonObject();
            object.addProperty("answer", vendors.complete(question + "\n" + passages));
            if (!note.isEmpty()) {
                object.addProperty("note", note);
            }
            return Answer.json(200, object.toString());
        } catch (IOException e) {
            return Answer.problem(
                    503,
                    "The assistant does not answer right now",
                    "Your question was not lost on your side: please send it again in a minute.");
        }
    }

    @Override
    public Answer checkout(String order) {
        try {
            return Answer.json(200, "{\"url\":\"" + vendors.checkout(order) + "\"}");
        } catch (IOException e) {
            return Answer.problem(
                    503,
                    "Payment is not possible right now",
                    "Nothing was charged. Please try again in a few minutes.");
        }
    }

    /** Signed, recent, once: the store decides in one step who is first. */
    @Override
    public Answer paid(String header, byte[] body) {
        if (!signature.accepts(header, body)) {
            return Answer.problem(400, "The signature does not fit", "Sign the body as it is sent, and send it now.");
        }
        try {
            String id = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            vendors.store("PUT charge:" + id + ": paid");
            return Answer.json(200, "{\"received\":true}");
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            return Answer.problem(400, "This is no event", "An event is a JSON object with an id.");
        } catch (IOException e) {
            return Answer.problem(503, "The payment could not be recorded", "Please deliver the event again.");
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        outbox.shutdownNow();
        vendors.close();
    }
}
