package dev.launchready.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** JSON trees to text and back, strictly. */
final class JsonText {

    private JsonText() {}

    /**
     * Writes a tree so that it survives UTF-8 and may stand in a page: no {@code <}, no lone surrogate.
     *
     * @param tree what to write
     * @param indent for each level; empty for a single line
     * @return the text
     */
    static String of(JsonElement tree, String indent) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent(indent);
            write(tree, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return harmless(text.toString());
    }

    private static void write(JsonElement element, JsonWriter writer) throws IOException {
        if (element.isJsonObject()) {
            writer.beginObject();
            for (var member : element.getAsJsonObject().entrySet()) {
                write(member.getValue(), writer.name(member.getKey()));
            }
            writer.endObject();
        } else if (element.isJsonArray()) {
            writer.beginArray();
            for (JsonElement item : element.getAsJsonArray()) {
                write(item, writer);
            }
            writer.endArray();
        } else if (element.isJsonNull()) {
            writer.nullValue();
        } else if (element.getAsJsonPrimitive().isBoolean()) {
            writer.value(element.getAsBoolean());
        } else if (element.getAsJsonPrimitive().isNumber()) {
            writer.value(element.getAsNumber());
        } else {
            writer.value(element.getAsString());
        }
    }

    /**
     * Parses an object.
     *
     * @param json the text, nothing before or after the object
     * @param source what a message calls it
     * @return the object
     * @throws IllegalArgumentException if it is no JSON object
     */
    static JsonIn parse(String json, String source) {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("there is more after the end of the object");
            }
            return JsonIn.root(tree, source);
        } catch (JsonParseException | IOException | IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    source + " is not JSON: " + fault(e) + "; give the file as JsonReport wrote it, whole", e);
        }
    }

    // Gson adds the address of its own troubleshooting page, which helps nobody here
    private static String fault(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.replaceFirst("\\s*See https://\\S+\\s*$", "").strip();
    }

    // Both stand in strings only, where an escape says the same
    private static String harmless(String json) {
        if (json.chars().noneMatch(c -> c == '<' || Character.isSurrogate((char) c))) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '<') {
                out.append("\\u003c");
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1))) {
                out.append(c).append(json.charAt(++i));
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.toString();
    }
}
