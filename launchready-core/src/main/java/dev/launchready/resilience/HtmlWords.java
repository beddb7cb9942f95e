package dev.launchready.resilience;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what an HTML page shows to a person without running its scripts. Pure. */
final class HtmlWords {
    private static final String UNSEEN =
            "script,style,template,noscript,head,svg,[hidden],[aria-hidden=true],[style*=display:none],[style*=display: none]";
    private static final String SPOKEN = "h1,h2,[role=alert],[class*=error],[class*=alert],[class*=danger],title";

    private final Document page;
    private final String text;
    private final String spoken;

    private HtmlWords(Document page) {
        this.page = page;
        this.spoken = String.join(" ", page.select(SPOKEN).eachText());
        Document shown = page.clone();
        shown.select(UNSEEN).remove();
        this.text = shown.text().strip();
    }

    /** Reads a page; anything at all can be read as one. */
    static HtmlWords read(String html) {
        return new HtmlWords(
                Jsoup.parse(html.length() > 4 * HumanText.READ ? html.substring(0, 4 * HumanText.READ) : html));
    }

    /** Whether a content looks like HTML whatever its media type says. */
    static boolean isHtml(String content) {
        String start = content.stripLeading();
        String low = start.substring(0, Math.min(200, start.length())).toLowerCase(Locale.ROOT);
        return low.startsWith("<!doctype html")
                || low.startsWith("<html")
                || low.startsWith("<head")
                || low.startsWith("<body")
                || low.matches("(?s)<(h[1-6]|p|div|main|section|center|title|pre|ul|table|form)\\b.*");
    }

    /** What a person can read. */
    String text() {
        return text;
    }

    /** The same with its line breaks, for what is laid out by lines. */
    String lines() {
        page.select("br").before("\n");
        Element body = page.body();
        return body.wholeText();
    }

    /** Whether a script is to fill an element that the server leaves empty. */
    boolean isShell() {
        return HumanText.words(text) == 0
                && !page.select("#root, #app, #__next, #__nuxt, #svelte, app-root, [data-reactroot], script")
                        .isEmpty();
    }

    /** Whether what it says loudest is that something failed. */
    boolean saysError() {
        return spoken.toLowerCase(Locale.ROOT)
                .matches("(?s).*\\b(error|failed|failure|went wrong|unavailable|could ?n[o']t|could not|cannot|"
                        + "unable to|not available|fehler|erreur)\\b.*");
    }
}
