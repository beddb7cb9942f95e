package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.secrets.KeywordAutomaton.Hits;
import dev.launchready.secrets.RuleSpec.Kind;
import dev.launchready.secrets.Structure.Grade;
import dev.launchready.secrets.Structure.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One pass over one text: the automaton over all of it, then each hit in its window. */
final class Pass {
    private static final int[] NONE = {};
    /** How far after its literal a token is looked for. */
    private static final int AHEAD = 700;
    /** How far before a name its provider may be named. */
    private static final int CONTEXT = 60;
    /** How much of a file a rule for files reads. */
    private static final int FILE_HEAD = 64_000;

    /** What follows a provider's name in one word: herokuapikey. */
    private static final List<String> FOLLOWING = Words.list("""
            api key token secret pass pwd auth access client id pat app user ai io hook web admin private pub
            """);

    private final RuleIndex index;
    private final Text text;
    private final String lowerPath;
    private final boolean anywhere;
    private final Assignments assignments;
    private final Generic generic;
    private final List<Candidate> found = new ArrayList<>();
    private final List<Integer> escapes = new ArrayList<>();
    private final Map<LazyPattern, Boolean> applies = new HashMap<>();
    private final Map<LazyPattern, Matcher> matchers = new HashMap<>();
    private final int[] runs;
    private int parsedUntil;
    private @Nullable SecretRule parsedBy;

    Pass(RuleIndex index, Text text, String path, boolean anywhere) {
        this.index = index;
        this.text = text;
        this.anywhere = anywhere;
        // what is within an archive begins there
        this.lowerPath = path.toLowerCase(Locale.ROOT).replace('!', '/');
        this.runs = Runs.of(text.bytes());
        this.assignments = new Assignments(text);
        this.generic = new Generic(text, new FileKind(path));
    }

    List<Candidate> run() {
        for (SecretRule rule : index.filesNamed(lowerPath)) {
            file(rule);
        }
        dotted();
        Hits hits = new Hits();
        index.automaton().scan(text.bytes(), 0, text.length(), hits);
        int named = 0;
        for (int i = 0; i < hits.size(); i++) {
            if (index.isEscape(hits.keyword(i))) {
                escapes.add(hits.start(i));
            }
            for (SecretRule rule : index.direct(hits.keyword(i))) {
                direct(rule, hits.start(i), hits.end(i));
            }
            if (index.isInNames(hits.keyword(i)) && hits.end(i) > named) {
                int start = assignments.nameStart(hits.start(i));
                int end = assignments.nameEnd(hits.end(i));
                name(hits, i, start, end);
                named = end;
            }
        }
        return found;
    }

    /** {@return where escapes begin, once it has run} */
    int[] escapes() {
        return escapes.isEmpty()
                ? NONE
                : escapes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@return the text's runs of base64 characters} */
    int[] runs() {
        return runs;
    }

    private boolean isElsewhere(RuleSpec spec) {
        LazyPattern paths = spec.path();
        return paths != null
                && !anywhere
                && !applies.computeIfAbsent(
                        paths, p -> p.pattern().matcher(lowerPath).find());
    }

    private void file(SecretRule rule) {
        RuleSpec spec = rule.spec();
        if (isElsewhere(spec) || spec.pattern() == null) {
            return;
        }
        Matcher matcher = spec.pattern().pattern().matcher(text.subSequence(0, Math.min(text.length(), FILE_HEAD)));
        for (int seen = 0; seen < 20 && matcher.find(); seen++) {
            int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
            int start = matcher.start(group);
            int end = matcher.end(group);
            String value = text.string(start, end);
            if (Placeholders.isReference(value)) {
                continue;
            }
            Report report = spec.check().check(value);
            if (report.grade() != Grade.WRONG) {
                found.add(new Candidate(
                        rule, start, end, report.grade(), Confidence.MEDIUM, "a file of this name keeps it here"));
            }
        }
    }

    private void direct(SecretRule rule, int start, int end) {
        RuleSpec spec = rule.spec();
        if (isElsewhere(spec)) {
            return;
        }
        if (spec.kind() == Kind.TOKEN) {
            token(rule, spec, start, end);
            return;
        }
        boolean parsed = rule == parsedBy && start < parsedUntil;
        if (spec.parser() == null || parsed || Surroundings.isTypeName(text, start)) {
            return;
        }
        Found secret = spec.parser().find(text, start, end);
        if (secret != null) {
            parsedBy = rule;
            parsedUntil = secret.end();
            Confidence sure = secret.grade() == Grade.SOUND ? Confidence.HIGH : Confidence.MEDIUM;
            found.add(new Candidate(rule, secret.start(), secret.end(), secret.grade(), sure, secret.reason()));
        }
    }

    private void token(SecretRule rule, RuleSpec spec, int hit, int hitEnd) {
        if (spec.back() == 0 && (isGlued(hit) || !spec.mayBeginAt(text, hit))) {
            return;
        }
        int from = Math.max(0, hit - spec.back());
        int to = (int) Math.min(text.length(), (long) hit + AHEAD);
        LazyPattern pattern = spec.pattern();
        if (pattern == null) {
            return;
        }
        Matcher matcher = matchers.computeIfAbsent(
                pattern,
                p -> p.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false));
        for (int at = from; at <= hit; at++) {
            if (isGlued(at)) {
                continue;
            }
            matcher.region(at, to);
            if (matcher.lookingAt() && matcher.end() >= hitEnd) {
                accept(rule, spec, matcher);
                return;
            }
        }
    }

    /** Tokens that have no literal but two dots, six characters apart. */
    private void dotted() {
        for (int i = 1; i < runs.length; i += 2) {
            int end = runs[i];
            if (text.at(end) == '.' && text.at(end + 7) == '.') {
                for (SecretRule rule : index.dotted()) {
                    token(rule, rule.spec(), end, end + 1);
                }
            }
        }
    }

    private void accept(SecretRule rule, RuleSpec spec, Matcher matcher) {
        int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
        int start = matcher.start(group);
        int end = matcher.end(group);
        char after = text.at(end);
        if (!spec.open() && group == 0 && (Text.isAlnum(after) || after == '_')) {
            return;
        }
        if (!spec.also().isEmpty() && !isNear(spec.also(), start, end)) {
            return;
        }
        String value = text.string(start, end);
        String body = group == 0 ? body(spec, value) : value;
        if (Entropy.bits(body) < spec.entropy() || Placeholders.isReference(body)) {
            return;
        }
        Report report = spec.check().check(value);
        if (report.grade() == Grade.WRONG) {
            return;
        }
        if (Surroundings.isDigest(text, start) || Surroundings.isInCertificate(text, start)) {
            return;
        }
        boolean example = Placeholders.isPlaceholder(body);
        if (example && spec.nature() == Nature.RESTRICTED) {
            return;
        }
        Grade grade = example ? Grade.EXAMPLE : report.grade();
        Confidence sure = grade == Grade.UNSOUND || body.length() < 16 ? Confidence.MEDIUM : Confidence.HIGH;
        String reason = report.reason().isEmpty() ? "it has the form that the provider gives it" : report.reason();
        found.add(new Candidate(rule, start, end, grade, sure, reason));
    }

    /** What is left of a token without the literal that it begins with. */
    private static String body(RuleSpec spec, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        for (String word : spec.words()) {
            if (lower.startsWith(word)) {
                return value.substring(word.length());
            }
        }
        return value;
    }

    private boolean isGlued(int start) {
        return Text.isAlnum(text.at(start - 1)) && !Credentials.afterEscape(text, start);
    }

    private boolean isNear(List<String> words, int start, int end) {
        for (String word : words) {
            int at = text.indexOf(word, start - 200, Math.min(end + 200, text.length()));
            if (at >= 0 && !(Text.isLetter(word.charAt(0)) && Text.isLetter(text.at(at - 1)) && isMidWord(at))) {
                return true;
            }
        }
        return false;
    }

    private void name(Hits hits, int hit, int start, int end) {
        Assignment assignment = assignments.read(start, end);
        if (assignment == null) {
            return;
        }
        if (assignment.end() - assignment.start() < 4
                || Surroundings.isInArn(text, start)
                || Surroundings.isTypeName(text, start)) {
            return;
        }
        Set<SecretRule> rules = candidates(hits, hit, start, end);
        String value = rules.isEmpty() ? "" : text.string(assignment.start(), assignment.end());
        if (!rules.isEmpty() && !Placeholders.isReference(value)) {
            for (SecretRule rule : rules) {
                if (!isElsewhere(rule.spec()) && named(rule, assignment, value)) {
                    return;
                }
            }
        }
        Generic.Opinion opinion = generic.judge(assignment);
        SecretRule rule = opinion == null ? null : index.generic(opinion.says());
        if (opinion != null && rule != null) {
            found.add(new Candidate(
                    rule, assignment.start(), assignment.end(), Grade.PLAIN, opinion.confidence(), opinion.reason()));
        }
    }

    /** The rules whose words stand in the name, and after them those whose words stand shortly before it. */
    private Set<SecretRule> candidates(Hits hits, int hit, int start, int end) {
        Set<SecretRule> rules = Set.of();
        for (int i = hit; i < hits.size() && hits.start(i) < end; i++) {
            rules = with(rules, hits, i);
        }
        for (int i = hit - 1; i >= 0 && hits.end(i) > start - CONTEXT; i--) {
            if (text.lineStart(start, CONTEXT) <= hits.start(i)) {
                rules = with(rules, hits, i);
            }
        }
        return rules;
    }

    /** Adds the rules of a hit; the set is made when the first is there, since most names have none. */
    private Set<SecretRule> with(Set<SecretRule> rules, Hits hits, int i) {
        SecretRule[] more = index.named(hits.keyword(i));
        if (more.length == 0 || !isWhole(hits.start(i), hits.end(i))) {
            return rules;
        }
        Set<SecretRule> all = rules.isEmpty() ? new LinkedHashSet<>() : rules;
        all.addAll(List.of(more));
        return all;
    }

    /** Tells whether a keyword stands as a word of its own, as camel case and separators part words. */
    private boolean isWhole(int start, int end) {
        if (isMidWord(start)) {
            return false;
        }
        char last = text.at(end - 1);
        char next = text.at(end);
        if (isUpper(last) && isLower(next) && isLower(text.at(end - 2))) {
            return false; // sumOf is not sumo
        }
        boolean runsOn = (isLower(last) && isLower(next)) || (isUpper(last) && isUpper(next));
        return !runsOn || FOLLOWING.stream().anyMatch(word -> text.hasWordAt(end, word));
    }

    private boolean isMidWord(int start) {
        char before = text.at(start - 1);
        char first = text.at(start);
        if (!Text.isLetter(before) || !Text.isLetter(first) || Credentials.afterEscape(text, start)) {
            return false;
        }
        return !(isLower(before) && isUpper(first));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private boolean named(SecretRule rule, Assignment assignment, String value) {
        RuleSpec spec = rule.spec();
        String name = assignment.name().toLowerCase(Locale.ROOT);
        if (spec.pattern() == null
                || (!spec.also().isEmpty() && spec.also().stream().noneMatch(name::contains))
                || !spec.pattern().pattern().matcher(value).matches()
                || Entropy.bits(value) < spec.entropy()
                || Placeholders.isTemplate(value)) {
            return false;
        }
        Report report = spec.check().check(value);
        if (report.grade() == Grade.WRONG) {
            return false;
        }
        found.add(new Candidate(
                rule,
                assignment.start(),
                assignment.end(),
                Placeholders.isPlaceholder(value) ? Grade.EXAMPLE : report.grade(),
                Confidence.MEDIUM,
                "the name says whose it is and the value has the form"));
        return true;
    }
}
