package dev.launchready.secrets;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchready.Impact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One published case: a text, the rule of its publisher, and whether that rule is to fire. */
record ConformanceRow(String source, String rule, String path, String text, boolean expect, int risk) {

    static List<ConformanceRow> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> of(JsonParser.parseString(line).getAsJsonObject()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceRow of(JsonObject row) {
        return new ConformanceRow(
                row.get("source").getAsString(),
                row.get("rule").getAsString(),
                row.has("path") ? row.get("path").getAsString() : "input.txt",
                row.get("text").getAsString(),
                row.get("expect").getAsBoolean(),
                row.has("risk") ? row.get("risk").getAsInt() : 0);
    }

    /** What would be told of it: all that is not public by design. */
    List<SecretMatch> found() {
        return SecretScanner.standard().scan(new Blob(path, text.getBytes(StandardCharsets.UTF_8))).stream()
                .filter(match -> !match.rule().isPublicByDesign())
                .toList();
    }

    boolean alarms() {
        return !found().isEmpty();
    }

    boolean alarmsAboveCleanup() {
        return found().stream().anyMatch(match -> match.impact().isAtLeast(Impact.SUPPORT_RISK));
    }
}
