package dev.launchready.secrets;

import static dev.launchready.secrets.TreeFaults.tree;
import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static dev.launchready.secrets.source.Packing.tar;
import static dev.launchready.secrets.source.Packing.zip;

import dev.launchready.secrets.InjectedFaultsTest.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What can be wrong with archives, class files and images. */
final class ArchiveFaults {
    private ArchiveFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                new Fault("no artifact", root -> Secrets.inArtifact(root.resolve("a.jar")), "a.jar", "nothing at this"),
                new Fault(
                        "bomb",
                        root -> tree(root, "bomb.tgz", bomb()),
                        "bomb.tgz",
                        "the budget for unpacking is spent"),
                new Fault(
                        "gzip that was cut off",
                        root -> tree(root, "a.gz", cut(gzip(noise()), 40)),
                        "a.gz",
                        "it is corrupt"),
                new Fault(
                        "gzip with a flipped bit",
                        root -> tree(root, "a.gz", flipped(gzip(noise()))),
                        "a.gz",
                        "it is corrupt"),
                new Fault(
                        "tar that was cut off",
                        root -> artifact(root, "a.tar", cut(tar(Map.of("1.txt", noise())), 2000)),
                        "a.tar",
                        "it is corrupt"),
                new Fault(
                        "zip that was cut off",
                        root -> artifact(root, "a.zip", cut(zip("1.txt", noise()), 500)),
                        "a.zip",
                        "it is corrupt"),
                new Fault("jar that is none", root -> tree(root, "a.jar", noise()), "a.jar", "its first bytes are not"),
                new Fault("encrypted zip", ArchiveFaults::encrypted, "a.zip!1.txt", "it is encrypted"),
                new Fault(
                        "format that is not opened",
                        root -> tree(root, "a.tar", tar(Map.of("b.7z", sevenZip()))),
                        "a.tar!b.7z",
                        "not supported"),
                new Fault("archives too deep", ArchiveFaults::deep, "!a.zip", "it is nested too deep"),
                new Fault(
                        "large file within",
                        root -> tree(root, "a.zip", zip("1.txt", new byte[17 << 20])),
                        "a.zip!1.txt",
                        "it is larger than the limit"),
                new Fault(
                        "corrupt class file",
                        root -> tree(root, "A.class", cut(compiled(), 60)),
                        "A.class",
                        "its constants"),
                new Fault(
                        "corrupt class file in a jar",
                        root -> artifact(root, "a.jar", zip("A.class", cut(compiled(), 60))),
                        "a.jar!A.class",
                        "its constants"),
                new Fault(
                        "layer of an unknown form",
                        root -> artifact(root, "i.tar", image("1/layer", "1/layer", noise())),
                        "i.tar!1/layer",
                        "a layer that is no tar"),
                new Fault(
                        "layer that is not there",
                        root -> artifact(root, "i.tar", image("1/layer.tar", "2/layer.tar", tar(Map.of("a", noise())))),
                        "i.tar!1/layer.tar",
                        "the manifest of the image names it"),
                new Fault(
                        "configuration of an image that is no JSON",
                        root -> artifact(
                                root,
                                "i.tar",
                                tar(Map.of(
                                        "manifest.json", bytes("[{\"Config\": \"c.json\"}]"), "c.json", bytes("{")))),
                        "c.json",
                        "no JSON"));
    }

    static Secrets artifact(Path root, String name, byte[] content) throws IOException {
        return Secrets.inArtifact(Files.write(root.resolve(name), content));
    }

    private static byte[] image(String named, String layer, byte[] content) throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"" + named + "\"]}]");
        return tar(Map.of("manifest.json", manifest, "c.json", bytes("{}"), layer, content));
    }

    /** Many small files, each of which may be read, and which are too much together. */
    private static byte[] bomb() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            files.put(i + ".txt", new byte[4 << 20]);
        }
        return gzip(tar(files));
    }

    private static Secrets encrypted(Path root) throws IOException {
        byte[] archive = zip("1.txt", bytes("hidden"));
        archive[6] |= 1; // the flag of the first local header
        return tree(root, "a.zip", archive);
    }

    private static Secrets deep(Path root) throws IOException {
        byte[] archive = zip("1.txt", bytes("hidden"));
        for (int i = 0; i < 7; i++) {
            archive = zip("a.zip", archive);
        }
        return tree(root, "outer.zip", archive);
    }

    private static byte[] compiled() throws IOException {
        try (var in = InjectedFaultsTest.class.getResourceAsStream("InjectedFaultsTest.class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static byte[] sevenZip() {
        return new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4};
    }

    static byte[] noise() {
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] cut(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }

    private static byte[] flipped(byte[] whole) {
        whole[whole.length / 2] ^= 0x10;
        return whole;
    }
}
