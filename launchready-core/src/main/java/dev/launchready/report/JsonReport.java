package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import java.nio.file.Path;

/**
 * The report for machines, and the only one that can be read back: what is written equals what is read. Its shape is in
 * the resource {@code launchready-report.schema.json} beside this class (JSON Schema 2020-12). Fields keep their order,
 * times are ISO 8601, and fields that a reader does not know are passed over; a file of a later version is refused.
 */
public final class JsonReport {
    /** The version that is written, and the only one that is read. */
    public static final String SCHEMA = "launchready.report/1";

    /** The version of a line that holds one check's result. */
    public static final String LINE_SCHEMA = "launchready.result/1";

    private JsonReport() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return indented JSON with a final newline; without any {@code <}, so that a page may embed it
     */
    public static String write(LaunchReport report) {
        return JsonText.of(JsonOut.report(report), "  ") + "\n";
    }

    /**
     * Writes a report to a file in UTF-8, in one step: nobody ever reads half of it.
     *
     * @param report the report
     * @param file where to; its directories are made
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written; the message names the file and the remedy
     */
    public static Path write(LaunchReport report, Path file) {
        return ReportFiles.write(file, write(report));
    }

    /**
     * Reads a report.
     *
     * @param json what {@link #write(LaunchReport)} gave
     * @return the same report
     * @throws IllegalArgumentException if it is anything else; the message names the line or the field and the remedy
     */
    public static LaunchReport read(String json) {
        return read(json, "the report");
    }

    /**
     * Reads a report from a file.
     *
     * @param file what {@link #write(LaunchReport, Path)} wrote
     * @return the same report
     * @throws IllegalArgumentException if it cannot be read or is anything else; the message names the file, the line
     *     or the field, and the remedy
     */
    public static LaunchReport read(Path file) {
        return read(ReportFiles.read(file), file.toString());
    }

    /**
     * Writes one result as one line, for files to which several processes append.
     *
     * @param result what came of a check
     * @return JSON without any line break
     */
    public static String writeLine(CheckResult result) {
        return JsonText.of(JsonOut.line(result), "");
    }

    /**
     * Reads one line.
     *
     * @param line what {@link #writeLine(CheckResult)} gave
     * @return the same result
     * @throws IllegalArgumentException if it is anything else, a line cut short for example; the message names the
     *     field and the remedy
     */
    public static CheckResult readLine(String line) {
        JsonIn in = JsonText.parse(line, "the line");
        in.schema(LINE_SCHEMA);
        return JsonModel.result(in);
    }

    private static LaunchReport read(String json, String source) {
        JsonIn in = JsonText.parse(json, source);
        in.schema(SCHEMA);
        return JsonModel.report(in);
    }
}
