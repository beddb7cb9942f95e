package dev.launchready.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code .gitignore} files say (gitignore(5)): the last pattern that matches decides, {@code !} takes back, a slash
 * at the end means folders, a slash elsewhere ties the pattern to its folder.
 */
final class IgnoreRules {
    private final List<Line> lines = new ArrayList<>();

    private record Line(Pattern pattern, boolean folders, boolean ignores) {}

    /**
     * Adds a file's patterns.
     *
     * @param folder the folder that the file lies in, relative to the root, with a slash at its end; empty for the root
     * @param text the file
     */
    synchronized void add(String folder, String text) {
        for (String raw : text.split("\n", -1)) {
            String line = raw.stripTrailing();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean ignores = !line.startsWith("!");
            String glob = ignores ? line : line.substring(1);
            boolean folders = glob.endsWith("/");
            glob = folders ? glob.substring(0, glob.length() - 1) : glob;
            boolean tied = glob.indexOf('/') >= 0;
            glob = glob.startsWith("/") ? glob.substring(1) : glob;
            String regex = Pattern.quote(folder) + (tied ? "" : "(?:[^/]*+/)*+") + regex(glob);
            lines.add(new Line(Pattern.compile(regex), folders, ignores));
        }
    }

    /** Tells whether a path is ignored, itself or by a folder above it. */
    synchronized boolean ignores(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (decides(path.substring(0, slash), true)) {
                return true;
            }
        }
        return decides(path, false);
    }

    private boolean decides(String path, boolean folder) {
        boolean ignored = false;
        for (Line line : lines) {
            if ((folder || !line.folders()) && line.pattern().matcher(path).matches()) {
                ignored = line.ignores();
            }
        }
        return ignored;
    }

    private static String regex(String glob) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                out.append("(?:[^/]++/)*+");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                out.append(".*+");
                i++;
            } else if (c == '*') {
                out.append("[^/]*");
            } else if (c == '?') {
                out.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i + 1) > i + 1) {
                int end = glob.indexOf(']', i + 1);
                String set = glob.substring(i + 1, end);
                boolean not = set.startsWith("!") || set.startsWith("^");
                out.append(not ? "[^" : "[")
                        .append((not ? set.substring(1) : set).replaceAll("[\\[\\]\\\\&^]", "\\\\$0"))
                        .append(']');
                i = end;
            } else if (c == '\\' && i + 1 < glob.length()) {
                out.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else {
                out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return out.toString();
    }
}
