package dev.launchready.secrets;

import com.google.re2j.Matcher;
import dev.launchready.Confidence;
import dev.launchready.secrets.KeywordAutomaton.Hits;
import dev.launchready.secrets.Structure.Grade;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rules of somebody's own beside the catalogue's. Such a pattern may match far from its keyword, so it runs over
 * the whole part of the text that the keyword is in, a hundred thousand bytes each, in time linear to these.
 */
final class OwnRules {
    /** How long a part is; it goes on to the next line end, but not for ever. */
    private static final int PART = 100_000;

    private static final int OVER = 25_000;
    private static final int MOST_OF_A_PART = 1000;

    private final GitleaksConfig config;
    private final List<String> keywords;
    private final @Nullable KeywordAutomaton automaton;

    OwnRules(GitleaksConfig config) {
        this.config = config;
        TreeSet<String> words = new TreeSet<>();
        config.rules().forEach(rule -> words.addAll(rule.keywords()));
        words.remove("");
        this.keywords = List.copyOf(words);
        this.automaton = words.isEmpty() ? null : new KeywordAutomaton(keywords);
    }

    /** What a rule matched: the secret, and all of the match. */
    private record Hit(GitleaksRule rule, int start, int end, int matchStart, int matchEnd) {}

    List<Candidate> find(Text text, Place place) {
        Map<String, List<Hit>> hits = new HashMap<>();
        List<Candidate> found = new ArrayList<>();
        for (GitleaksRule rule : config.rules()) {
            if (rule.path() != null
                    && rule.regex() == null
                    && rule.path().matcher(place.path()).find()) {
                found.add(candidate(rule, 0, 0));
            }
        }
        for (int start = 0; start < text.length(); ) {
            int end = (int) Math.min(text.length(), (long) start + PART);
            end = end < text.length() ? Math.min(text.length(), text.lineEnd(end, OVER) + 1) : end;
            part(text, place, start, end, hits);
            start = end;
        }
        Lines lines = new Lines(text);
        hits.values()
                .forEach(all -> all.forEach(hit -> {
                    if (!hit.rule().silent()
                            && hit.rule().required().stream().allMatch(r -> isNear(hit, r, hits, lines))) {
                        found.add(candidate(hit.rule(), hit.start(), hit.end()));
                    }
                }));
        return found;
    }

    private static Candidate candidate(GitleaksRule rule, int start, int end) {
        String about = rule.description().isBlank() ? "" : " (" + Excerpts.clip(rule.description()) + ")";
        return new Candidate(
                SecretRules.own(),
                start,
                end,
                Grade.PLAIN,
                Confidence.MEDIUM,
                "your rule " + Excerpts.clip(rule.id()) + about + " matches");
    }

    private void part(Text text, Place place, int start, int end, Map<String, List<Hit>> hits) {
        BitSet present = new BitSet();
        if (automaton != null) {
            Hits words = new Hits();
            automaton.scan(text.bytes(), start, end, words);
            for (int i = 0; i < words.size(); i++) {
                present.set(words.keyword(i));
            }
        }
        String part = null;
        for (GitleaksRule rule : config.rules()) {
            boolean here = place.anywhere()
                    || rule.path() == null
                    || rule.path().matcher(place.path()).find();
            if (rule.regex() != null && here && isPromised(rule, present)) {
                part = part == null ? text.string(start, end) : part;
                match(rule, part, start, place, hits);
            }
        }
    }

    private boolean isPromised(GitleaksRule rule, BitSet present) {
        return rule.keywords().isEmpty()
                || rule.keywords().stream().anyMatch(word -> word.isEmpty() || present.get(keywords.indexOf(word)));
    }

    private void match(GitleaksRule rule, String part, int offset, Place place, Map<String, List<Hit>> hits) {
        if (rule.regex() == null) {
            return;
        }
        Matcher matcher = rule.regex().matcher(part);
        for (int seen = 0; seen < MOST_OF_A_PART && matcher.find(); seen++) {
            int group = rule.group();
            for (int g = 1; group == 0 && g <= matcher.groupCount(); g++) {
                group = matcher.start(g) >= 0 && matcher.end(g) > matcher.start(g) ? g : 0;
            }
            if (matcher.start(group) < 0 || matcher.end(group) == matcher.start(group)) {
                continue;
            }
            String secret = part.substring(matcher.start(group), matcher.end(group));
            String line = line(part, matcher.start(), matcher.end());
            boolean random = rule.entropy() <= 0 || Entropy.bits(secret) > rule.entropy();
            boolean allowed =
                    rule.allowlists().stream().anyMatch(list -> list.allows(place, secret, matcher.group(), line));
            if (random && !allowed) {
                hits.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                        .add(new Hit(
                                rule,
                                offset + matcher.start(group),
                                offset + matcher.end(group),
                                offset + matcher.start(),
                                offset + matcher.end()));
            }
        }
    }

    private static String line(String part, int start, int end) {
        int from = Math.max(part.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start - 4000);
        int to = part.indexOf('\n', end);
        return part.substring(Math.min(from, start), Math.min(to < 0 ? part.length() : to, end + 4000));
    }

    private static boolean isNear(Hit hit, GitleaksRule.Required required, Map<String, List<Hit>> hits, Lines lines) {
        for (Hit other : hits.getOrDefault(required.id(), List.of())) {
            int line = Math.abs(lines.line(hit.start()) - lines.line(other.start()));
            int column = Math.abs(lines.column(hit.start()) - lines.column(other.start()));
            if ((required.lines() < 0 || line <= required.lines())
                    && (required.columns() < 0 || column <= required.columns())) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether an allowlist for all rules covers a candidate, or its rule is switched off. */
    boolean allows(Candidate candidate, Text text, Place place) {
        String id = candidate.rule().id();
        if (config.disabled().contains(id) || config.disabled().contains(id.substring(id.indexOf('.') + 1))) {
            return true;
        }
        if (config.allowlists().isEmpty()) {
            return false;
        }
        String secret = text.string(candidate.start(), candidate.end());
        String line = text.string(text.lineStart(candidate.start(), 4000), text.lineEnd(candidate.end(), 4000));
        return config.allowlists().stream()
                .anyMatch(list -> (list.rules().isEmpty() || list.rules().contains(id))
                        && list.allows(place, secret, secret, line));
    }

    /** Where lines begin. */
    private static final class Lines {
        private final List<Integer> starts = new ArrayList<>(List.of(0));

        Lines(Text text) {
            byte[] bytes = text.bytes();
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    starts.add(i + 1);
                }
            }
        }

        int line(int offset) {
            int found = java.util.Collections.binarySearch(starts, offset);
            return found >= 0 ? found : -found - 2;
        }

        int column(int offset) {
            return offset - starts.get(line(offset));
        }
    }
}
