package dev.launchready.report;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.util.Comparator;
import java.util.List;

/** The documentation page of a catalogue of rules, in Markdown: a place where a finding can be looked up by its id. */
public final class RuleDocs {

    private RuleDocs() {}

    /**
     * Writes the page of a catalogue.
     *
     * @param catalogue the rules of one concern
     * @return Markdown with a section for each rule, in the order of their ids
     */
    public static String page(RuleCatalogue catalogue) {
        List<Rule> rules = catalogue.rules().stream()
                .map(Rule.class::cast)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        StringBuilder out = new StringBuilder();
        out.append("<!-- Written from the rules; change them there. -->\n\n# Rules of ");
        out.append(MarkdownText.prose(catalogue.concern())).append("\n\n| rule | what is wrong | impact | stage |\n");
        out.append("| --- | --- | --- | --- |\n");
        for (Rule rule : rules) {
            out.append("| [")
                    .append(rule.id())
                    .append("](#")
                    .append(anchor(rule.id()))
                    .append(") | ");
            out.append(MarkdownText.prose(rule.title()))
                    .append(" | ")
                    .append(rule.impact().label());
            out.append(" | ").append(rule.stage().label()).append(" |\n");
        }
        for (Rule rule : rules) {
            out.append("\n## ").append(rule.id()).append("\n\n").append(MarkdownText.prose(rule.title()));
            out.append(" (")
                    .append(rule.impact().label())
                    .append(", ")
                    .append(rule.stage().label());
            out.append(")\n\n**Why it matters:** ").append(MarkdownText.prose(rule.why()));
            out.append("\n\n**What to do:** ").append(MarkdownText.prose(rule.remedy()));
            out.append("\n\n**Reference:** ")
                    .append(MarkdownText.link(rule.reference()))
                    .append('\n');
        }
        return out.toString();
    }

    // As GitHub makes anchors of headings
    private static String anchor(String id) {
        return id.replace(".", "");
    }
}
