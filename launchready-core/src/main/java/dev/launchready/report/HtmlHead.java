package dev.launchready.report;

import dev.launchready.Impact;
import java.util.List;

/** The top of the page: the verdict, what it means, the counts, and the way to the sections. */
final class HtmlHead {

    private HtmlHead() {}

    static void write(StringBuilder out, ReportView view) {
        out.append("<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n<header>\n");
        out.append("<p class=\"site\">Launch report <b>")
                .append(HtmlText.line(view.report().site()));
        out.append("</b></p>\n<div class=\"verdict\">").append(sign(view)).append("<div><h1>");
        out.append(view.verdict().label());
        out.append(view.report().isComplete() ? "" : " <span class=\"incomplete\">INCOMPLETE</span>");
        out.append("</h1>\n<p>").append(view.lead()).append("</p></div></div>\n<ul class=\"tally\">");
        for (Impact impact : Impact.values()) {
            int count = view.count(impact);
            tile(out, count == 0 ? "none" : css(impact), count, ReportView.plural(count, impact.label()), "#findings");
        }
        tile(out, view.unseen().isEmpty() ? "none" : "unseen", view.unseen().size(), " not seen", "#unseen");
        int waived = view.report().waived().size();
        if (waived > 0) {
            tile(out, "waived", waived, " waived", "#waived");
        }
        out.append("</ul>\n<p class=\"run\">").append(HtmlText.line(view.run())).append("</p>\n");
        missing(out, view.report().missing());
        out.append("</header>\n");
    }

    /** {@return the class of what costs that much} */
    static String css(Impact impact) {
        return switch (impact) {
            case LAUNCH_BLOCKER -> "blocker";
            case SUPPORT_RISK -> "risk";
            case CLEANUP -> "cleanup";
        };
    }

    private static void tile(StringBuilder out, String css, int count, String label, String target) {
        String noun = label.substring(label.indexOf(' ') + 1);
        out.append("<li class=\"").append(css).append("\">");
        out.append(count == 0 ? "<span>" : "<a href=\"" + target + "\">");
        out.append("<b>").append(count).append("</b> ").append(noun);
        out.append(count == 0 ? "</span>" : "</a>").append("</li>");
    }

    private static String sign(ReportView view) {
        String path = switch (view.verdict()) {
            case READY -> "<path d=\"M15 25l7 7 12-15\"/>";
            case NOT_READY -> "<path d=\"M16 16l16 16M32 16L16 32\"/>";
            case NOT_PROVEN -> "<path d=\"M18 19c0-8 12-8 12 0 0 5-6 5-6 10M24 34v.5\"/>";
        };
        return "<svg viewBox=\"0 0 48 48\" width=\"56\" height=\"56\" aria-hidden=\"true\">"
                + "<circle cx=\"24\" cy=\"24\" r=\"24\"/>" + path + "</svg>";
    }

    private static void missing(StringBuilder out, List<String> missing) {
        if (!missing.isEmpty()) {
            out.append("<section class=\"missing\" id=\"missing\"><h2>What is missing</h2><ul>");
            missing.forEach(m -> out.append("<li>").append(HtmlText.line(m)).append("</li>"));
            out.append("</ul></section>\n");
        }
    }
}
