package dev.launchready.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of reports: written in one step, read with a message that helps. */
final class ReportFiles {

    private ReportFiles() {}

    static Path write(Path file, String text) {
        Path directory = directory(file);
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, ".launchready", ".tmp");
            try {
                // Bytes, not a strict encoder: what UTF-8 cannot hold becomes a question mark and the report is written
                Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the report to " + file + " (" + e
                            + "); give a file in a directory that can be written",
                    e);
        }
        return file;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "no report at " + file + "; run the checks first, or name another file", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is not UTF-8 text; give the file as JsonReport wrote it, whole", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the report " + file + " (" + e + "); give a file that can be read", e);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
