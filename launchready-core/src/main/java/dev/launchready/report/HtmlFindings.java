package dev.launchready.report;

import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Stage;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The ranked findings. Those of one rule and one cost share a card, which tells why and what to do once; that, and a
 * bound on the evidence, keeps a page of a thousand findings small enough to mail.
 */
final class HtmlFindings {
    private static final int SHOWN = 8;
    private static final int LONGEST_EVIDENCE = 2000;
    private static final int ALL_EVIDENCE = 140_000;

    private final StringBuilder out;
    private int evidenceLeft = ALL_EVIDENCE;

    private HtmlFindings(StringBuilder out) {
        this.out = out;
    }

    static void write(StringBuilder out, ReportView view) {
        out.append("<section id=\"findings\" aria-labelledby=\"h-findings\"><h2 id=\"h-findings\">Findings");
        out.append("<small>worst first</small></h2>\n");
        if (view.groups().isEmpty()) {
            out.append("<p class=\"empty\">Nothing wrong was found.</p></section>\n");
            return;
        }
        filter(out, view);
        HtmlFindings findings = new HtmlFindings(out);
        view.groups().forEach(findings::group);
        out.append("</section>\n");
    }

    private static void filter(StringBuilder out, ReportView view) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        Set<Impact> impacts = EnumSet.noneOf(Impact.class);
        view.groups().forEach(group -> {
            stages.add(group.first().stage());
            impacts.add(group.first().impact());
        });
        out.append("<form id=\"filter\" hidden><fieldset><legend>Impact</legend>");
        impacts.forEach(i -> chip(out, "impact", HtmlHead.css(i), i.label()));
        out.append("</fieldset><fieldset><legend>Stage</legend>");
        stages.forEach(s -> chip(out, "stage", stage(s), s.label()));
        out.append("</fieldset><p><output id=\"shown\" aria-live=\"polite\"></output> ");
        out.append("<button type=\"reset\" hidden>Show all</button></p></form>\n");
    }

    private static void chip(StringBuilder out, String name, String value, String label) {
        out.append("<label><input type=\"checkbox\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(value);
        out.append("\"><span>").append(label).append("</span></label>");
    }

    static String stage(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void group(FindingGroup group) {
        Finding first = group.first();
        Optional<String> remedy = group.sharedRemedy();
        boolean one = group.number() == group.last();
        out.append("<article class=\"").append(HtmlHead.css(first.impact())).append("\" data-impact=\"");
        out.append(HtmlHead.css(first.impact())).append("\" data-stage=\"").append(stage(first.stage()));
        out.append("\" data-count=\"").append(group.findings().size()).append("\">\n<h3>");
        out.append("<span class=\"number\">").append(group.number());
        out.append(one ? "" : "\u2013" + group.last()).append("</span> ");
        out.append("<span class=\"title\">")
                .append(HtmlText.line(first.title()))
                .append("</span></h3>\n<p class=\"about\"><b class=\"badge\">");
        out.append(first.impact().label()).append("</b> <code>").append(HtmlText.line(first.rule()));
        out.append("</code> <span>").append(first.stage().label()).append("</span>");
        out.append(group.doubt().isEmpty() ? "" : " <span>" + group.doubt() + "</span>")
                .append("</p>\n");
        int number = group.number();
        for (Finding finding : group.findings()) {
            if (number == group.number() + SHOWN) {
                out.append("<details class=\"more\"><summary>").append(group.last() - number + 1);
                out.append(" more of the same</summary>\n");
            }
            finding(finding, number, one, remedy.isEmpty());
            number++;
        }
        out.append(group.findings().size() > SHOWN ? "</details>\n" : "").append("<div class=\"todo\">");
        remedy.ifPresent(this::remedy);
        out.append("<div><h4>Why it matters</h4><p>").append(HtmlText.line(first.why()));
        out.append("</p></div>\n<p class=\"ref\">")
                .append(HtmlText.link(first.reference()))
                .append("</p></div></article>\n");
    }

    private void finding(Finding finding, int number, boolean alone, boolean ownRemedy) {
        out.append("<div class=\"case\"><h4>").append(alone ? "" : "<i>" + number + "</i> ");
        out.append(HtmlText.line(finding.subject())).append("</h4>");
        if (!finding.lapsed().isEmpty()) {
            out.append("<p class=\"lapsed\"><b>Lapsed waiver</b> ")
                    .append(HtmlText.line(finding.lapsed()))
                    .append("</p>");
        }
        out.append("<dl><dt>Expected<dd>").append(HtmlText.line(finding.expected()));
        out.append("<dt>Actual<dd>").append(HtmlText.line(finding.actual())).append("</dl>");
        if (ownRemedy) {
            remedy(finding.remedy());
        }
        if (!finding.evidence().isEmpty()) {
            out.append("<details><summary>Evidence</summary>");
            finding.evidence().forEach(this::evidence);
            out.append("</details>");
        }
        out.append("</div>\n");
    }

    private void remedy(String remedy) {
        out.append("<div class=\"do\"><h4>What to do</h4><p>")
                .append(HtmlText.line(remedy))
                .append("</p></div>\n");
    }

    private void evidence(Evidence evidence) {
        String text =
                evidenceLeft > 0 ? Visible.cut(evidence.text(), LONGEST_EVIDENCE) : Visible.cut(evidence.text(), 40);
        evidenceLeft -= text.length();
        // A line break at the very beginning of pre belongs to the markup, not to the text
        out.append("<p>").append(HtmlText.line(evidence.label())).append("<pre tabindex=\"0\">\n");
        out.append(HtmlText.block(text)).append("</pre>");
    }
}
