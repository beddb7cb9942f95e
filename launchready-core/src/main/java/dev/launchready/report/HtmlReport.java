package dev.launchready.report;

import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report for people: one HTML file that asks nobody for anything. Style and script are in it and pinned by their
 * hashes in a content security policy that forbids everything else, so that not even a hole in the escaping would let a
 * peer's text run. It reads on a phone, in the dark, on paper and without scripts; the script only filters.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes the report.
     *
     * @param report the report
     * @return an HTML document
     */
    public static String write(LaunchReport report) {
        ReportView view = ReportView.of(report);
        String style = resource("report.css");
        String script = resource("report.js");
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
                .append(hash(style))
                .append("'; script-src '")
                .append(hash(script))
                .append("'; base-uri 'none'; form-action 'none'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        out.append("<title>").append(view.headline()).append(": ").append(HtmlText.line(report.site()));
        out.append("</title>\n<style>").append(style).append("</style>\n</head>\n");
        out.append("<body class=\"").append(tone(view.verdict())).append("\">\n");
        HtmlHead.write(out, view);
        out.append("<main>\n");
        HtmlFindings.write(out, view);
        HtmlSections.write(out, view);
        HtmlExhibits.write(out, report.exhibits());
        HtmlSections.checks(out, view);
        out.append("</main>\n<footer>Written by LaunchReady from what was seen at ")
                .append(view.begun())
                .append(".</footer>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n");
        return out.toString();
    }

    /**
     * Writes the report to a file in one step.
     *
     * @param report the report
     * @param file where to; its directories are made
     * @return the file
     * @throws UncheckedIOException if it cannot be written; the message names the file and the remedy
     */
    public static Path write(LaunchReport report, Path file) {
        return ReportFiles.write(file, write(report));
    }

    static String tone(Verdict verdict) {
        return switch (verdict) {
            case READY -> "ready";
            case NOT_READY -> "not-ready";
            case NOT_PROVEN -> "not-proven";
        };
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks dev/launchready/report/" + name + "; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read dev/launchready/report/" + name + " from the jar", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
