package dev.launchready.junit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.launchready.report.JsonReport;
import java.time.DateTimeException;
import java.time.Instant;

/** One line of a fragment: what one JVM says of its part of the run. Each is a JSON object. */
sealed interface FragmentLine {
    /** What stands between the head of a result's line and the result, which is JSON of its own and the line's end. */
    String RESULT = ",\"result\":";

    /** {@return when it was written} */
    Instant at();

    /**
     * The first line.
     *
     * @param at when
     * @param key which run it belongs to
     * @param forks how many JVMs the run should have, as the setting has it; empty where nobody said
     */
    record Begin(Instant at, RunKey key, String forks) implements FragmentLine {}

    /**
     * A test has begun.
     *
     * @param at when
     * @param node the node's unique id
     * @param name the test's sentence
     */
    record Started(Instant at, String node, String name) implements FragmentLine {}

    /**
     * A result.
     *
     * @param at when
     * @param node the node's unique id
     * @param posted the result and where it was found
     */
    record Result(Instant at, String node, Board.Posted posted) implements FragmentLine {}

    /**
     * The last line: all tests of the JVM have ended.
     *
     * @param at when
     */
    record End(Instant at) implements FragmentLine {}

    /** {@return the line as JSON, without a line break} */
    default String write() {
        JsonObject json = new JsonObject();
        json.addProperty("at", at().toString());
        if (this instanceof Begin begin) {
            RunKey key = begin.key();
            json.addProperty("line", "begin");
            json.addProperty("run", key.name());
            json.addProperty("ancestor", key.ancestor());
            json.addProperty("worker", key.worker());
            json.addProperty("pid", key.pid());
            json.addProperty("born", key.born());
            json.addProperty("forks", begin.forks());
        } else if (this instanceof Started started) {
            json.addProperty("line", "started");
            json.addProperty("node", started.node());
            json.addProperty("name", started.name());
        } else if (this instanceof Result result) {
            json.addProperty("line", "result");
            json.addProperty("node", result.node());
            json.addProperty("site", result.posted().site());
            json.addProperty("failOn", result.posted().failOn());
            String head = json.toString();
            // The result is JSON already, and parsing it again would be the dearest part of a test node
            return head.substring(0, head.length() - 1) + RESULT
                    + JsonReport.writeLine(result.posted().result()) + "}";
        } else {
            json.addProperty("line", "end");
        }
        return json.toString();
    }

    /**
     * Reads a line.
     *
     * @param text what {@link #write()} gave
     * @return the line
     * @throws IllegalArgumentException if it is anything else, for example one cut short
     */
    static FragmentLine read(String text) {
        // No string of the head can hold this text, because a quote within a string has a backslash before it
        int end = text.indexOf(RESULT);
        String head = end < 0 ? text : text.substring(0, end) + "}";
        String result = end < 0 || !text.endsWith("}") ? "" : text.substring(end + RESULT.length(), text.length() - 1);
        try {
            JsonObject json = JsonParser.parseString(head).getAsJsonObject();
            Instant at = Instant.parse(string(json, "at"));
            return switch (string(json, "line")) {
                case "begin" -> new Begin(at, key(json), string(json, "forks"));
                case "started" -> new Started(at, string(json, "node"), string(json, "name"));
                case "result" -> new Result(at, string(json, "node"), posted(json, result));
                case "end" -> new End(at);
                default -> throw new IllegalArgumentException("unknown kind of line: " + string(json, "line"));
            };
        } catch (JsonParseException | DateTimeException | IllegalStateException e) {
            throw new IllegalArgumentException("no line of a fragment: " + e.getMessage(), e);
        }
    }

    private static RunKey key(JsonObject json) {
        return new RunKey(
                string(json, "run"),
                string(json, "ancestor"),
                element(json, "worker").getAsBoolean(),
                element(json, "pid").getAsLong(),
                element(json, "born").getAsLong());
    }

    private static Board.Posted posted(JsonObject json, String result) {
        return new Board.Posted(string(json, "site"), JsonReport.readLine(result), string(json, "failOn"));
    }

    private static String string(JsonObject json, String field) {
        return element(json, field).getAsString();
    }

    private static JsonElement element(JsonObject json, String field) {
        JsonElement element = json.get(field);
        if (element == null) {
            throw new IllegalArgumentException("the line has no " + field);
        }
        return element;
    }
}
