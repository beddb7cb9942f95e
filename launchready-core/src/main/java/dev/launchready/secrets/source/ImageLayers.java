package dev.launchready.secrets.source;

import com.github.luben.zstd.ZstdInputStream;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The order of the layers of a saved image, and what each of them deletes. Both forms are known: {@code manifest.json} of
 * {@code docker save}, and {@code index.json} of the OCI image layout (image-spec, image-layout.md and layer.md).
 */
final class ImageLayers {
    private static final int LARGEST_JSON = 4 * 1024 * 1024;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final List<String> names = new ArrayList<>();
    private final Set<String> configurations = new HashSet<>();
    private final Map<String, Set<String>> deletions = new HashMap<>();
    private final Map<String, Set<String>> emptied = new HashMap<>();

    private ImageLayers() {}

    /** The layer that something is in, and what it is in there. */
    record Layer(ImageLayers image, int number, String file) {
        static final Layer NONE = new Layer(new ImageLayers(), -1, "");

        /** {@return this layer for what was found in the tar of a layer; the layer around for what is in that} */
        Layer inside(Layer around, String entry) {
            if (number < 0 || around.number < 0) {
                return this;
            }
            return around.file.isEmpty() ? new Layer(image, number, clean(entry)) : around;
        }

        /** {@return whether this is a layer itself, and nothing within one} */
        boolean isOutermost() {
            return number >= 0 && file.isEmpty();
        }

        boolean isDeleted() {
            return number >= 0 && image.isDeletedAfter(number, file);
        }

        String words() {
            if (number < 0) {
                return "";
            }
            String words = "layer " + (number + 1) + " of " + image.names.size();
            return isDeleted() ? words + ", deleted by a later one" : words;
        }
    }

    /** Looks whether a file is an image, without reading what is in its layers; what is no image has no layers. */
    static ImageLayers of(Archives.Opening file, Budget budget) {
        ImageLayers layers = new ImageLayers();
        Map<String, JsonElement> documents = new HashMap<>();
        try {
            each(file, budget, (name, in) -> {
                if (name.endsWith(".json") || name.startsWith("blobs/")) {
                    document(in).ifPresent(json -> documents.put(name, json));
                }
            });
            layers.docker(documents.get("manifest.json"));
            layers.oci(documents.get("index.json"), documents, 0);
            if (!layers.isEmpty()) {
                each(file, budget, (name, in) -> {
                    if (layers.names.contains(name)) {
                        layers.whiteouts(name, in, budget);
                    }
                });
            }
        } catch (IOException | RuntimeException e) {
            // the reading that follows meets the same fault and lists it
            return layers;
        }
        return layers;
    }

    /** Takes an entry of the outer tar. */
    private interface Visit {
        void entry(String name, InputStream in) throws IOException;
    }

    private static void each(Archives.Opening file, Budget budget, Visit visit) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(file.open(), 1 << 16)) {
            in.mark(1024);
            byte[] head = in.readNBytes(512);
            in.reset();
            if (ArchiveFormat.of(head, "") != ArchiveFormat.TAR) {
                return;
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    budget.entry();
                    if (entry.isFile()) {
                        visit.entry(clean(entry.getName()), tar);
                    }
                }
            }
        }
    }

    private static java.util.Optional<JsonElement> document(InputStream in) throws IOException {
        byte[] start = in.readNBytes(1);
        if (start.length == 0 || (start[0] != '{' && start[0] != '[')) {
            return java.util.Optional.empty();
        }
        String text = (char) start[0] + new String(in.readNBytes(LARGEST_JSON), StandardCharsets.UTF_8);
        try {
            return java.util.Optional.of(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            return java.util.Optional.empty();
        }
    }

    private void docker(@org.jspecify.annotations.Nullable JsonElement manifest) {
        if (manifest == null || !manifest.isJsonArray()) {
            return;
        }
        for (JsonElement image : manifest.getAsJsonArray()) {
            JsonObject object = image.getAsJsonObject();
            if (object.has("Config")) {
                configurations.add(clean(object.get("Config").getAsString()));
            }
            if (object.has("Layers")) {
                object.getAsJsonArray("Layers").forEach(layer -> add(clean(layer.getAsString())));
            }
        }
    }

    /** An index leads to manifests, or to further indexes. */
    private void oci(
            @org.jspecify.annotations.Nullable JsonElement index, Map<String, JsonElement> documents, int depth) {
        if (index == null || !index.isJsonObject() || depth > 4) {
            return;
        }
        JsonObject object = index.getAsJsonObject();
        for (JsonElement manifest : array(object, "manifests")) {
            oci(documents.get(blob(manifest)), documents, depth + 1);
        }
        if (object.has("config") && object.has("layers")) {
            configurations.add(blob(object.get("config")));
            array(object, "layers").forEach(layer -> add(blob(layer)));
        }
    }

    private static JsonArray array(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }

    private static String blob(JsonElement descriptor) {
        return "blobs/"
                + descriptor.getAsJsonObject().get("digest").getAsString().replace(':', '/');
    }

    private void add(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    private void whiteouts(String layer, InputStream raw, Budget budget) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw);
        in.mark(1024);
        byte[] head = in.readNBytes(512);
        in.reset();
        InputStream unpacked = switch (ArchiveFormat.of(head, "")) {
            case GZIP -> budget.inner(new GZIPInputStream(in));
            case ZSTD -> budget.inner(new ZstdInputStream(in));
            default -> in;
        };
        @SuppressWarnings("resource") // the outer tar goes on behind it
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            budget.entry();
            String name = clean(entry.getName());
            int slash = name.lastIndexOf('/') + 1;
            String last = name.substring(slash);
            if (last.equals(OPAQUE)) {
                emptied.computeIfAbsent(layer, k -> new HashSet<>()).add(name.substring(0, slash));
            } else if (last.startsWith(WHITEOUT)) {
                deletions
                        .computeIfAbsent(layer, k -> new HashSet<>())
                        .add(name.substring(0, slash) + last.substring(WHITEOUT.length()));
            }
        }
    }

    private boolean isDeletedAfter(int number, String file) {
        for (int i = number + 1; i < names.size(); i++) {
            Set<String> gone = deletions.getOrDefault(names.get(i), Set.of());
            Set<String> empty = emptied.getOrDefault(names.get(i), Set.of());
            if (gone.contains(file)) {
                return true;
            }
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                if (gone.contains(file.substring(0, slash)) || empty.contains(file.substring(0, slash + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return the layers and configurations that the manifests name and the archive does not have} */
    Set<String> lacking(Set<String> entries) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(configurations);
        entries.forEach(entry -> all.remove(clean(entry)));
        return all;
    }

    boolean isEmpty() {
        return names.isEmpty() && configurations.isEmpty();
    }

    Layer layer(String entry) {
        return new Layer(this, names.indexOf(clean(entry)), "");
    }

    boolean isConfiguration(String entry) {
        return configurations.contains(clean(entry));
    }

    private static String clean(String path) {
        return path.startsWith("./") ? path.substring(2) : path;
    }

    /** {@return each value of a JSON document on a line of its own, without JSON's escapes} */
    static byte[] lines(byte[] json) {
        StringBuilder text = new StringBuilder();
        flatten("", JsonParser.parseString(new String(json, StandardCharsets.UTF_8)), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void flatten(String name, JsonElement value, StringBuilder text) {
        if (value instanceof JsonObject object) {
            object.entrySet()
                    .forEach(e -> flatten(name.isEmpty() ? e.getKey() : name + "." + e.getKey(), e.getValue(), text));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                flatten(name + "[" + i + "]", array.get(i), text);
            }
        } else if (value instanceof JsonPrimitive primitive) {
            text.append(name).append(" = ").append(primitive.getAsString()).append('\n');
        }
    }
}
