package dev.launchready.secrets;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is not reported: by path, by pattern, by a word within the secret.
 *
 * @param all whether all of these must hold that are given; otherwise one is enough
 * @param commits commits whose versions of files are covered, by their names or the beginning of these; no file of a
 *     tree is of one
 * @param paths patterns for the path
 * @param regexes patterns for the target
 * @param target what the patterns look at
 * @param stopwords words within the secret, in lower case
 * @param rules the rules that it is about; empty for all
 */
record GitleaksAllowlist(
        boolean all,
        List<String> commits,
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
    boolean allows(Place place, String secret, String match, String line) {
        String looked = switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line;
        };
        String lower = secret.toLowerCase(Locale.ROOT);
        List<Boolean> held = new ArrayList<>();
        if (!commits.isEmpty()) {
            held.add(!place.commit().isEmpty() && commits.stream().anyMatch(place.commit()::startsWith));
        }
        if (!paths.isEmpty()) {
            held.add(paths.stream().anyMatch(p -> p.matcher(place.path()).find()));
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
