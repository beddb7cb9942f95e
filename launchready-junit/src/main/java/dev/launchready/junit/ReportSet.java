package dev.launchready.junit;

import dev.launchready.LaunchReport;
import dev.launchready.report.HtmlReport;
import dev.launchready.report.JsonReport;
import dev.launchready.report.MarkdownReport;
import dev.launchready.report.SarifReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the reports of a run, each in one step, and the summary of a CI job. Callers hold the directory's lock. */
final class ReportSet {
    private final Path directory;
    private final Optional<Path> summary;
    private @Nullable String summaryTrouble;

    ReportSet(Path directory, Optional<Path> summary) {
        this.directory = directory;
        this.summary = summary;
    }

    /** Why the summary could not be written last time; the report itself does not suffer from it. */
    Optional<String> summaryTrouble() {
        return Optional.ofNullable(summaryTrouble);
    }

    void write(LaunchReport report) throws IOException {
        JsonReport.write(report, directory.resolve("report.json"));
        HtmlReport.write(report, directory.resolve("report.html"));
        SarifReport.write(report, directory.resolve("report.sarif"));
        write(directory.resolve("report.md"), MarkdownReport.write(report));
        summaryTrouble = null;
        if (summary.isPresent()) {
            try {
                summarize(report, summary.get());
            } catch (IOException | UncheckedIOException e) {
                summaryTrouble = "the step summary could not be written: " + e.getMessage();
            }
        }
    }

    /**
     * Appends the report to the summary, in the place of what an earlier JVM of the run appended: while that is still
     * the end of the file, which a note beside the fragments remembers.
     */
    private void summarize(LaunchReport report, Path file) throws IOException {
        Path note = directory.resolve("fragments").resolve("summary.txt");
        long size = Files.exists(file) ? Files.size(file) : 0;
        String[] last = Files.exists(note) ? Files.readString(note).split("\n") : new String[0];
        if (last.length == 3 && last[0].equals(file.toString()) && last[2].equals(String.valueOf(size))) {
            size = Long.parseLong(last[1]);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
        }
        MarkdownReport.appendTo(report, file);
        write(note, file + "\n" + size + "\n" + Files.size(file) + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
