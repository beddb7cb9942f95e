package dev.launchready.report;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Unseen;
import dev.launchready.Verdict;
import dev.launchready.WaivedFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report for terminals and build logs: the verdict, the counts, the ranked findings with what to do, what was not
 * seen, and where the full report lies. Immutable; without colour unless asked. What peers sent cannot steer the
 * terminal: control characters are shown, not obeyed.
 */
public final class ConsoleReport {
    private static final int NARROWEST = 40;

    /** So that a matrix with a hundred red cells does not bury what else is wrong. */
    private static final int MOST_OF_A_RULE = 5;

    private static final String INDENT = "     ";

    private final int width;
    private final boolean ascii;
    private final boolean colour;

    private ConsoleReport(int width, boolean ascii, boolean colour) {
        this.width = width;
        this.ascii = ascii;
        this.colour = colour;
    }

    /** {@return a report of 100 columns without colour} */
    public static ConsoleReport plain() {
        return new ConsoleReport(100, false, false);
    }

    /**
     * Wraps lines elsewhere. Words longer than a line, such as addresses, are never broken.
     *
     * @param columns how many characters fit on a line, 40 or more
     * @return a copy that wraps there
     * @throws IllegalArgumentException if there are fewer
     */
    public ConsoleReport withWidth(int columns) {
        if (columns < NARROWEST) {
            throw new IllegalArgumentException(
                    "a console of " + columns + " columns is too narrow to read; give " + NARROWEST + " or more");
        }
        return new ConsoleReport(columns, ascii, colour);
    }

    /** {@return a copy that writes ASCII only, for logs that garble the rest} */
    public ConsoleReport inAscii() {
        return new ConsoleReport(width, true, colour);
    }

    /** {@return a copy that colours verdict and impacts by ANSI sequences; callers look at {@code NO_COLOR} first} */
    public ConsoleReport inColour() {
        return new ConsoleReport(width, ascii, true);
    }

    /**
     * Writes the report.
     *
     * @param report the report
     * @return lines, the last one ended as well
     */
    public String write(LaunchReport report) {
        return full(report, null);
    }

    /**
     * Writes the report and where the full one lies. Of a rule with more than six findings the first five are written, and
     * how many more there are in the file.
     *
     * @param report the report
     * @param written the file with all evidence and exhibits
     * @return lines, the last one ended as well
     */
    public String write(LaunchReport report, Path written) {
        return full(report, written);
    }

    /**
     * Writes the three lines that a test run may print: verdict, counts, path.
     *
     * @param report the report
     * @param written the file with everything else
     * @return three lines, each ended
     */
    public String brief(LaunchReport report, Path written) {
        ReportView view = ReportView.of(report);
        return finish(
                headline(view) + "\n" + view.tally() + "\n" + "Report: " + Visible.line(written.toString()) + "\n");
    }

    private String full(LaunchReport report, @Nullable Path written) {
        ReportView view = ReportView.of(report);
        StringBuilder out = new StringBuilder();
        out.append(headline(view)).append('\n');
        wrap(out, "", "", view.lead());
        wrap(out, "", "", view.tally());
        wrap(out, "", "", view.run());
        section(out, "What is missing", report.missing());
        for (FindingGroup group : view.groups()) {
            group(out, group, written == null ? Integer.MAX_VALUE : MOST_OF_A_RULE);
        }
        section(
                out,
                "Not seen",
                view.unseen().stream().map(ConsoleReport::unseen).toList());
        section(
                out,
                "Waived",
                report.waived().stream().map(ConsoleReport::waived).toList());
        if (written != null) {
            out.append("\nReport: ").append(Visible.line(written.toString())).append('\n');
        }
        return finish(out.toString());
    }

    private String headline(ReportView view) {
        String code = view.verdict() == Verdict.READY ? "32" : view.verdict() == Verdict.NOT_READY ? "31" : "33";
        return paint("1;" + code, view.headline()) + ": "
                + Visible.line(view.report().site());
    }

    private void group(StringBuilder out, FindingGroup group, int most) {
        Finding first = group.first();
        out.append('\n')
                .append(paint(code(first.impact()), first.impact().label().toUpperCase(Locale.ROOT)));
        out.append("  ").append(Visible.line(first.rule())).append("  ").append(Visible.line(first.title()));
        out.append(group.doubt().isEmpty() ? "" : " (" + group.doubt() + ")").append('\n');
        Optional<String> shared = group.sharedRemedy();
        int number = group.number();
        int size = group.findings().size();
        // one more takes no more room than to say so
        int shown = size - 1 > most ? most : size;
        for (Finding finding : group.findings().subList(0, shown)) {
            wrap(out, String.format(Locale.ROOT, "%4d ", number++), INDENT, finding.message());
            if (!finding.lapsed().isEmpty()) {
                wrap(out, INDENT + "Lapsed: ", INDENT + "  ", finding.lapsed());
            }
            if (shared.isEmpty()) {
                wrap(out, INDENT + "Do: ", INDENT + "  ", finding.remedy());
            }
        }
        if (shown < size) {
            wrap(
                    out,
                    INDENT,
                    INDENT,
                    "… and " + (size - shown) + " more of " + group.first().rule() + ", numbers " + number + " to "
                            + group.last() + " of the report.");
        }
        shared.ifPresent(remedy -> wrap(out, INDENT + "Do: ", INDENT + "  ", remedy));
        wrap(
                out,
                INDENT + "See: ",
                INDENT + "  ",
                first.reference().title() + ", " + first.reference().uri());
    }

    private void section(StringBuilder out, String title, List<String> items) {
        if (!items.isEmpty()) {
            out.append('\n').append(paint("1", title)).append('\n');
            items.forEach(item -> wrap(out, "   - ", INDENT, item));
        }
    }

    private static String unseen(Unseen unseen) {
        return unseen.subject() + ": " + unseen.reason() + " (could hide a "
                + unseen.impact().label() + ")";
    }

    private static String waived(WaivedFinding waived) {
        return waived.finding().rule() + ", " + waived.finding().message() + " Waived by "
                + waived.waiver().owner() + " until " + waived.waiver().until() + ": "
                + waived.waiver().reason();
    }

    private void wrap(StringBuilder out, String begin, String indent, String text) {
        StringBuilder line = new StringBuilder(begin);
        boolean fresh = true;
        for (String word : Visible.line(text).strip().split(" +", -1)) {
            int length = line.codePointCount(0, line.length()) + word.codePointCount(0, word.length());
            if (!fresh && length + 1 > width) {
                out.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private String paint(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    private static String code(Impact impact) {
        return switch (impact) {
            case LAUNCH_BLOCKER -> "1;31";
            case SUPPORT_RISK -> "1;33";
            case CLEANUP -> "1";
        };
    }

    private String finish(String text) {
        return ascii ? Visible.ascii(text) : text;
    }
}
