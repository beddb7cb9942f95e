package dev.launchready.secrets.browser;

import dev.launchready.net.Url;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The further scripts that a script names: in strings that end in {@code .js}, and in the tables from which webpack puts
 * names together. No script is run, so a name that is computed otherwise is not known.
 */
final class ChunkNames {
    private static final int MOST = 1000;
    private static final int LONGEST = 200;
    private static final int LONGEST_TABLE = 200_000;
    /** Each is looked for far back; a runtime has two or three. */
    private static final int MOST_TABLES = 20;

    private static final int BEFORE_TABLE = 20_000;
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\"([^\"]{1,80})\"|'([^']{1,80})'|([A-Za-z0-9_$]{1,80})):[\"']([A-Za-z0-9_.~/-]{1,120})[\"']");
    private static final Pattern FOLDER = Pattern.compile("[\"']([A-Za-z0-9_./~-]{0,100}/)[\"']\\+");
    private static final Pattern SEPARATOR = Pattern.compile("[\"']([.~_-]{1,2})[\"']\\+\\(?$");

    private final String script;
    private final Url at;
    private final Set<Url> found = new LinkedHashSet<>();
    private int tables;

    private ChunkNames(String script, Url at) {
        this.script = script;
        this.at = at;
    }

    /**
     * Reads the names.
     *
     * @param script the script
     * @param at where it was found, which relative names are relative to
     * @return the addresses, a thousand at most
     */
    static Set<Url> in(String script, Url at) {
        ChunkNames names = new ChunkNames(script, at);
        int end = script.indexOf("js");
        while (end >= 0 && names.found.size() < MOST) {
            names.endingAt(end);
            end = script.indexOf("js", end + 2);
        }
        return names.found;
    }

    private void endingAt(int js) {
        int dot = js > 0 && script.charAt(js - 1) == 'm' ? js - 2 : js - 1;
        int end = js + 2;
        if (dot < 0 || script.charAt(dot) != '.' || end >= script.length() || !isQuote(script.charAt(end))) {
            return;
        }
        int start = dot;
        while (start > 0 && dot - start < LONGEST && isPath(script.charAt(start - 1))) {
            start--;
        }
        if (start == 0 || script.charAt(start - 1) != script.charAt(end)) {
            return;
        }
        String name = script.substring(start, end);
        if (start > 3 && script.startsWith("]+", start - 3)) {
            table(start - 3, name);
        } else if (name.startsWith("/") || name.startsWith("./") || name.startsWith("../") || isAbsolute(name)) {
            add(name);
        } else if (name.indexOf('/') > 0) {
            add(anchored(name));
        }
    }

    /** {@code "static/js/"+({1:"home"}[e]||e)+"."+{1:"0a1b"}[e]+".chunk.js"}: reads it from its end. */
    private void table(int bracket, String suffix) {
        if (++tables > MOST_TABLES) {
            return;
        }
        int open = script.lastIndexOf("}[", bracket);
        int brace = open < 0 || bracket - open > 40 ? -1 : script.lastIndexOf('{', open);
        if (brace < 0 || open - brace > LONGEST_TABLE) {
            return;
        }
        String before = script.substring(Math.max(0, brace - BEFORE_TABLE), brace);
        Matcher separators = SEPARATOR.matcher(before.substring(Math.max(0, before.length() - 8)));
        String separator = separators.find() ? separators.group(1) : "";
        String folder = "";
        int named = 0;
        Matcher folders = FOLDER.matcher(before);
        while (folders.find()) {
            folder = folders.group(1);
            named = folders.end();
        }
        if (folder.isEmpty()) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        if (!separator.isEmpty()) {
            entries(before.substring(named), names);
        }
        Map<String, String> hashes = new HashMap<>();
        entries(script.substring(brace, open), hashes);
        for (Map.Entry<String, String> entry : hashes.entrySet()) {
            String name = separator.isEmpty() ? "" : names.getOrDefault(entry.getKey(), entry.getKey());
            add(anchored(folder + name + separator + entry.getValue() + suffix));
        }
    }

    private static void entries(String table, Map<String, String> into) {
        Matcher matcher = ENTRY.matcher(table);
        while (matcher.find() && into.size() < MOST) {
            String key = matcher.group(1) != null
                    ? matcher.group(1)
                    : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            into.put(key, matcher.group(4));
        }
    }

    /** A name without a leading dot is relative to where the build is deployed: the folder that its first part is in. */
    private String anchored(String name) {
        if (name.startsWith("/") || isAbsolute(name)) {
            return name;
        }
        String first = "/" + name.substring(0, name.indexOf('/') + 1);
        int folder = at.path().indexOf(first);
        return folder < 0 ? "/" + name : at.path().substring(0, folder + 1) + name;
    }

    private void add(String reference) {
        Optional<Url> url = at.resolve(reference).url();
        if (url.isPresent() && found.size() < MOST) {
            found.add(url.get());
        }
    }

    private static boolean isAbsolute(String name) {
        return name.startsWith("https://") || name.startsWith("http://");
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isPath(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_./@~%+:()[]-$".indexOf(c) >= 0;
    }
}
