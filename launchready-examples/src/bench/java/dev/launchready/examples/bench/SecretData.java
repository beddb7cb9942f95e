package dev.launchready.examples.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Trees and histories to be scanned, made of the lines of this project's own sources, so that they read like code and hold
 * no secret but the one that is planted. Made once and kept beside the build's output.
 */
final class SecretData {
    private static final int LINES = 500;
    private static final int FILES = 400;

    private final Random random = new Random(42);
    private final List<String> lines = new ArrayList<>();

    private SecretData() {
        Path root = Path.of("").toAbsolutePath();
        Path project = Files.isDirectory(root.resolve("launchready-core"))
                ? root
                : root.resolve("..").normalize();
        try (Stream<Path> all = Files.walk(project.resolve("launchready-core/src/main/java"))) {
            for (Path file : all.filter(SecretData::isOrdinary).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scanner's own sources speak of little but secrets, as no other program does. */
    private static boolean isOrdinary(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("secrets");
    }

    private static Path place(String name) {
        Path root = Path.of("").toAbsolutePath();
        Path module =
                Files.isDirectory(root.resolve("launchready-examples")) ? root.resolve("launchready-examples") : root;
        return module.resolve("target/bench-data").resolve(name);
    }

    /** {@return a credential that never was, in pieces so that this file holds none} */
    static String planted() {
        return "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc9XqK".substring(0, 24);
    }

    private String line() {
        return lines.get(random.nextInt(lines.size())) + "\n";
    }

    private List<String> file() {
        List<String> file = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            file.add(line());
        }
        return file;
    }

    /** {@return a folder of source files, together so many megabytes} */
    static Path tree(int megabytes) {
        Path folder = place("tree-" + megabytes);
        if (Files.exists(folder.resolve("made"))) {
            return folder;
        }
        SecretData data = new SecretData();
        try {
            long left = megabytes * 1_000_000L;
            for (int i = 0; left > 0; i++) {
                Path file = folder.resolve("src/p" + i / 50 + "/File" + i + ".java");
                Files.createDirectories(file.getParent());
                byte[] bytes = String.join("", data.file()).getBytes(StandardCharsets.UTF_8);
                Files.write(file, bytes);
                left -= bytes.length;
            }
            Files.writeString(folder.resolve("src/pay.yml"), "stripe_key: \"" + planted() + "\"\n");
            Files.writeString(folder.resolve("made"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** {@return a bare repository whose blobs are together so many megabytes, packed as git packs} */
    static Path history(int megabytes) {
        Path folder = place("history-" + megabytes + ".git");
        if (Files.exists(folder.resolve("made"))) {
            return folder;
        }
        try {
            Files.createDirectories(folder);
            run(folder, "git", "init", "-q", "--bare", ".");
            Process git = new ProcessBuilder("git", "fast-import", "--quiet")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream out = new BufferedOutputStream(git.getOutputStream(), 1 << 16)) {
                new SecretData().stream(out, megabytes * 1_000_000L);
            }
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git fast-import failed");
            }
            run(folder, "git", "repack", "-adfq");
            Files.writeString(folder.resolve("made"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return folder;
    }

    /** Each commit changes some lines of a few files. */
    private void stream(OutputStream out, long bytes) throws IOException {
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(file());
        }
        long left = bytes;
        int commits = 0;
        while (left > 0) {
            StringBuilder head = new StringBuilder("commit refs/heads/main\n");
            head.append("committer Bench <bench@acme.test> ")
                    .append(1_700_000_000 + commits)
                    .append(" +0000\n");
            head.append("data 7\nchange\n\n");
            write(out, head.toString());
            for (int i = 0; i < 5; i++) {
                int number = commits == 0 ? i : random.nextInt(FILES);
                List<String> file = files.get(number);
                for (int k = 0; k < 8; k++) {
                    file.set(random.nextInt(file.size()), line());
                }
                left -= put(out, "src/p" + number / 50 + "/File" + number + ".java", String.join("", file));
            }
            if (commits == 3) {
                left -= put(out, "pay.yml", "stripe_key: \"" + planted() + "\"\n");
            }
            if (commits == 4) {
                write(out, "D pay.yml\n");
            }
            commits++;
        }
    }

    private static int put(OutputStream out, String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        write(out, "M 100644 inline " + path + "\ndata " + bytes.length + "\n");
        out.write(bytes);
        write(out, "\n");
        return bytes.length;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }
}
