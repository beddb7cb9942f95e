package dev.launchready.secrets;

import dev.launchready.secrets.RuleSpec.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules by the literals that lead to them, and the automaton over all of these. */
final class RuleIndex {
    private static final SecretRule[] NONE = {};

    private final KeywordAutomaton automaton;
    private final SecretRule[][] direct;
    private final SecretRule[][] named;
    private final boolean[] inNames;
    private final boolean[] escapes;
    private final List<SecretRule> files;
    private final List<SecretRule> dotted;
    private final Map<Names.Says, SecretRule> generic;

    RuleIndex(List<SecretRule> rules) {
        Map<String, List<SecretRule>> tokens = new LinkedHashMap<>();
        Map<String, List<SecretRule>> names = new LinkedHashMap<>();
        Map<Names.Says, SecretRule> assignments = new LinkedHashMap<>();
        List<SecretRule> dots = new ArrayList<>();
        List<SecretRule> byFile = new ArrayList<>();
        for (SecretRule rule : rules) {
            RuleSpec spec = rule.spec();
            switch (spec.kind()) {
                case TOKEN, PARSED -> {
                    if (spec.words().contains(".")) {
                        dots.add(rule);
                    } else {
                        spec.words()
                                .forEach(w -> tokens.computeIfAbsent(w, k -> new ArrayList<>())
                                        .add(rule));
                    }
                }
                case NAMED ->
                    spec.words()
                            .forEach(w -> variants(w)
                                    .forEach(v -> names.computeIfAbsent(v, k -> new ArrayList<>())
                                            .add(rule)));
                case FILE -> byFile.add(rule);
                case CUSTOM -> {
                    // runs beside the index
                }
                case GENERIC ->
                    assignments.put(rule.id().endsWith("password") ? Names.Says.PASSWORD : Names.Says.SECRET, rule);
            }
        }
        Set<String> keywords = new LinkedHashSet<>(tokens.keySet());
        keywords.addAll(names.keySet());
        boolean anyGeneric = !assignments.isEmpty();
        if (anyGeneric) {
            keywords.addAll(Names.KEYWORDS);
        }
        keywords.addAll(Decoders.ESCAPES);
        List<String> list = List.copyOf(keywords);
        this.escapes = new boolean[list.size()];
        for (int i = 0; i < escapes.length; i++) {
            escapes[i] = Decoders.ESCAPES.contains(list.get(i));
        }
        this.automaton = new KeywordAutomaton(list);
        this.direct = list.stream().map(k -> array(tokens.get(k))).toArray(SecretRule[][]::new);
        this.named = list.stream().map(k -> array(names.get(k))).toArray(SecretRule[][]::new);
        this.inNames = new boolean[list.size()];
        for (int i = 0; i < inNames.length; i++) {
            inNames[i] = named[i].length > 0 || (anyGeneric && Names.KEYWORDS.contains(list.get(i)));
        }
        this.files = List.copyOf(byFile);
        this.dotted = List.copyOf(dots);
        this.generic = Map.copyOf(assignments);
    }

    private static SecretRule[] array(@org.jspecify.annotations.Nullable List<SecretRule> rules) {
        return rules == null ? NONE : rules.toArray(NONE);
    }

    /** new-relic is also written newrelic and new_relic. */
    private static Set<String> variants(String word) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(word);
        if (word.indexOf('-') > 0) {
            variants.add(word.replace("-", ""));
            variants.add(word.replace('-', '_'));
        }
        return variants;
    }

    KeywordAutomaton automaton() {
        return automaton;
    }

    /** The rules that look at the place itself where the keyword stands. */
    SecretRule[] direct(int keyword) {
        return direct[keyword];
    }

    /** The rules that look at what is assigned to a name with the keyword. */
    SecretRule[] named(int keyword) {
        return named[keyword];
    }

    boolean isInNames(int keyword) {
        return inNames[keyword];
    }

    /** Whether the keyword begins an escape. */
    boolean isEscape(int keyword) {
        return escapes[keyword];
    }

    /** The rules without a literal but two dots, six characters apart. */
    List<SecretRule> dotted() {
        return dotted;
    }

    /** The rules for files of that name; asked of every file, so words are looked for before any pattern is tried. */
    List<SecretRule> filesNamed(String lowerPath) {
        List<SecretRule> named = List.of();
        for (SecretRule rule : files) {
            for (String word : rule.spec().words()) {
                if (lowerPath.indexOf(word, lowerPath.lastIndexOf('/') + 1) >= 0) {
                    named = named.isEmpty() ? new ArrayList<>() : named;
                    named.add(rule);
                    break;
                }
            }
        }
        return named;
    }

    @org.jspecify.annotations.Nullable SecretRule generic(Names.Says says) {
        return generic.get(says);
    }

    static boolean isSpecific(SecretRule rule) {
        return rule.spec().kind() != Kind.GENERIC;
    }
}
