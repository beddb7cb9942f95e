package dev.launchready.resilience.webhook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same JSON in other octets. Empty where the content is no JSON object or array, or there is no other way. */
final class JsonSpelling {
    private static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson PRETTY = COMPACT.newBuilder().setPrettyPrinting().create();

    private JsonSpelling() {}

    /** With other white space: laid out where it was compact, compact where it was laid out. */
    static Optional<byte[]> spacedOtherwise(WebhookEvent event) {
        return parse(event)
                .flatMap(json -> List.of(PRETTY, COMPACT).stream()
                        .map(gson -> gson.toJson(json).getBytes(StandardCharsets.UTF_8))
                        .filter(octets -> !Arrays.equals(octets, event.body()))
                        .findFirst());
    }

    /** With every object's members in reverse. */
    static Optional<byte[]> reordered(WebhookEvent event) {
        return parse(event)
                .filter(json -> !COMPACT.toJson(reversed(json)).equals(COMPACT.toJson(json)))
                .map(json -> COMPACT.toJson(reversed(json)).getBytes(StandardCharsets.UTF_8));
    }

    /** With white space that no serialiser writes. */
    static Optional<byte[]> unusual(WebhookEvent event) {
        return parse(event).map(json -> ("\n " + COMPACT.toJson(json) + " \n").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonElement> parse(WebhookEvent event) {
        if (!event.contentType().contains("json")) {
            return Optional.empty();
        }
        try {
            JsonElement json = JsonParser.parseString(event.text());
            return json.isJsonObject() || json.isJsonArray() ? Optional.of(json) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static JsonElement reversed(JsonElement json) {
        if (json instanceof JsonObject object) {
            List<Map.Entry<String, JsonElement>> members = new ArrayList<>(object.entrySet());
            Collections.reverse(members);
            JsonObject turned = new JsonObject();
            members.forEach(member -> turned.add(member.getKey(), reversed(member.getValue())));
            return turned;
        }
        if (json instanceof JsonArray array) {
            JsonArray turned = new JsonArray();
            array.forEach(element -> turned.add(reversed(element)));
            return turned;
        }
        return json;
    }
}
