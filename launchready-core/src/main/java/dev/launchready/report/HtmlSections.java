package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit.Tone;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was not seen, what is waived, and what was looked at. */
final class HtmlSections {
    private static final int MOST_CHECKS = 300;

    private HtmlSections() {}

    static void write(StringBuilder out, ReportView view) {
        unseen(out, view);
        waived(out, view.report().waived());
    }

    private static void unseen(StringBuilder out, ReportView view) {
        if (view.unseen().isEmpty()) {
            return;
        }
        Map<Unseen, Stage> stages = new LinkedHashMap<>();
        for (CheckResult result : view.checks()) {
            result.unseen().forEach(u -> stages.putIfAbsent(u, result.stage()));
        }
        open(out, "unseen", "Not seen", "nothing is known about these, good or bad");
        out.append("<ul class=\"rows\">\n");
        for (Unseen unseen : view.unseen()) {
            Stage stage = stages.getOrDefault(unseen, Stage.QUICK_AUDIT);
            String css = HtmlHead.css(unseen.impact());
            out.append("<li class=\"")
                    .append(css)
                    .append("\" data-impact=\"")
                    .append(css)
                    .append("\" data-stage=\"");
            out.append(HtmlFindings.stage(stage)).append("\"><b>").append(HtmlText.line(unseen.subject()));
            out.append("</b> <span>").append(HtmlText.line(unseen.reason()));
            out.append("</span> <em class=\"badge\">could hide a ")
                    .append(unseen.impact().label())
                    .append("</em></li>\n");
        }
        out.append("</ul></section>\n");
    }

    private static void waived(StringBuilder out, List<WaivedFinding> waived) {
        if (waived.isEmpty()) {
            return;
        }
        open(out, "waived", "Waived", "known, and somebody answers for them");
        out.append("<ul class=\"rows\">\n");
        for (WaivedFinding one : waived) {
            String css = HtmlHead.css(one.finding().impact());
            out.append("<li data-impact=\"").append(css).append("\" data-stage=\"");
            out.append(HtmlFindings.stage(one.finding().stage())).append("\"><b>");
            out.append(HtmlText.line(one.finding().title())).append("</b> <code>");
            out.append(HtmlText.line(one.finding().rule())).append("</code> <span>");
            out.append(HtmlText.line(one.finding().message())).append("</span> <span class=\"waiver\">");
            out.append(HtmlText.line(one.waiver().owner()))
                    .append(", until ")
                    .append(one.waiver().until());
            out.append(": ").append(HtmlText.line(one.waiver().reason())).append("</span></li>\n");
        }
        out.append("</ul></section>\n");
    }

    static void checks(StringBuilder out, ReportView view) {
        if (view.checks().isEmpty()) {
            return;
        }
        Map<Stage, List<CheckResult>> stages = new EnumMap<>(Stage.class);
        view.checks()
                .forEach(r -> stages.computeIfAbsent(r.stage(), s -> new ArrayList<>())
                        .add(r));
        open(out, "checks", "Checks", "everything that was expected");
        int left = MOST_CHECKS;
        for (Map.Entry<Stage, List<CheckResult>> stage : stages.entrySet()) {
            List<CheckResult> results = stage.getValue();
            long passed = results.stream()
                    .filter(r -> r.outcome() instanceof Outcome.Passed)
                    .count();
            out.append("<details class=\"stage\"><summary>")
                    .append(stage.getKey().label())
                    .append(" <span>");
            out.append(passed).append(" of ").append(results.size()).append(" passed</span></summary><ul>\n");
            int shown = Math.min(left, results.size());
            results.subList(0, shown).forEach(r -> check(out, r));
            left -= shown;
            if (shown < results.size()) {
                out.append("<li>").append(results.size() - shown).append(" more are in the JSON report</li>");
            }
            out.append("</ul></details>\n");
        }
        out.append("</section>\n");
    }

    private static void check(StringBuilder out, CheckResult result) {
        Tone tone = result.outcome() instanceof Outcome.Passed
                ? Tone.GOOD
                : result.outcome() instanceof Outcome.Failed ? Tone.BAD : Tone.NEUTRAL;
        String word = tone == Tone.GOOD ? "passed" : tone == Tone.BAD ? "failed" : "inconclusive";
        out.append("<li><b class=\"")
                .append(css(tone))
                .append("\">")
                .append(Tones.symbol(tone))
                .append(' ')
                .append(word);
        out.append("</b> ").append(HtmlText.line(result.check())).append(" <small>");
        out.append(ReportView.seconds(result.elapsed())).append("</small></li>\n");
    }

    /** {@return the class of a tone} */
    static String css(Tone tone) {
        return switch (tone) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
            case NEUTRAL -> "neutral";
        };
    }

    private static void open(StringBuilder out, String id, String title, String note) {
        out.append("<section id=\"")
                .append(id)
                .append("\" aria-labelledby=\"h-")
                .append(id)
                .append("\"><h2 id=\"h-");
        out.append(id)
                .append("\">")
                .append(title)
                .append("<small>")
                .append(note)
                .append("</small></h2>\n");
    }
}
