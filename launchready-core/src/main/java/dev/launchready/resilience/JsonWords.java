package dev.launchready.resilience;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a JSON answer tells a person, and which of its fields hold something. Pure; never throws. */
final class JsonWords {
    private static final int DEEPEST = 12;
    private static final int MOST = 200;
    private static final Set<String> MESSAGES = Set.of(
            "message",
            "detail",
            "details",
            "title",
            "error_description",
            "errormessage",
            "error_message",
            "msg",
            "reason",
            "usermessage",
            "user_message",
            "description",
            "error",
            "errors",
            "hint",
            "text",
            "help",
            "userfacingmessage");
    private static final Set<String> FAILING = Set.of("error", "fail", "failed", "failure", "err");

    private final JsonElement root;

    private JsonWords(JsonElement root) {
        this.root = root;
    }

    /** Reads a text as JSON; empty when it is none. A bare word or number is none. */
    static Optional<JsonWords> read(String text) {
        String strip = text.strip();
        if (strip.length() < 2 || (strip.charAt(0) != '{' && strip.charAt(0) != '[')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonWords(JsonParser.parseString(strip)));
        } catch (JsonParseException | IllegalStateException | NumberFormatException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** What it tells a person: the values of the fields by which errors are told, at any depth. */
    List<String> messages() {
        List<String> found = new ArrayList<>();
        messages(root, false, 0, found);
        return found;
    }

    /** Whether an object, seen as a whole, says that it is about an error. */
    boolean saysError() {
        if (!root.isJsonObject()) {
            return false;
        }
        JsonObject object = root.getAsJsonObject();
        return tells(object.get("error"))
                || tells(object.get("errors"))
                || tells(object.get("exception"))
                || isFalse(object.get("success"))
                || isFalse(object.get("ok"))
                || fails(object.get("status"))
                || fails(object.get("statusCode"))
                || fails(object.get("result"))
                || fails(object.get("state"));
    }

    /** A GraphQL answer tells its errors beside the data, with status 200 (GraphQL over HTTP). */
    boolean isGraphQl() {
        if (!root.isJsonObject()) {
            return false;
        }
        JsonElement errors = root.getAsJsonObject().get("errors");
        return errors != null
                && errors.isJsonArray()
                && (root.getAsJsonObject().has("data") || root.getAsJsonObject().size() == 1);
    }

    /** Whether it holds data beside its errors. */
    boolean hasData() {
        return root.isJsonObject() && holds(root.getAsJsonObject().get("data"));
    }

    /** Whether it holds nothing at all. */
    boolean isEmpty() {
        return !holds(root);
    }

    /** The paths of all fields that hold something; the elements of an array share one path. */
    Set<String> filled() {
        Set<String> paths = new HashSet<>();
        filled(root, "", 0, paths);
        return paths;
    }

    private static void messages(JsonElement element, boolean telling, int depth, List<String> found) {
        if (depth > DEEPEST || found.size() > MOST) {
            return;
        }
        if (element.isJsonPrimitive()) {
            if (telling && element.getAsJsonPrimitive().isString()) {
                found.add(element.getAsString());
            }
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(item -> messages(item, telling, depth + 1, found));
        } else if (element.isJsonObject()) {
            for (Map.Entry<String, JsonElement> field :
                    element.getAsJsonObject().entrySet()) {
                boolean tells = MESSAGES.contains(field.getKey().toLowerCase(Locale.ROOT));
                messages(field.getValue(), tells, depth + 1, found);
            }
        }
    }

    private static void filled(JsonElement element, String path, int depth, Set<String> paths) {
        if (depth > DEEPEST || paths.size() > MOST || !holds(element)) {
            return;
        }
        if (!path.isEmpty()) {
            paths.add(path);
        }
        if (element.isJsonObject()) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(field -> filled(field.getValue(), path + "." + field.getKey(), depth + 1, paths));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(item -> filled(item, path + "[]", depth + 1, paths));
        }
    }

    private static boolean holds(@Nullable JsonElement element) {
        if (element == null || element.isJsonNull()) {
            return false;
        }
        if (element.isJsonObject()) {
            return element.getAsJsonObject().size() > 0;
        }
        if (element.isJsonArray()) {
            return !element.getAsJsonArray().isEmpty();
        }
        return !element.getAsJsonPrimitive().isString()
                || !element.getAsString().isBlank();
    }

    /** As {@link #holds}, where false and 0 mean that there is none. */
    private static boolean tells(@Nullable JsonElement element) {
        return holds(element)
                && !isFalse(element)
                && !(element != null
                        && element.isJsonPrimitive()
                        && element.getAsString().equals("0"));
    }

    private static boolean isFalse(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isBoolean()
                && !element.getAsBoolean();
    }

    private static boolean fails(@Nullable JsonElement element) {
        if (element == null || !element.isJsonPrimitive()) {
            return false;
        }
        String text = element.getAsString();
        return FAILING.contains(text.toLowerCase(Locale.ROOT)) || text.matches("[45]\\d\\d");
    }
}
