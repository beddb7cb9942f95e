package dev.launchready.secrets;

import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.zip;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.launchready.secrets.InjectedFaultsTest.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What can be wrong with files. */
final class TreeFaults {
    private TreeFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                new Fault(
                        "no folder", root -> Secrets.in(root.resolve("none")), "none", "there is nothing at this path"),
                new Fault("unreadable file", TreeFaults::unreadable, "broken.txt", "cannot be read"),
                new Fault("over-large file", TreeFaults::large, "disk.img", "has 3000000000 bytes"),
                new Fault("circle of links", TreeFaults::circle, "one", "a link that cannot be followed"),
                new Fault(
                        "UTF-16 that lost a byte",
                        root -> tree(root, "a.txt", odd("\ufeffname = value\nmore = text\n")),
                        "a.txt",
                        "UTF-16 and ends within a character"),
                new Fault(
                        "UTF-16 with half a character",
                        root -> tree(root, "a.txt", half()),
                        "a.txt",
                        "half a character at byte 16"),
                new Fault(
                        "UTF-32 that was cut off",
                        root -> tree(root, "a.txt", new byte[] {-1, -2, 0, 0, 'a', 0, 0, 0, 'b'}),
                        "a.txt",
                        "UTF-32 and ends within a character"));
    }

    static Secrets tree(Path root, String name, byte[] content) throws IOException {
        Files.write(root.resolve(name), content);
        return Secrets.in(root);
    }

    /** Whoever may read everything is stopped by a file whose bytes its file system cannot give. */
    private static Secrets unreadable(Path root) throws IOException {
        byte[] archive = zip(Map.of("broken.txt", bytes("hello ".repeat(50))));
        // the method of compression in the central directory, which the file system goes by
        int directory = directory(archive);
        archive[directory + 10] = 8;
        Path file = Files.write(root.resolve("fs.zip"), archive);
        return Secrets.in(FileSystems.newFileSystem(file).getPath("/"));
    }

    private static int directory(byte[] archive) {
        for (int i = 0; i < archive.length - 4; i++) {
            if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2) {
                return i;
            }
        }
        throw new IllegalStateException("no central directory");
    }

    private static Secrets large(Path root) throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("disk.img").toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }
        return Secrets.in(root);
    }

    private static Secrets circle(Path root) throws IOException {
        Files.createSymbolicLink(root.resolve("one"), root.resolve("two"));
        Files.createSymbolicLink(root.resolve("two"), root.resolve("one"));
        return Secrets.in(root);
    }

    /** Written byte by byte, as no encoder writes half a character. */
    private static byte[] half() {
        byte[] text = "\ufeffname = value".getBytes(UTF_16LE);
        text[17] = (byte) 0xdc;
        return text;
    }

    private static byte[] odd(String text) {
        byte[] whole = text.getBytes(UTF_16LE);
        return Arrays.copyOf(whole, whole.length - 1);
    }
}
