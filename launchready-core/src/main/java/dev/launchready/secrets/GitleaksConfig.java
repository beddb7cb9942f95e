package dev.launchready.secrets;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.launchready.secrets.GitleaksAllowlist.Target;
import dev.launchready.secrets.GitleaksRule.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A {@code .gitleaks.toml}: rules, allowlists in both spellings, {@code extend}, {@code required}. Whatever it extends by
 * default is the catalogue here, which is always on.
 *
 * @param rules its rules and those of the files that it extends
 * @param allowlists what it does not report, whichever rule finds it
 * @param disabled ids of rules that it switches off
 */
record GitleaksConfig(List<GitleaksRule> rules, List<GitleaksAllowlist> allowlists, Set<String> disabled) {
    /** How deep files may extend each other, as with the scanner whose format it is. */
    private static final int DEEPEST = 2;

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read or is malformed; names file, line and reason
     */
    static GitleaksConfig read(Path file) {
        return read(file, 0);
    }

    private static GitleaksConfig read(Path file, int depth) {
        TomlParseResult toml;
        try {
            toml = Toml.parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + TreeWalk.reason(e), e);
        }
        if (toml.hasErrors()) {
            var error = toml.errors().get(0);
            throw new IllegalArgumentException(file + ":" + error.position().line() + ": " + said(error));
        }
        return new Reader(file).config(toml, depth);
    }

    /** What is wrong, without what the parser quotes of the file: people put secrets into allowlists. */
    private static String said(Throwable error) {
        return String.valueOf(error.getMessage()).replaceAll("'[^']{7,}+'|\"[^\"]{7,}+\"", "\u2026");
    }

    /** Reads the tables of one file. */
    private static final class Reader {
        private final Path file;

        Reader(Path file) {
            this.file = file;
        }

        GitleaksConfig config(TomlTable toml, int depth) {
            Map<String, GitleaksRule> rules = new LinkedHashMap<>();
            List<GitleaksAllowlist> allowlists = new ArrayList<>();
            Set<String> disabled = new TreeSet<>();
            TomlTable extend = value(toml, "extend", TomlTable.class);
            if (extend != null) {
                disabled.addAll(strings(extend, "disabledRules"));
                String other = value(extend, "path", String.class);
                if (other != null && depth < DEEPEST) {
                    GitleaksConfig base = read(file.resolveSibling(other), depth + 1);
                    base.rules().stream()
                            .filter(r -> !disabled.contains(r.id()))
                            .forEach(r -> rules.put(r.id(), r));
                    allowlists.addAll(base.allowlists());
                }
            }
            for (TomlTable table : tables(toml, "rules")) {
                GitleaksRule rule = rule(table);
                rules.put(rule.id(), rule);
            }
            allowlists.addAll(allowlists(toml));
            return new GitleaksConfig(List.copyOf(rules.values()), List.copyOf(allowlists), disabled);
        }

        private GitleaksRule rule(TomlTable table) {
            String id = value(table, "id", String.class);
            if (id == null || id.isBlank()) {
                throw wrong(table, "", "a rule has no id; write id = \"…\"");
            }
            Pattern regex = pattern(table, "regex");
            Pattern path = pattern(table, "path");
            if (regex == null && path == null) {
                throw wrong(table, "id", "rule " + id + " has neither regex nor path; write one of them");
            }
            long group = number(table, "secretGroup", 0);
            if (regex != null && (group < 0 || group > regex.groupCount())) {
                throw wrong(table, "secretGroup", "rule " + id + " has no group " + group + " in its regex");
            }
            List<Required> required = new ArrayList<>();
            for (TomlTable other : tables(table, "required")) {
                String otherId = value(other, "id", String.class);
                if (otherId == null) {
                    throw wrong(other, "", "a required rule has no id");
                }
                required.add(new Required(
                        otherId, (int) number(other, "withinLines", -1), (int) number(other, "withinColumns", -1)));
            }
            String description = value(table, "description", String.class);
            return new GitleaksRule(
                    id,
                    description == null ? "" : description,
                    regex,
                    (int) group,
                    decimal(table, "entropy"),
                    path,
                    lower(strings(table, "keywords")),
                    Boolean.TRUE.equals(value(table, "skipReport", Boolean.class)),
                    required,
                    allowlists(table));
        }

        /** Both spellings: one table, or several. */
        private List<GitleaksAllowlist> allowlists(TomlTable table) {
            List<GitleaksAllowlist> lists = new ArrayList<>();
            for (String key : List.of("allowlist", "allowlists")) {
                tables(table, key).forEach(list -> lists.add(allowlist(list)));
            }
            return lists;
        }

        private GitleaksAllowlist allowlist(TomlTable table) {
            String condition = value(table, "condition", String.class);
            String target = value(table, "regexTarget", String.class);
            boolean all = condition != null && List.of("AND", "&&").contains(condition.toUpperCase(Locale.ROOT));
            if (condition != null && !all && !List.of("OR", "||").contains(condition.toUpperCase(Locale.ROOT))) {
                throw wrong(table, "condition", "\"" + condition + "\" is no condition; write OR or AND");
            }
            Target at = target == null || target.isEmpty() || target.equals("secret")
                    ? Target.SECRET
                    : target.equals("match") ? Target.MATCH : target.equals("line") ? Target.LINE : null;
            if (at == null) {
                throw wrong(table, "regexTarget", "\"" + target + "\" is no target; write secret, match or line");
            }
            return new GitleaksAllowlist(
                    all,
                    strings(table, "commits").stream()
                            .filter(commit -> !commit.isBlank())
                            .map(commit -> commit.toLowerCase(Locale.ROOT))
                            .toList(),
                    patterns(table, "paths"),
                    patterns(table, "regexes"),
                    at,
                    lower(strings(table, "stopwords")),
                    strings(table, "targetRules"));
        }

        private List<TomlTable> tables(TomlTable table, String key) {
            Object value = table.get(List.of(key));
            if (value == null) {
                return List.of();
            }
            if (value instanceof TomlTable one) {
                return List.of(one);
            }
            List<TomlTable> all = new ArrayList<>();
            if (value instanceof TomlArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof TomlTable one) {
                        all.add(one);
                    }
                }
                if (all.size() == array.size()) {
                    return all;
                }
            }
            throw wrong(table, key, key + " is no table; write [" + key + "] or [[" + key + "]]");
        }

        private List<String> strings(TomlTable table, String key) {
            TomlArray array = value(table, key, TomlArray.class);
            List<String> all = new ArrayList<>();
            for (int i = 0; array != null && i < array.size(); i++) {
                if (!(array.get(i) instanceof String text)) {
                    throw wrong(table, key, key + " holds something other than text");
                }
                all.add(text);
            }
            return all;
        }

        private static List<String> lower(List<String> words) {
            return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
        }

        private @Nullable Pattern pattern(TomlTable table, String key) {
            String regex = value(table, key, String.class);
            return regex == null || regex.isEmpty() ? null : compiled(table, key, regex);
        }

        private List<Pattern> patterns(TomlTable table, String key) {
            return strings(table, key).stream()
                    .map(r -> compiled(table, key, r))
                    .toList();
        }

        private Pattern compiled(TomlTable table, String key, String regex) {
            try {
                return Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                throw wrong(table, key, key + " is no pattern: " + e.getDescription());
            }
        }

        private long number(TomlTable table, String key, long otherwise) {
            Long value = value(table, key, Long.class);
            return value == null ? otherwise : value;
        }

        private double decimal(TomlTable table, String key) {
            Object value = table.get(List.of(key));
            if (value == null || value instanceof Number) {
                return value == null ? 0 : ((Number) value).doubleValue();
            }
            throw wrong(table, key, key + " is no number");
        }

        private <T> @Nullable T value(TomlTable table, String key, Class<T> type) {
            Object value = table.get(List.of(key));
            if (value == null || type.isInstance(value)) {
                return type.cast(value);
            }
            String wanted = type == String.class
                    ? "text"
                    : type == TomlArray.class
                            ? "a list"
                            : type == TomlTable.class
                                    ? "a table"
                                    : type == Boolean.class ? "true or false" : "a whole number";
            throw wrong(table, key, key + " is not " + wanted);
        }

        private IllegalArgumentException wrong(TomlTable table, String key, String what) {
            TomlPosition position = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
            if (position == null && !table.keySet().isEmpty()) {
                position =
                        table.inputPositionOf(List.of(table.keySet().iterator().next()));
            }
            return new IllegalArgumentException(
                    file + ":" + (position == null ? "" : position.line() + ":") + " " + what);
        }
    }
}
