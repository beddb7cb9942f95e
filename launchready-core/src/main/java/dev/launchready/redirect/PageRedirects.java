package dev.launchready.redirect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds how a page moves its visitor on: by a refresh, which is read, or by a script, which is guessed at. Pure. */
final class PageRedirects {
    /** A refresh after more seconds than this is a page that updates itself, not a redirect. */
    private static final int LONGEST_DELAY = 10;

    // Only what is assigned a literal; the bounded repetitions keep it linear
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:\\b(?:window|document|top|self|parent)\\s{0,9}\\.\\s{0,9})?\\blocation(?:\\s{0,9}\\.\\s{0,9}href)?\\s{0,9}=\\s{0,9}"
                    + "[\"']([^\"'\\n]{1,500})[\"']");
    private static final Pattern CALL = Pattern.compile(
            "\\blocation\\s{0,9}\\.\\s{0,9}(?:replace|assign)\\s{0,9}\\(\\s{0,9}[\"']([^\"'\\n]{1,500})[\"']");

    private PageRedirects() {}

    /**
     * Reads the value of a Refresh header or of a meta refresh as browsers do (HTML, section 4.2.5.3).
     *
     * @return the target, which may be empty when there is a delay without one
     */
    static Optional<String> refreshTarget(String content) {
        String text = content.strip();
        int i = 0;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean noDelay = i == 0 && !text.startsWith(".");
        if (noDelay || i > 4 || (i > 0 && Integer.parseInt(text.substring(0, i)) > LONGEST_DELAY)) {
            return Optional.empty();
        }
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
            i++;
        }
        String rest = text.substring(i).replaceFirst("^\\s*[;,]?\\s*", "");
        if (rest.length() == text.length() - i) {
            return Optional.empty(); // nothing parts the delay from the rest
        }
        if (rest.toLowerCase(Locale.ROOT).matches("(?s)url\\s*=.*")) {
            rest = rest.substring(rest.indexOf('=') + 1).strip();
        }
        if (!rest.isEmpty() && (rest.charAt(0) == '"' || rest.charAt(0) == '\'')) {
            int close = rest.indexOf(rest.charAt(0), 1);
            rest = close < 0 ? rest.substring(1) : rest.substring(1, close);
        }
        return rest.isBlank() ? Optional.empty() : Optional.of(rest.strip());
    }

    /**
     * What a page says about going elsewhere.
     *
     * @param base what its addresses are relative to, where it is not the page's own address
     */
    record Found(Optional<String> refresh, Optional<String> base, List<String> scripts) {}

    static Found in(String html) {
        Document document = Jsoup.parse(html);
        // Inside noscript is what those without scripts see, which browsers are not; a template is not there at all.
        // Taken out at once: to climb from each element would take for ever in a page that is nested deep
        document.select("noscript, template").remove();
        Optional<String> refresh = Optional.empty();
        for (Element meta : document.select("meta[http-equiv]")) {
            if (refresh.isEmpty() && meta.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
                refresh = refreshTarget(meta.attr("content"));
            }
        }
        Set<String> targets = new LinkedHashSet<>();
        for (Element script : document.select("script:not([src])")) {
            String type = script.attr("type").toLowerCase(Locale.ROOT);
            if (type.isEmpty() || type.contains("javascript") || type.equals("module")) {
                targets.addAll(scriptTargets(script.data()));
            }
        }
        Optional<String> base =
                Optional.ofNullable(document.selectFirst("base[href]")).map(element -> element.attr("href"));
        return new Found(refresh, base, new ArrayList<>(targets));
    }

    private static Set<String> scriptTargets(String script) {
        Set<String> targets = new LinkedHashSet<>();
        for (Pattern pattern : List.of(ASSIGNMENT, CALL)) {
            Matcher matcher = pattern.matcher(script);
            while (matcher.find() && targets.size() < 5) {
                if (!matcher.group(1).matches("(?i)\\s*(?:#|javascript:|mailto:|tel:|about:).*")) {
                    targets.add(matcher.group(1));
                }
            }
        }
        return targets;
    }
}
