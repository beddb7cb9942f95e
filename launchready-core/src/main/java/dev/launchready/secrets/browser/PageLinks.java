package dev.launchready.secrets.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.launchready.net.Url;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * What a page makes a browser load.
 *
 * @param scripts references to scripts: {@code src}, {@code modulepreload}, {@code preload}, import maps
 * @param data references to data: fetch preloads, the manifest, JSON blocks kept elsewhere
 * @param inline the page's bytes with all but its inline scripts blanked, so that places stay what they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageLinks(List<String> scripts, List<String> data, byte[] inline) {

    /**
     * Reads a page.
     *
     * @param page its bytes; read one char for a byte, so that places in it are those of the bytes
     * @return what it links to
     */
    static PageLinks of(byte[] page) {
        String html = new String(page, StandardCharsets.ISO_8859_1);
        Document document;
        try {
            document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        } catch (RuntimeException | StackOverflowError e) {
            return new PageLinks(List.of(), List.of(), new byte[0]);
        }
        Set<String> scripts = new LinkedHashSet<>();
        Set<String> data = new LinkedHashSet<>();
        byte[] inline = blank(page);
        for (Element script : document.select("script")) {
            String type = script.attr("type").strip().toLowerCase(Locale.ROOT);
            if (script.hasAttr("src")) {
                (type.endsWith("json") ? data : scripts).add(script.attr("src").strip());
            } else {
                copy(page, script, inline);
                if (type.equals("importmap")) {
                    imports(script.data(), scripts);
                }
            }
        }
        for (Element link : document.select("link[href]")) {
            link(link, scripts, data);
        }
        String base = Optional.ofNullable(document.selectFirst("base[href]"))
                .map(element -> element.attr("href").strip())
                .orElse("");
        return new PageLinks(based(scripts, base), based(data, base), inline);
    }

    private static void link(Element link, Set<String> scripts, Set<String> data) {
        String href = link.attr("href").strip();
        String as = link.attr("as").toLowerCase(Locale.ROOT);
        List<String> rel =
                Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
        boolean loads = rel.contains("preload") || rel.contains("prefetch");
        if (rel.contains("modulepreload") || (loads && (as.equals("script") || isScript(href)))) {
            scripts.add(href);
        } else if (rel.contains("manifest") || (loads && (as.equals("fetch") || as.equals("json")))) {
            data.add(href);
        }
    }

    private static boolean isScript(String href) {
        return href.matches("[^?#]{1,2000}\\.m?js(?:[?#].{0,2000})?");
    }

    /** The base element turns what is relative into what is relative to it. */
    private static List<String> based(Set<String> references, String base) {
        if (base.isEmpty()) {
            return List.copyOf(references);
        }
        Url nowhere = Url.of("http://base.invalid/");
        Optional<Url> from = nowhere.resolve(base).url();
        return references.stream()
                .map(reference -> from.flatMap(url -> url.resolve(reference).url())
                        .map(url -> url.host().equals("base.invalid") ? url.requestTarget() : url.toString())
                        .orElse(reference))
                .toList();
    }

    private static void imports(String json, Set<String> scripts) {
        try {
            JsonElement map = JsonParser.parseString(json);
            JsonElement imports = map.isJsonObject() ? map.getAsJsonObject().get("imports") : null;
            if (imports != null && imports.isJsonObject()) {
                for (Map.Entry<String, JsonElement> entry :
                        imports.getAsJsonObject().entrySet()) {
                    boolean text = entry.getValue().isJsonPrimitive();
                    String target = text ? entry.getValue().getAsString() : "/";
                    if (!target.endsWith("/")) {
                        scripts.add(target);
                    }
                }
            }
        } catch (JsonParseException | StackOverflowError e) {
            // the browser refuses such a map too, and loads nothing by it
            return;
        }
    }

    private static byte[] blank(byte[] page) {
        byte[] out = new byte[page.length];
        for (int i = 0; i < page.length; i++) {
            out[i] = page[i] == '\n' ? (byte) '\n' : (byte) ' ';
        }
        return out;
    }

    private static void copy(byte[] page, Element script, byte[] inline) {
        for (Node node : script.childNodes()) {
            if (node instanceof DataNode && node.sourceRange().isTracked()) {
                int start = Math.max(0, node.sourceRange().startPos());
                int end = Math.min(page.length, node.sourceRange().endPos());
                if (start < end) {
                    System.arraycopy(page, start, inline, start, end - start);
                }
            }
        }
    }
}
