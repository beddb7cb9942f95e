package dev.launchready.resilience;

import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.DEGRADED_BUT_USEFUL;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;
import static dev.launchready.resilience.Clarity.UNAFFECTED;
import static dev.launchready.resilience.Clarity.WRONG_SUCCESS;

import dev.launchready.net.HttpReply;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges answers that say by their status that they succeeded: is it true, and is there anything in them? Pure. */
final class SuccessAnswerJudge {
    private static final int PAGE = 20;

    private SuccessAnswerJudge() {}

    static ClarityVerdict judge(HttpReply reply, ClarityTerms terms) {
        String content = reply.body().text();
        Optional<JsonWords> json = JsonWords.read(content);
        boolean html = json.isEmpty() && ErrorAnswerJudge.isHtml(reply, content);
        if (isStream(reply)) {
            return stream(reply, content, terms);
        }
        return lie(reply, content, json, html, terms)
                .or(() -> ClarityJudge.lost(terms))
                .or(() -> marked(reply, content, terms))
                .or(() -> nothing(reply, content, json, html, terms))
                .or(() -> less(reply, content, json, html, terms))
                .orElseGet(() -> ClarityVerdict.good(UNAFFECTED, "the answer is as usual, status " + reply.status()));
    }

    private static Optional<ClarityVerdict> lie(
            HttpReply reply, String content, Optional<JsonWords> json, boolean html, ClarityTerms terms) {
        Optional<ClarityVerdict> shown = ErrorAnswerJudge.machinery(content, reply.status());
        if (shown.isPresent() && !isUsual(reply, terms)) {
            return wrong(shown.get().reason());
        }
        if (json.isPresent() && json.get().saysError()) {
            boolean explained = HumanText.explains(String.join(". ", json.get().messages()), 500);
            if (json.get().isGraphQl() && explained) {
                return Optional.of(
                        json.get().hasData()
                                ? ClarityVerdict.good(
                                        DEGRADED_BUT_USEFUL, "GraphQL data with the errors named beside it")
                                : ClarityVerdict.good(CLEAR_STATE, "GraphQL errors that name the problem"));
            }
            return wrong("status " + reply.status() + " says success and its JSON says error: "
                    + SeenText.cut(content.strip(), 120));
        }
        boolean marked = marked(reply, content, terms).isPresent();
        if (html && !marked && !isUsual(reply, terms) && HtmlWords.read(content).saysError()) {
            return wrong("status " + reply.status() + " says success and the page says \""
                    + SeenText.cut(HtmlWords.read(content).text(), 120) + "\"");
        }
        return Optional.empty();
    }

    private static Optional<ClarityVerdict> marked(HttpReply reply, String content, ClarityTerms terms) {
        return terms.markers().stream()
                .filter(marker -> content.contains(marker)
                        || reply.headers().stream().anyMatch(line -> line.line().equalsIgnoreCase(marker)))
                .findFirst()
                .filter(marker -> !content.isBlank())
                .map(marker -> ClarityVerdict.good(
                        DEGRADED_BUT_USEFUL, "it says by \"" + marker + "\" that it gives less than usual"));
    }

    private static Optional<ClarityVerdict> nothing(
            HttpReply reply, String content, Optional<JsonWords> json, boolean html, ClarityTerms terms) {
        if (isUsual(reply, terms)) {
            return Optional.empty();
        }
        String status = "status " + reply.status();
        if (content.isBlank()
                || content.strip().equals("null")
                || json.map(JsonWords::isEmpty).orElse(false)) {
            boolean usuallyNot = usualReply(terms)
                    .map(usual -> usual.body().text().isBlank())
                    .orElse(false);
            return usuallyNot
                    ? Optional.empty()
                    : Optional.of(ClarityVerdict.bad(
                            BLANK,
                            ResilienceRule.BLANK,
                            "the answer is " + status + " with "
                                    + (content.isBlank() ? "no content" : content.strip())));
        }
        if (html) {
            HtmlWords page = HtmlWords.read(content);
            if (HumanText.words(page.text()) == 0) {
                return Optional.of(ClarityVerdict.bad(
                        BLANK,
                        ResilienceRule.BLANK,
                        "the page with " + status + " has no text before its scripts run"));
            }
            if (HumanText.isSpinner(page.text())) {
                return Optional.of(ErrorAnswerJudge.spinner(page, reply.status()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClarityVerdict> less(
            HttpReply reply, String content, Optional<JsonWords> json, boolean html, ClarityTerms terms) {
        Optional<HttpReply> usual = usualReply(terms).filter(u -> u.status() / 100 == 2);
        if (usual.isEmpty() || isUsual(reply, terms)) {
            return Optional.empty();
        }
        String before = usual.get().body().text();
        Optional<JsonWords> usualJson = JsonWords.read(before);
        if (usualJson.isPresent() != json.isPresent()) {
            return wrong("status " + reply.status() + " says success and the content is "
                    + (json.isPresent() ? "JSON" : "no JSON") + ", unlike usual: "
                    + SeenText.cut(content.strip(), 120));
        }
        if (json.isPresent()) {
            Set<String> missing = new TreeSet<>(usualJson.get().filled());
            missing.removeAll(json.get().filled());
            return missing.isEmpty()
                    ? Optional.empty()
                    : wrong("status " + reply.status() + " says success and " + String.join(", ", missing)
                            + " is gone or empty, which nothing in the answer says");
        }
        int words = html ? HumanText.words(HtmlWords.read(content).text()) : HumanText.words(content);
        int usually = html ? HumanText.words(HtmlWords.read(before).text()) : HumanText.words(before);
        return usually >= PAGE && words * 4 < usually
                ? wrong("status " + reply.status() + " says success with " + words + " words where there are usually "
                        + usually)
                : Optional.empty();
    }

    private static boolean isStream(HttpReply reply) {
        return reply.header("Content-Type").orElse("").startsWith("text/event-stream");
    }

    /** An event stream has begun with 200 before anything could fail, so that it has to say in itself how it ended. */
    private static ClarityVerdict stream(HttpReply reply, String content, ClarityTerms terms) {
        if (content.contains("event: error") || content.contains("event:error")) {
            String told = content.substring(content.lastIndexOf("event:"));
            return HumanText.explains(told.replaceAll("event: ?error|data:", " "), 503)
                    ? ClarityVerdict.good(CLEAR_STATE, "the stream ends with an error event that names the problem")
                    : ClarityVerdict.bad(
                            ERROR_WITHOUT_EXPLANATION,
                            ResilienceRule.UNEXPLAINED_ERROR,
                            "the stream ends with an error event that says nothing");
        }
        if (content.isBlank()) {
            return ClarityVerdict.bad(BLANK, ResilienceRule.BLANK, "the stream ends without a single event");
        }
        Optional<String> end =
                usualReply(terms).map(usual -> lastLine(usual.body().text()));
        if (end.isPresent() && isEndMark(end.get()) && !lastLine(content).equals(end.get())) {
            return wrong("the stream stops without its usual end \"" + SeenText.cut(end.get(), 80)
                            + "\", and no event says why")
                    .orElseThrow();
        }
        return ClarityJudge.lost(terms)
                .or(() -> marked(reply, content, terms))
                .orElseGet(() -> ClarityVerdict.good(UNAFFECTED, "the stream ends as usual"));
    }

    private static String lastLine(String text) {
        String strip = text.strip();
        return strip.substring(strip.lastIndexOf('\n') + 1).strip();
    }

    private static boolean isEndMark(String line) {
        return line.matches(
                "(?i)data: ?\\[DONE\\]|data: ?\\{[^}]*\"(type|event)\": ?\"[^\"]*(stop|end|done|complete)[^\"]*\".*"
                        + "|event: ?(done|end|close|complete)|data: ?(done|end)?");
    }

    private static boolean isUsual(HttpReply reply, ClarityTerms terms) {
        return usualReply(terms)
                .map(usual -> usual.status() == reply.status() && usual.body().equals(reply.body()))
                .orElse(false);
    }

    private static Optional<HttpReply> usualReply(ClarityTerms terms) {
        return terms.usual()
                .filter(UserSaw.Answered.class::isInstance)
                .map(usual -> ((UserSaw.Answered) usual).reply());
    }

    private static Optional<ClarityVerdict> wrong(String reason) {
        return Optional.of(ClarityVerdict.bad(WRONG_SUCCESS, ResilienceRule.WRONG_SUCCESS, reason));
    }
}
