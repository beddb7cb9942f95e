package dev.launchready.report;

import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report in GitHub-flavoured Markdown, for step summaries and pull requests. Text of peers stays text: it becomes
 * no markup, no link and no mention of anybody. Never larger than a step summary may be; what does not fit is left out
 * as whole findings, from the end of the ranking, and a sentence says how many.
 */
public final class MarkdownReport {
    /** The most that GitHub takes for the summary of a step: 1 MiB, in bytes of UTF-8. */
    public static final int LARGEST = 1024 * 1024;

    private static final int LONGEST_EVIDENCE = 4000;
    /** Room for the sentences that say what is left out. */
    private static final int NOTES = 1000;

    private MarkdownReport() {}

    /**
     * Writes the report in at most {@link #LARGEST} bytes.
     *
     * @param report the report
     * @return Markdown that ends in a line break
     */
    public static String write(LaunchReport report) {
        return write(report, LARGEST);
    }

    /**
     * Writes the report in few enough bytes for where it goes.
     *
     * @param report the report
     * @param bytes how many bytes of UTF-8 it may have
     * @return Markdown that ends in a line break; empty if not even the verdict fits
     */
    public static String write(LaunchReport report, int bytes) {
        ReportView view = ReportView.of(report);
        Page page = new Page(bytes - NOTES);
        if (!page.add(head(view))) {
            return "";
        }
        List<String> findings = findings(view);
        List<String> unseen = view.unseen().stream().map(MarkdownReport::unseen).toList();
        List<String> waived =
                report.waived().stream().map(MarkdownReport::waived).toList();
        List<String> exhibits =
                report.exhibits().stream().map(MarkdownExhibits::write).toList();
        // Findings come first on the page but last to the budget: many of them must not push out what was not seen
        Page rest = new Page(Math.max(page.left() / 3, page.left() - Page.bytes(findings)));
        rest.section("## Not seen", unseen, "things that were not seen");
        rest.section("## Waived", waived, "waived findings");
        rest.section("## Exhibits", exhibits, "exhibits");
        page.reserve(rest.size());
        page.section("## Findings, worst first", findings, "findings");
        page.release(rest.size());
        page.add(rest.toString());
        return page.toString();
    }

    /**
     * Appends the report to the file of a step summary, the one that GitHub names in {@code GITHUB_STEP_SUMMARY}. What
     * stands there already counts: the whole file never gets larger than {@link #LARGEST}.
     *
     * @param report the report
     * @param summary the file; made if it is not there
     * @throws UncheckedIOException if it cannot be written; the message names it and the remedy
     */
    public static void appendTo(LaunchReport report, Path summary) {
        try {
            long there = Files.exists(summary) ? Files.size(summary) : 0;
            String text = write(report, (int) Math.max(0, LARGEST - there - 1));
            Files.writeString(
                    summary,
                    there == 0 ? text : "\n" + text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot append to the step summary " + summary + " (" + e
                            + "); unset GITHUB_STEP_SUMMARY or give a file that can be written",
                    e);
        }
    }

    private static String head(ReportView view) {
        StringBuilder out = new StringBuilder();
        out.append("# ")
                .append(MarkdownText.line(view.report().site()))
                .append(": ")
                .append(view.headline());
        out.append("\n\n")
                .append(view.lead())
                .append("\n\n**")
                .append(view.tally())
                .append("**  \n");
        out.append(view.run()).append('\n');
        if (!view.report().missing().isEmpty()) {
            out.append("\n## What is missing\n\n");
            view.report()
                    .missing()
                    .forEach(m -> out.append("- ").append(MarkdownText.line(m)).append('\n'));
        }
        return out.toString();
    }

    private static List<String> findings(ReportView view) {
        List<String> chunks = new ArrayList<>();
        for (FindingGroup group : view.groups()) {
            int number = group.number();
            for (Finding finding : group.findings()) {
                String heading = number == group.number() ? heading(group) : "";
                chunks.add(
                        heading + finding(number, finding, group.sharedRemedy().isEmpty()));
                number++;
            }
        }
        return chunks;
    }

    private static String heading(FindingGroup group) {
        Finding first = group.first();
        Optional<String> remedy = group.sharedRemedy();
        String numbers = group.number() == group.last() ? "" + group.number() : group.number() + " to " + group.last();
        return "\n### " + numbers + ". " + first.impact().label() + ": " + MarkdownText.line(first.title())
                + (group.doubt().isEmpty() ? "" : " (" + group.doubt() + ")") + "\n\n"
                + MarkdownText.code(first.rule()) + " · " + first.stage().label() + "\n\n**Why it matters:** "
                + MarkdownText.line(first.why()) + "\n"
                + remedy.map(r -> "\n**What to do:** " + MarkdownText.line(r) + "\n")
                        .orElse("")
                + "\n**Reference:** " + MarkdownText.link(first.reference()) + "\n";
    }

    private static String finding(int number, Finding finding, boolean ownRemedy) {
        StringBuilder out = new StringBuilder("\n**" + number + ".** ");
        out.append(MarkdownText.line(finding.message())).append('\n');
        if (!finding.lapsed().isEmpty()) {
            out.append("\n**Lapsed waiver:** ")
                    .append(MarkdownText.line(finding.lapsed()))
                    .append('\n');
        }
        if (ownRemedy) {
            out.append("\n**What to do:** ")
                    .append(MarkdownText.line(finding.remedy()))
                    .append('\n');
        }
        if (!finding.evidence().isEmpty()) {
            out.append("\n<details><summary>Evidence</summary>\n");
            for (Evidence evidence : finding.evidence()) {
                out.append('\n').append(MarkdownText.line(evidence.label())).append("\n\n");
                out.append(MarkdownText.fence(Visible.cut(evidence.text(), LONGEST_EVIDENCE)));
            }
            out.append("\n</details>\n");
        }
        return out.toString();
    }

    private static String unseen(Unseen unseen) {
        return "- " + MarkdownText.line(unseen.subject() + ": " + unseen.reason()) + " (could hide a "
                + unseen.impact().label() + ")\n";
    }

    private static String waived(WaivedFinding waived) {
        return "- " + MarkdownText.code(waived.finding().rule()) + " "
                + MarkdownText.line(waived.finding().message() + " Waived by "
                        + waived.waiver().owner() + " until " + waived.waiver().until() + ": "
                        + waived.waiver().reason())
                + "\n";
    }

    /** Text that grows as long as its bytes last. */
    private static final class Page {
        private final StringBuilder text = new StringBuilder();
        private int left;
        private int size;

        Page(int bytes) {
            this.left = bytes;
        }

        boolean add(String chunk) {
            int bytes = bytes(List.of(chunk));
            if (bytes > left) {
                return false;
            }
            text.append(chunk);
            left -= bytes;
            size += bytes;
            return true;
        }

        void section(String heading, List<String> chunks, String noun) {
            if (chunks.isEmpty() || isFull(heading)) {
                return;
            }
            text.append('\n').append(heading).append(chunks.get(0).startsWith("\n") ? "\n" : "\n\n");
            int kept = 0;
            while (kept < chunks.size() && add(chunks.get(kept))) {
                kept++;
            }
            if (kept < chunks.size()) {
                // From NOTES, not from the budget: it is spent
                text.append("\n**")
                        .append(chunks.size() - kept)
                        .append(" more ")
                        .append(noun)
                        .append(" do not fit here; the JSON report has them all.**\n");
            }
        }

        private boolean isFull(String heading) {
            return heading.length() > left + NOTES / 4;
        }

        static int bytes(List<String> chunks) {
            return chunks.stream()
                    .mapToInt(c -> c.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
        }

        void reserve(int bytes) {
            left -= bytes;
        }

        void release(int bytes) {
            left += bytes;
        }

        int left() {
            return left;
        }

        int size() {
            return size;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
