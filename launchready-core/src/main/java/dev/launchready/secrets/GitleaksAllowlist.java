package dev.launchready.secrets;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is not reported: by path, by pattern, by a word within the secret.
 *
 * @param all whether all of these must hold that are given; otherwise one is enough
 * @param commits whether commits are given, which no file of a tree is of
 * @param paths patterns for the path
 * @param regexes patterns for the target
 * @param target what the patterns look at
 * @param stopwords words within the secret, in lower case
 * @param rules the rules that it is about; empty for all
 */
record GitleaksAllowlist(
        boolean all,
        boolean commits,
        List<Pattern> paths,
        List<Pattern> regexes,
        Target target,
        List<String> stopwords,
        List<String> rules) {

    /** What patterns look at. */
    enum Target {
        /** The secret. */
        SECRET,
        /** All that the rule matched. */
        MATCH,
        /** The line that it stands on. */
        LINE
    }

    /** Tells whether it covers a match. */
    boolean allows(String path, String secret, String match, String line) {
        String looked = switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line;
        };
        String lower = secret.toLowerCase(Locale.ROOT);
        List<Boolean> held = new ArrayList<>();
        if (commits) {
            held.add(false);
        }
        if (!paths.isEmpty()) {
            held.add(paths.stream().anyMatch(p -> p.matcher(path).find()));
        }
        if (!regexes.isEmpty()) {
            held.add(regexes.stream().anyMatch(p -> p.matcher(looked).find()));
        }
        if (!stopwords.isEmpty()) {
            held.add(stopwords.stream().anyMatch(lower::contains));
        }
        return all ? !held.isEmpty() && !held.contains(false) : held.contains(true);
    }
}
