package dev.launchready.secrets.browser;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.launchready.secrets.browser.SourceMap.Part;
import dev.launchready.secrets.browser.SourceMap.Source;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads source maps, field by field: what no one asked for is skipped without being built. */
final class SourceMapReader {
    private static final int MOST_SOURCES = 50_000;
    private static final int MOST_SECTIONS = 10_000;
    private static final int DEEPEST = 3;

    private final List<Source> sources = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();

    private SourceMapReader() {}

    /**
     * What came of reading.
     *
     * @param map the map; null if it is none
     * @param flaw why it is none; empty if it is one
     */
    record Reading(@Nullable SourceMap map, String flaw) {}

    /**
     * Reads a map.
     *
     * @param text the text; a first line against inclusion by other sites is skipped
     * @return the map, or why it is none
     */
    static Reading read(String text) {
        String json = text.startsWith(")]}") && text.indexOf('\n') > 0 ? text.substring(text.indexOf('\n') + 1) : text;
        SourceMapReader reader = new SourceMapReader();
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            if (in.peek() != JsonToken.BEGIN_OBJECT) {
                return new Reading(null, "it is no JSON object");
            }
            boolean known = reader.map(in, 0, 0, 0);
            return known
                    ? new Reading(new SourceMap(reader.sources, reader.parts, reader.flaws), "")
                    : new Reading(null, "it has neither sources nor mappings");
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return new Reading(null, "its JSON is malformed");
        }
    }

    /** Reads one map or the map of a section; {@return whether it is one at all} */
    private boolean map(JsonReader in, int line, int column, int depth) throws IOException {
        List<String> names = new ArrayList<>();
        List<Optional<String>> contents = new ArrayList<>();
        String root = "";
        String mappings = null;
        boolean sections = false;
        int first = sources.size();
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "sources" -> texts(in).forEach(t -> names.add(t.orElse("")));
                case "sourcesContent" -> contents.addAll(texts(in));
                case "sourceRoot" -> root = text(in).orElse("");
                case "mappings" -> mappings = text(in).orElse("");
                case "sections" -> {
                    sections = true;
                    sections(in, line, column, depth);
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (names.isEmpty() && mappings == null) {
            return sections;
        }
        for (int i = 0; i < names.size() && sources.size() < MOST_SOURCES; i++) {
            Optional<String> content = i < contents.size() ? contents.get(i) : Optional.empty();
            sources.add(new Source(name(root, names.get(i)), content));
        }
        if (sources.size() == MOST_SOURCES) {
            flaws.add("it names more than " + MOST_SOURCES + " sources");
        }
        if (!sections) {
            parts.add(new Part(line, column, first, mappings == null ? "" : mappings));
        }
        return true;
    }

    private void sections(JsonReader in, int line, int column, int depth) throws IOException {
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            in.skipValue();
            return;
        }
        in.beginArray();
        for (int count = 0; in.hasNext(); count++) {
            if (count >= MOST_SECTIONS || depth >= DEEPEST || in.peek() != JsonToken.BEGIN_OBJECT) {
                flaws.add("its sections are too many, too deep or none");
                in.skipValue();
            } else {
                section(in, line, column, depth);
            }
        }
        in.endArray();
    }

    private void section(JsonReader in, int outerLine, int outerColumn, int depth) throws IOException {
        int line = outerLine;
        int column = outerColumn;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "offset" -> {
                    in.beginObject();
                    while (in.hasNext()) {
                        switch (in.nextName()) {
                            case "line" -> line = outerLine + Math.max(0, in.nextInt());
                            case "column" -> column = Math.max(0, in.nextInt());
                            default -> in.skipValue();
                        }
                    }
                    in.endObject();
                }
                case "map" -> {
                    if (in.peek() == JsonToken.BEGIN_OBJECT) {
                        map(in, line, column, depth + 1);
                    } else {
                        in.skipValue();
                    }
                }
                case "url" -> {
                    in.skipValue();
                    flaws.add("a section keeps its map at another address");
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
    }

    private static List<Optional<String>> texts(JsonReader in) throws IOException {
        List<Optional<String>> texts = new ArrayList<>();
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            in.skipValue();
            return texts;
        }
        in.beginArray();
        while (in.hasNext()) {
            if (texts.size() < MOST_SOURCES) {
                texts.add(text(in));
            } else {
                in.skipValue();
            }
        }
        in.endArray();
        return texts;
    }

    private static Optional<String> text(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.STRING) {
            return Optional.of(in.nextString());
        }
        in.skipValue();
        return Optional.empty();
    }

    /** {@return the path without the scheme of the bundler, the query that it adds and the folders above} */
    private static String name(String root, String source) {
        String all =
                root.isEmpty() || source.contains("://") ? source : root + (root.endsWith("/") ? "" : "/") + source;
        String path = all.replaceFirst("^(?:webpack|turbopack|vite|ng|rollup|file|app)://", "");
        if (!path.equals(all) && all.startsWith("webpack://") && path.indexOf("/./") > 0) {
            path = path.substring(path.indexOf("/./") + 3);
        }
        path = path.replaceFirst("^(?:/|\\.{1,2}/){1,50}", "");
        int query = path.indexOf('?');
        String bare = query > 0 ? path.substring(0, query) : path;
        String shown = bare.length() > 300 ? bare.substring(0, 300) : bare;
        return shown.isBlank() ? "an unnamed source" : shown.replaceAll("\\p{Cntrl}", "·");
    }
}
