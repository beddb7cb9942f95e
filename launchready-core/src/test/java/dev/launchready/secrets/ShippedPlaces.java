package dev.launchready.secrets;

import static dev.launchready.secrets.PlantedTokenTest.LINE;
import static dev.launchready.secrets.PlantedTokenTest.TOKEN;
import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static dev.launchready.secrets.source.Packing.tar;
import static dev.launchready.secrets.source.Packing.zip;
import static dev.launchready.secrets.source.Packing.zstd;

import dev.launchready.secrets.PlantedTokenTest.Place;
import dev.launchready.secrets.PlantedTokenTest.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where something that ships may have a token. */
final class ShippedPlaces {
    private static final String DELETED = "layer 1 of 2, deleted by a later one";

    private ShippedPlaces() {}

    /** Makes what ships. */
    private interface Making {
        byte[] bytes() throws IOException;
    }

    private static Place place(String name, String file, Making making, String subject, String... says) {
        return new Place(
                name,
                root -> new Planted(Secrets.inArtifact(Files.write(root.resolve(file), making.bytes())), ""),
                subject,
                List.of(says));
    }

    static Stream<Place> all() {
        byte[] line = bytes("# pay\n" + LINE);
        return Stream.of(
                place("jar", "a.jar", () -> zip("pay.yml", line), "a.jar!pay.yml:2"),
                place(
                        "jar in a war in a zip",
                        "a.zip",
                        () -> zip("a.war", zip("WEB-INF/lib/b.jar", zip("k/pay.yml", line))),
                        "a.zip!a.war!WEB-INF/lib/b.jar!k/pay.yml:2"),
                place("tar.gz", "a.tar.gz", () -> gzip(tar(Map.of("etc/p.yml", line))), "a.tar.gz!a.tar!etc/p.yml:2"),
                place("gzip of one file", "dump.sql.gz", () -> gzip(line), "dump.sql.gz!dump.sql:2"),
                place("Zstandard", "a.tar.zst", () -> zstd(tar(Map.of("p.yml", line))), "a.tar.zst!a.tar!p.yml:2"),
                place(
                        "deleted file of a layer",
                        "image.tar",
                        () -> docker("{}"),
                        "image.tar!1/layer.tar!app/.env:1",
                        DELETED,
                        "whoever pulls the image still gets"),
                place(
                        "environment of an image",
                        "image.tar",
                        () -> image("{\"config\": {\"Env\": [\"PATH=/bin\", \"STRIPE_KEY=" + TOKEN + "\"]}}"),
                        "image.tar!c.json:2",
                        "image configuration"),
                place(
                        "history of an image",
                        "image.tar",
                        () -> image("{\"history\": [{\"created_by\": \"RUN KEY=" + TOKEN + " make\"}]}"),
                        "image.tar!c.json:1",
                        "image configuration"),
                place(
                        "layer of an OCI layout",
                        "oci.tar",
                        ShippedPlaces::oci,
                        "oci.tar!blobs/sha256/ff!ff!app/.env:1",
                        "layer 1 of 1"),
                place("constant of a class", "a.jar", ShippedPlaces::compiled, "a.jar!dev/Keys.class:1"));
    }

    private static byte[] docker(String configuration) throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"1/layer.tar\", \"2/layer.tar\"]}]");
        return tar(Map.of(
                "manifest.json", manifest,
                "c.json", bytes(configuration),
                "1/layer.tar", tar(Map.of("app/.env", bytes("STRIPE_KEY=" + TOKEN + "\n"))),
                "2/layer.tar", tar(Map.of("app/.wh..env", bytes("")))));
    }

    private static byte[] image(String configuration) throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"1/layer.tar\"]}]");
        return tar(Map.of(
                "manifest.json", manifest,
                "c.json", bytes(configuration),
                "1/layer.tar", tar(Map.of("app/a.txt", bytes("hello")))));
    }

    private static byte[] oci() throws IOException {
        byte[] manifest = bytes("{\"config\": {\"digest\": \"sha256:cc\"}, \"layers\": [{\"digest\": \"sha256:ff\"}]}");
        return tar(Map.of(
                "oci-layout", bytes("{\"imageLayoutVersion\": \"1.0.0\"}"),
                "index.json", bytes("{\"manifests\": [{\"digest\": \"sha256:dd\"}]}"),
                "blobs/sha256/dd", manifest,
                "blobs/sha256/cc", bytes("{}"),
                "blobs/sha256/ff", gzip(tar(Map.of("app/.env", bytes("STRIPE_KEY=" + TOKEN + "\n"))))));
    }

    /** A class whose constant is the token, made of one whose constant is as long. */
    private static byte[] compiled() throws IOException {
        byte[] whole;
        try (var in = ShippedPlaces.class.getResourceAsStream("ShippedPlaces$Keys.class")) {
            whole = in == null ? new byte[0] : in.readAllBytes();
        }
        String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (TOKEN.length() != Keys.KEY.length() || !text.contains(Keys.KEY)) {
            throw new IllegalStateException("the stand-in does not fit the token");
        }
        return zip(
                "dev/Keys.class", text.replace(Keys.KEY, TOKEN).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** Compiled for the class above. */
    static final class Keys {
        static final String KEY = "a stand-in, 32 characters long..";

        private Keys() {}
    }
}
