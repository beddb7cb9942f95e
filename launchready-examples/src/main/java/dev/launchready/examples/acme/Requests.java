package dev.launchready.examples.acme;

import com.google.gson.JsonObject;

/** What is sent to vendors. */
final class Requests {
    private Requests() {}

    static String search(String question) {
        return object("question", question);
    }

    static String complete(String prompt) {
        return object("prompt", prompt);
    }

    static String checkout(String order) {
        return object("order", order);
    }

    private static String object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object.toString();
    }
}
