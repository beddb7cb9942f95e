package dev.launchready.secrets;

import static dev.launchready.secrets.PlantedTokenTest.LINE;
import static dev.launchready.secrets.PlantedTokenTest.TOKEN;
import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.launchready.secrets.PlantedTokenTest.Place;
import dev.launchready.secrets.PlantedTokenTest.Planted;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** How a token may be written in a file. */
final class WrittenPlaces {
    private WrittenPlaces() {}

    /** Makes the content of a file. */
    private interface Making {
        byte[] bytes() throws IOException;
    }

    private static Place place(String name, String file, Making making, String subject, String... says) {
        return new Place(
                name,
                root -> {
                    Files.createDirectories(root.resolve(file).getParent());
                    Files.write(root.resolve(file), making.bytes());
                    return new Planted(Secrets.in(root), "");
                },
                subject,
                List.of(says));
    }

    static Stream<Place> all() {
        String two = "# one\n# two\n";
        return Stream.of(
                place("plain text", "c/pay.yml", () -> bytes(two + LINE), "c/pay.yml:3", "stripe_key"),
                place(
                        "base64",
                        "c/a.yml",
                        () -> bytes(two + "data: " + base64(bytes(LINE)) + "\n"),
                        "c/a.yml:3",
                        "decoded from base64"),
                place(
                        "base64 of base64",
                        "c/a.yml",
                        () -> bytes(two + "data: " + base64(bytes(base64(bytes(LINE)))) + "\n"),
                        "c/a.yml:3",
                        "decoded from base64, then base64"),
                place(
                        "hexadecimal",
                        "c/a.yml",
                        () -> bytes(two + "data: " + HexFormat.of().formatHex(bytes(LINE)) + "\n"),
                        "c/a.yml:3",
                        "decoded from hex"),
                place(
                        "percent",
                        "c/a.txt",
                        () -> bytes(two + "next=%3Fkey%3D" + TOKEN.replace("_", "%5F") + "\n"),
                        "c/a.txt:3",
                        "decoded from percent"),
                place(
                        "unicode escapes",
                        "c/a.js",
                        () -> bytes(two + "x = '" + escaped() + "';\n"),
                        "c/a.js:3",
                        "decoded from unicode escapes"),
                place(
                        "gzip in base64",
                        "c/a.yml",
                        () -> bytes(two + "data: " + base64(gzip(bytes(LINE))) + "\n"),
                        "c/a.yml:3",
                        "decoded from gzip in base64"),
                place(
                        "segment of a JWT",
                        "c/a.txt",
                        () -> bytes(two + jwt() + "\n"),
                        "c/a.txt:3",
                        "decoded from base64"),
                place(
                        "Kubernetes Secret",
                        "k8s/secret.yaml",
                        () -> bytes("apiVersion: v1\nkind: Secret\ndata:\n  key: " + base64(bytes(TOKEN)) + "\n"),
                        "k8s/secret.yaml:4",
                        "decoded from base64"),
                place("UTF-16 LE", "c/a.txt", () -> marked(two, UTF_16LE), "c/a.txt:3"),
                place("UTF-16 BE", "c/a.txt", () -> marked(two, UTF_16BE), "c/a.txt:3"),
                place("UTF-32 LE", "c/a.txt", () -> marked(two, Charset.forName("UTF-32LE")), "c/a.txt:3"),
                place("Latin-1", "c/a.txt", () -> ("caf\u00e9\n" + LINE).getBytes(ISO_8859_1), "c/a.txt:2"),
                place(
                        "escapes of properties",
                        "c/a.properties",
                        () -> bytes(two + "stripe.key=" + TOKEN.replace("_", "\\u005f") + "\n"),
                        "c/a.properties:3",
                        "decoded from unicode escapes"),
                place("notebook", "c/a.ipynb", WrittenPlaces::notebook, "c/a.ipynb:5"),
                place("source map", "c/app.js.map", WrittenPlaces::sourceMap, "c/app.js.map:2"),
                place(
                        "shell history",
                        "c/.bash_history",
                        () -> bytes("ls\ncurl -u " + TOKEN + ": https://api.acme.test\n"),
                        "c/.bash_history:2"),
                place(
                        "binary file",
                        "c/app.bin",
                        () -> ("\0\1\2\n\3" + TOKEN + "\0\4").getBytes(ISO_8859_1),
                        "c/app.bin:2"));
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static String escaped() {
        StringBuilder escaped = new StringBuilder();
        TOKEN.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }

    private static String jwt() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return url.encodeToString(bytes("{\"alg\":\"none\",\"typ\":\"JWT\"}")) + "."
                + url.encodeToString(bytes("{\"sub\":\"ops\",\"key\":\"" + TOKEN + "\"}")) + ".";
    }

    private static byte[] marked(String before, Charset charset) {
        return ("\ufeff" + before + LINE).getBytes(charset);
    }

    private static byte[] notebook() {
        return bytes(
                "{\"cells\": [{\n \"cell_type\": \"code\",\n \"source\": [\n  \"import pay\\n\",\n  \"pay.key = \\\""
                        + TOKEN + "\\\"\\n\"\n ]}]}\n");
    }

    private static byte[] sourceMap() {
        return bytes("{\"version\": 3, \"sources\": [\"pay.ts\"],\n\"sourcesContent\": [\"// pay\\nconst key = '"
                + TOKEN + "';\\n\"], \"mappings\": \"AAAA\"}\n");
    }
}
