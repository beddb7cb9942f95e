package dev.launchready.secrets;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What may be printed of the line that a secret stands on: the name before it, as far as no secret is in it. When in
 * doubt less is shown.
 */
final class Excerpts {
    private static final int BEFORE = 48;

    private Excerpts() {}

    /**
     * The end of what stands before the secret on its line, and the secret's edges.
     *
     * @param text the whole text
     * @param start where the secret begins, or what it was decoded from
     * @param value the secret
     * @param how how it was encoded
     * @param taken whether a place belongs to anything that looked like a secret
     */
    static String of(Text text, int start, SecretValue value, List<String> how, java.util.function.IntPredicate taken) {
        boolean decoded = how.stream().anyMatch(step -> !step.startsWith("UTF-"));
        String edges = value.redacted() + (decoded ? ", decoded from " + String.join(", then ", how) : "");
        return decoded ? edges : before(text, start, value, taken) + edges;
    }

    private static String before(Text text, int start, SecretValue value, java.util.function.IntPredicate taken) {
        int from = text.lineStart(start, BEFORE);
        for (int i = start - 1; i >= from; i--) {
            if (taken.test(i)) {
                from = i + 1;
            }
        }
        String before = text.string(from, start);
        String secret = new String(value.revealed(), StandardCharsets.ISO_8859_1);
        StringBuilder shown = new StringBuilder();
        for (String word : before.split("(?<=[^A-Za-z0-9_.-])|(?=[^A-Za-z0-9_.-])", -1)) {
            boolean secretive = (word.length() >= 8 && Entropy.looksRandom(word)) || shares(word, secret);
            shown.append(secretive ? "…" : word);
        }
        return shares(shown.toString(), secret)
                ? "…"
                : printable(shown.toString().strip());
    }

    /** Tells whether the two share a run of six characters, in any case. */
    static boolean shares(String text, String secret) {
        String one = text.toLowerCase(java.util.Locale.ROOT);
        String other = secret.toLowerCase(java.util.Locale.ROOT);
        int run = Math.min(6, other.length());
        for (int i = 0; i + run <= one.length(); i++) {
            if (other.contains(one.substring(i, i + run))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the path, without the secret where somebody named a file after it} */
    static String path(String path, SecretValue value) {
        String secret = new String(value.revealed(), StandardCharsets.ISO_8859_1);
        if (!shares(path, secret) || secret.length() < 8) {
            return path;
        }
        StringBuilder shown = new StringBuilder();
        for (String part : path.split("(?<=[/!])", -1)) {
            shown.append(part.length() >= 8 && longRun(part, secret) ? "…" + (part.endsWith("/") ? "/" : "") : part);
        }
        return shown.toString();
    }

    private static boolean longRun(String part, String secret) {
        String one = part.toLowerCase(java.util.Locale.ROOT);
        String other = secret.toLowerCase(java.util.Locale.ROOT);
        for (int i = 0; i + 8 <= one.length(); i++) {
            if (other.contains(one.substring(i, i + 8))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the beginning of what somebody wrote into a list, to name it by} */
    static String clip(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c != 127 ? c : '·');
        }
        return out.length() == 0 ? "" : out + " ";
    }
}
