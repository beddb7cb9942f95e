package dev.launchready.secrets.source;

import static dev.launchready.secrets.source.GitRepo.token;
import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static dev.launchready.secrets.source.Packing.tar;
import static dev.launchready.secrets.source.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images as {@code docker save} and as an OCI layout write them. */
class ImageTest {
    private static final String CONFIGURATION = """
            {"config": {"Env": ["PATH=/bin", "API=%s\\u0026x"]},
             "history": [{"created_by": "RUN login --token %s"}]}
            """;

    @TempDir
    Path folder;

    private final Gathering gathering = new Gathering();

    @Test
    void of_docker_save_each_layer_is_read_and_what_was_deleted_later_is_marked() throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"1/layer.tar\", \"2/layer.tar\"]}]");

        read(tar(Map.of(
                "manifest.json", manifest,
                "c.json", configuration(),
                "1/layer.tar", lower(),
                "2/layer.tar", tar(Map.of("app/.wh.deleted.env", bytes(""), "tmp/.wh..wh..opq", bytes(""))))));

        assertLayers("1/layer.tar");
        assertThat(gathering.gaps).isEmpty();
    }

    @Test
    void of_an_oci_layout_compressed_layers_are_read_in_the_order_of_the_manifest() throws IOException {
        byte[] manifest = bytes("{\"config\": {\"digest\": \"sha256:cc\"},"
                + " \"layers\": [{\"digest\": \"sha256:ff\"}, {\"digest\": \"sha256:aa\"}]}");

        read(tar(Map.of(
                "oci-layout", bytes("{\"imageLayoutVersion\": \"1.0.0\"}"),
                "index.json", bytes("{\"manifests\": [{\"digest\": \"sha256:dd\"}]}"),
                "blobs/sha256/dd", manifest,
                "blobs/sha256/cc", configuration(),
                "blobs/sha256/ff", gzip(lower()),
                "blobs/sha256/aa",
                        zstd(tar(Map.of("app/.wh.deleted.env", bytes(""), "tmp/.wh..wh..opq", bytes("")))))));

        assertLayers("blobs/sha256/ff!ff");
        assertThat(gathering.gaps).isEmpty();
    }

    @Test
    void an_image_whose_configuration_is_no_json_is_still_read() throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"1/layer.tar\"]}]");

        read(tar(Map.of("manifest.json", manifest, "c.json", bytes("{" + token("env")), "1/layer.tar", lower())));

        assertThat(gathering.gaps(Gap.Reason.CORRUPT))
                .singleElement()
                .asString()
                .contains("c.json", "no JSON");
        assertThat(part("env").path()).endsWith("image.tar!c.json");
        assertThat(part("kept").deleted()).isFalse();
    }

    private void assertLayers(String lower) {
        assertThat(part("deleted").deleted()).isTrue();
        assertThat(part("deleted").path()).endsWith("image.tar!" + lower + "!app/deleted.env");
        assertThat(part("deleted").detail()).isEqualTo("layer 1 of 2, deleted by a later one");
        assertThat(part("emptied").deleted()).isTrue();
        assertThat(part("kept").deleted()).isFalse();
        assertThat(part("kept").detail()).isEqualTo("layer 1 of 2");
        assertThat(part("env").detail()).isEqualTo("image configuration");
        assertThat(part("history")).isEqualTo(part("env"));
        assertThat(gathering.contents)
                .anySatisfy(one -> assertThat(new String(one.bytes(), StandardCharsets.UTF_8))
                        .contains("config.Env[1] = API=" + token("env") + "&x\n")
                        .contains("history[0].created_by = RUN login --token " + token("history") + "\n"));
    }

    private static byte[] configuration() {
        return bytes(CONFIGURATION.formatted(token("env"), token("history")));
    }

    private static byte[] lower() throws IOException {
        return tar(Map.of(
                "app/deleted.env", bytes(token("deleted")),
                "app/kept.env", bytes(token("kept")),
                "tmp/build/key.pem", bytes(token("emptied"))));
    }

    private void read(byte[] image) throws IOException {
        Path file = Files.write(folder.resolve("image.tar"), image);
        Archives.standard().read(file, Deadline.in(Duration.ofSeconds(60)), gathering);
    }

    private ArchivePart part(String name) {
        var where = gathering.where(token(name));
        assertThat(where).as(name).hasSize(1);
        return (ArchivePart) where.get(0);
    }
}
