package dev.launchready.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in a JSON document that knows its path, so that whatever is wrong there is named. */
final class JsonIn {
    private final JsonElement element;
    private final String source;
    // The path is told only where something is wrong: a link costs less than its text, which every field would pay for
    private final @Nullable JsonIn parent;
    private final String name;
    private final int index;

    private JsonIn(JsonElement element, String source, @Nullable JsonIn parent, String name, int index) {
        this.element = element;
        this.source = source;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    static JsonIn root(JsonElement element, String source) {
        return new JsonIn(element, source, null, "", -1);
    }

    private String path() {
        String above = parent == null ? "" : parent.path();
        if (index >= 0) {
            return above + "[" + index + "]";
        }
        return above.isEmpty() ? name : above + "." + name;
    }

    /** Refuses any other version than the one wanted, and a later one by its name. */
    void schema(String wanted) {
        String family = wanted.substring(0, wanted.indexOf('/') + 1);
        String found = has("schema") ? text("schema") : "";
        if (found.equals(wanted)) {
            return;
        }
        if (found.startsWith(family)) {
            throw new IllegalArgumentException(source + " has schema \"" + found + "\", and this version reads \""
                    + wanted + "\"; read it with the version of LaunchReady that wrote it, or a later one");
        }
        throw new IllegalArgumentException(source + " is no file of this kind: field schema is "
                + (found.isEmpty() ? "missing" : "\"" + found + "\"") + "; give a file whose schema is \"" + wanted
                + "\"");
    }

    boolean has(String field) {
        return object().has(field);
    }

    JsonIn at(String field) {
        @Nullable JsonElement value = object().get(field);
        if (value == null) {
            String where = new JsonIn(element, source, this, field, -1).path();
            throw new JsonFault(source + ": field " + where + " is missing; add it, or write the file anew", null);
        }
        return new JsonIn(value, source, this, field, -1);
    }

    /** {@return what the field holds, which must be a string} */
    String text(String field) {
        return at(field).text();
    }

    String text() {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw fault("a string");
        }
        return element.getAsString();
    }

    /** {@return a whole number} */
    long whole(String field) {
        JsonIn in = at(field);
        if (in.element.isJsonPrimitive() && in.element.getAsJsonPrimitive().isNumber()) {
            try {
                return in.element.getAsBigDecimal().longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw in.fault("a whole number of 64 bits");
            }
        }
        throw in.fault("a whole number");
    }

    /** {@return a number, or one of the three that JSON has no digits for and that are written as strings} */
    double number(String field) {
        JsonIn in = at(field);
        if (in.element.isJsonPrimitive()) {
            if (in.element.getAsJsonPrimitive().isNumber()) {
                double value = in.element.getAsDouble();
                if (Double.isFinite(value)) {
                    return value;
                }
            } else if (List.of("NaN", "Infinity", "-Infinity").contains(in.element.getAsString())) {
                return Double.parseDouble(in.element.getAsString());
            }
        }
        throw in.fault("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    /** {@return a value of an enum, by its constant's name} */
    <E extends Enum<E>> E constant(String field, Class<E> type) {
        JsonIn in = at(field);
        E[] all = type.getEnumConstants();
        String text = in.text();
        for (E one : all) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        throw in.fault(
                "one of " + String.join(", ", Arrays.stream(all).map(Enum::name).toList()));
    }

    /** {@return what a parser makes of the string there} */
    <T> T parsed(String field, Function<String, T> parser, String kind) {
        JsonIn in = at(field);
        String text = in.text();
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw in.fault(kind);
        }
    }

    /** {@return the list there, each item read} */
    <T> List<T> list(String field, Function<JsonIn, T> reader) {
        return at(field).items(reader);
    }

    <T> List<T> items(Function<JsonIn, T> reader) {
        if (!element.isJsonArray()) {
            throw fault("a list");
        }
        List<T> items = new ArrayList<>();
        for (JsonElement item : element.getAsJsonArray()) {
            items.add(reader.apply(new JsonIn(item, source, this, "", items.size())));
        }
        return items;
    }

    /** {@return what to throw when the value there is not what it should be} */
    JsonFault fault(String wanted) {
        String found = element.toString();
        return fault(found.length() > 60 ? found.substring(0, 57) + "..." : found, wanted);
    }

    private JsonFault fault(String found, String wanted) {
        return new JsonFault(
                source + ": " + where() + " is " + found + "; it must be " + wanted + ", as JsonReport writes it",
                null);
    }

    /** {@return what to throw when the parts there contradict each other} */
    JsonFault contradiction(RuntimeException e) {
        return new JsonFault(
                source + ": " + where() + " contradicts itself: " + e.getMessage() + "; write the file anew", e);
    }

    private String where() {
        String path = path();
        return path.isEmpty() ? "the whole" : "field " + path;
    }

    private JsonObject object() {
        if (!element.isJsonObject()) {
            throw fault("an object");
        }
        return element.getAsJsonObject();
    }
}
