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
    private final String path;

    private JsonIn(JsonElement element, String source, String path) {
        this.element = element;
        this.source = source;
        this.path = path;
    }

    static JsonIn root(JsonElement element, String source) {
        return new JsonIn(element, source, "");
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

    boolean has(String name) {
        return object().has(name);
    }

    JsonIn at(String name) {
        @Nullable JsonElement value = object().get(name);
        String where = path.isEmpty() ? name : path + "." + name;
        if (value == null) {
            throw new JsonFault(source + ": field " + where + " is missing; add it, or write the file anew", null);
        }
        return new JsonIn(value, source, where);
    }

    /** {@return what the field holds, which must be a string} */
    String text(String name) {
        return at(name).text();
    }

    String text() {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw fault("a string");
        }
        return element.getAsString();
    }

    /** {@return a whole number} */
    long whole(String name) {
        JsonIn in = at(name);
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
    double number(String name) {
        JsonIn in = at(name);
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
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        JsonIn in = at(name);
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
    <T> T parsed(String name, Function<String, T> parser, String kind) {
        JsonIn in = at(name);
        String text = in.text();
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw in.fault(kind);
        }
    }

    /** {@return the list there, each item read} */
    <T> List<T> list(String name, Function<JsonIn, T> reader) {
        return at(name).items(reader);
    }

    <T> List<T> items(Function<JsonIn, T> reader) {
        if (!element.isJsonArray()) {
            throw fault("a list");
        }
        List<T> items = new ArrayList<>();
        for (JsonElement item : element.getAsJsonArray()) {
            items.add(reader.apply(new JsonIn(item, source, path + "[" + items.size() + "]")));
        }
        return items;
    }

    /** {@return what to throw when the value there is not what it should be} */
    JsonFault fault(String wanted) {
        String found = element.toString();
        return fault(found.length() > 60 ? found.substring(0, 57) + "..." : found, wanted);
    }

    private JsonFault fault(String found, String wanted) {
        String where = path.isEmpty() ? "the whole" : "field " + path;
        return new JsonFault(
                source + ": " + where + " is " + found + "; it must be " + wanted + ", as JsonReport writes it", null);
    }

    /** {@return what to throw when the parts there contradict each other} */
    JsonFault contradiction(RuntimeException e) {
        String where = path.isEmpty() ? "the whole" : "field " + path;
        return new JsonFault(
                source + ": " + where + " contradicts itself: " + e.getMessage() + "; write the file anew", e);
    }

    private JsonObject object() {
        if (!element.isJsonObject()) {
            throw fault("an object");
        }
        return element.getAsJsonObject();
    }
}
