package dev.launchready.resilience;

import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;

import dev.launchready.net.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges answers that say by their status that they failed: do they say what, to whom it concerns? Pure. */
final class ErrorAnswerJudge {
    /** Statuses by which a server says that the request is at fault, which it is not when a dependency fails. */
    private static final Set<Integer> BLAMES_THE_USER = Set.of(400, 401, 403, 404, 405, 406, 410, 411, 414, 415);

    private ErrorAnswerJudge() {}

    static ClarityVerdict judge(HttpReply reply) {
        String content = reply.body().text();
        int status = reply.status();
        if (content.isBlank()) {
            return ClarityVerdict.bad(
                    BLANK, ResilienceRule.BLANK, "the answer is status " + status + " with no content");
        }
        Optional<ClarityVerdict> shown = machinery(content, status);
        if (shown.isPresent()) {
            return shown.get();
        }
        Optional<JsonWords> json = JsonWords.read(content);
        ClarityVerdict told = json.isPresent()
                ? json(json.get(), status)
                : isHtml(reply, content) ? html(content, status) : text(reply, content);
        if (told.isAcceptable() && BLAMES_THE_USER.contains(status)) {
            return unexplained(
                    "status " + status + " blames the user's request, though it is the dependency that failed");
        }
        return told;
    }

    /** What shows the machinery instead of a message, whatever the media type. */
    static Optional<ClarityVerdict> machinery(String content, int status) {
        String lines = HtmlWords.isHtml(content) ? HtmlWords.read(content).lines() : unescaped(content);
        Optional<String> runtime = StackTraces.runtimeIn(lines);
        if (runtime.isPresent()) {
            return Optional.of(ClarityVerdict.bad(
                    ERROR_WITHOUT_EXPLANATION,
                    ResilienceRule.STACK_TRACE,
                    "the user is shown a " + runtime.get() + " stack trace, with status " + status));
        }
        return DefaultPages.nameOf(content)
                .map(page -> ClarityVerdict.bad(
                        ERROR_WITHOUT_EXPLANATION,
                        ResilienceRule.DEFAULT_PAGE,
                        "the user is shown " + page + ", with status " + status));
    }

    private static ClarityVerdict json(JsonWords json, int status) {
        List<String> messages = json.messages();
        if (HumanText.explains(longest(messages), status)) {
            return ClarityVerdict.good(
                    CLEAR_STATE, "status " + status + " says \"" + SeenText.cut(longest(messages), 120) + "\"");
        }
        if (json.isEmpty()) {
            return ClarityVerdict.bad(
                    BLANK, ResilienceRule.BLANK, "the answer is status " + status + " with empty JSON");
        }
        return unexplained(
                messages.isEmpty()
                        ? "status " + status + " comes as JSON without a message"
                        : "status " + status + " says no more than \"" + SeenText.cut(longest(messages), 120) + "\"");
    }

    private static ClarityVerdict html(String content, int status) {
        HtmlWords page = HtmlWords.read(content);
        if (page.isShell() || HumanText.words(page.text()) == 0) {
            return ClarityVerdict.bad(
                    BLANK,
                    ResilienceRule.BLANK,
                    "the page with status " + status + " has no text before its scripts run");
        }
        if (HumanText.isSpinner(page.text())) {
            return spinner(page, status);
        }
        return sentence(page.text(), status);
    }

    static ClarityVerdict spinner(HtmlWords page, int status) {
        return ClarityVerdict.bad(
                BLANK,
                ResilienceRule.SPINNER,
                "the page with status " + status + " shows \"" + SeenText.cut(page.text(), 80) + "\" and nothing else");
    }

    private static ClarityVerdict text(HttpReply reply, String content) {
        String type = reply.header("Content-Type").orElse("");
        boolean readable = type.isEmpty() || type.startsWith("text/") || type.contains("json") || type.contains("xml");
        return readable
                ? sentence(content, reply.status())
                : unexplained("status " + reply.status() + " comes as " + SeenText.cut(type, 80)
                        + ", which a person cannot read");
    }

    private static ClarityVerdict sentence(String text, int status) {
        String quoted = "\"" + SeenText.cut(text.strip(), 120) + "\"";
        return HumanText.explains(text, status)
                ? ClarityVerdict.good(CLEAR_STATE, "status " + status + " says " + quoted)
                : unexplained("status " + status + " says no more than " + quoted);
    }

    private static ClarityVerdict unexplained(String reason) {
        return ClarityVerdict.bad(ERROR_WITHOUT_EXPLANATION, ResilienceRule.UNEXPLAINED_ERROR, reason);
    }

    static boolean isHtml(HttpReply reply, String content) {
        return reply.header("Content-Type").orElse("").contains("html") || HtmlWords.isHtml(content);
    }

    /** The message that says most; others are titles and codes beside it. */
    private static String longest(List<String> messages) {
        String longest = "";
        for (String message : messages) {
            longest = HumanText.words(message) > HumanText.words(longest) ? message : longest;
        }
        return longest.isEmpty() && !messages.isEmpty() ? messages.get(0) : longest;
    }

    /** Line ends and quotes as a JSON string writes them, so that a trace in one is laid out by lines. */
    private static String unescaped(String content) {
        return content.indexOf('\\') < 0
                ? content
                : content.replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\\"", "\"")
                        .replace("\\u003c", "<");
    }
}
