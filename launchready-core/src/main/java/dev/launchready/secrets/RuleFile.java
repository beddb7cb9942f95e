package dev.launchready.secrets;

import dev.launchready.secrets.RuleSpec.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of rules, strictly: whatever it does not know is an error that names the file and the line. The grammar,
 * by line; words are separated by white space and {@code #} begins a comment:
 *
 * <pre>
 * provider SLUG NAME          whose the following rules are; the slug "-" for nobody's
 * opens TEXT                  what they open, after "whoever reads it can"
 * revoke URL                  where they are revoked
 * token THING [OPTION=VALUE]… PATTERN
 * named THING with=WORD,… [OPTION=VALUE]… PATTERN
 * parse THING word=LITERAL,… [OPTION=VALUE]… PARSER
 * file THING word=PART,… path=PATTERN [OPTION=VALUE]… PATTERN
 * generic THING
 * custom THING
 * </pre>
 *
 * Options: {@code word} (literals that lead to a token, else the literal head of its pattern), {@code with} and {@code
 * and} (words in a name), {@code near} (words around a token, one of which must be there), {@code back} (bytes), {@code entropy} (bits), {@code check} (a {@link Structure}), {@code
 * nature} (a {@link Nature}), {@code path} (a pattern for file paths), {@code open=yes}.
 */
final class RuleFile {
    private static final Set<String> OPTIONS =
            Set.of("word", "with", "and", "near", "back", "entropy", "check", "nature", "path", "open");

    private static final Pattern THING = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Set<String> SHOUTED = Words.set(
            "api url ado json dsn ssh vpn pgp ldap sas iam rsa md5 smtp ci jwt hmac sdk ide lwa mws cos scim psk rest");

    private final String file;
    private final boolean strict;
    private final List<SecretRule> rules = new ArrayList<>();
    private int line;
    private String slug = "";
    private String provider = "";
    private String opens = "";
    private String revoke = "";

    private RuleFile(String file, boolean strict) {
        this.file = file;
        this.strict = strict;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException where the table is wrong; names file, line and what to write
     */
    static List<SecretRule> parse(String file, String text) {
        return parse(file, text, true);
    }

    /** Reads a table that a test has parsed before: its patterns are compiled when they are needed. */
    static List<SecretRule> parseKnown(String file, String text) {
        return parse(file, text, false);
    }

    private static List<SecretRule> parse(String file, String text, boolean strict) {
        RuleFile reader = new RuleFile(file, strict);
        for (String raw : text.split("\n", -1)) {
            reader.line++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reader.read(line);
            }
        }
        return List.copyOf(reader.rules);
    }

    private void read(String text) {
        String[] parts = BLANKS.split(text, 2);
        String rest = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "provider" -> {
                String[] names = BLANKS.split(rest, 2);
                if (names.length < 2) {
                    throw wrong("a provider has a slug and a name, for example \"provider stripe Stripe\"");
                }
                slug = names[0];
                provider = names[1];
                opens = "";
                revoke = "";
            }
            case "opens" -> opens = rest;
            case "revoke" -> revoke = rest;
            case "token", "named", "parse", "file", "generic", "custom" ->
                rules.add(rule(parts[0], BLANKS.split(rest, -1)));
            default ->
                throw wrong("\"" + parts[0] + "\" begins no line; write provider, opens, revoke, token, named,"
                        + " parse, file, generic or custom");
        }
    }

    private SecretRule rule(String kindName, String[] parts) {
        if (provider.isEmpty() || opens.isEmpty() || !revoke.startsWith("https://")) {
            throw wrong("the rule's provider, what it opens or its https page for revoking is missing above it");
        }
        String thing = parts[0];
        if (!THING.matcher(thing).matches()) {
            throw wrong("\"" + thing + "\" names no rule; write lower-case words joined by \"-\"");
        }
        Kind kind = switch (kindName) {
            case "token" -> Kind.TOKEN;
            case "named" -> Kind.NAMED;
            case "parse" -> Kind.PARSED;
            case "file" -> Kind.FILE;
            case "custom" -> Kind.CUSTOM;
            default -> Kind.GENERIC;
        };
        boolean bare = kind == Kind.GENERIC || kind == Kind.CUSTOM;
        int last = bare ? parts.length : parts.length - 1;
        if (last < 1) {
            throw wrong("rule " + thing + " has no pattern; write it last on the line");
        }
        Map<String, String> options = options(Arrays.asList(parts).subList(1, last));
        boolean nobody = slug.equals("-");
        String id = "secrets." + (nobody ? thing : slug + "-" + thing);
        String title = (nobody ? "" : provider + " ") + inWords(thing);
        return new SecretRule(
                id, title, nobody ? "any" : provider, opens, revoke, spec(kind, options, parts[parts.length - 1]));
    }

    /** api-key is "API key" to people. */
    private static String inWords(String thing) {
        List<String> words = new ArrayList<>();
        for (String word : thing.split("-", -1)) {
            words.add(SHOUTED.contains(word) ? word.toUpperCase(Locale.ROOT) : word.equals("oauth") ? "OAuth" : word);
        }
        return String.join(" ", words);
    }

    private Map<String, String> options(List<String> parts) {
        Map<String, String> options = new HashMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !OPTIONS.contains(key) || options.put(key, part.substring(equals + 1)) != null) {
                throw wrong("\"" + part + "\" is no option, or given twice; options are "
                        + String.join(", ", OPTIONS.stream().sorted().toList()) + ", written option=value");
            }
        }
        return options;
    }

    private RuleSpec spec(Kind kind, Map<String, String> options, String shape) {
        boolean patterned = kind == Kind.TOKEN || kind == Kind.NAMED || kind == Kind.FILE;
        List<String> words = words(kind == Kind.NAMED ? options.get("with") : options.get("word"));
        if (words.isEmpty() && kind == Kind.TOKEN) {
            words = List.of(literalHead(shape).toLowerCase(Locale.ROOT));
        }
        if (kind == Kind.FILE && (!options.containsKey("path") || !options.containsKey("word"))) {
            throw wrong("a file rule needs path= and word=, a part of the name");
        }
        if (kind != Kind.GENERIC
                && kind != Kind.CUSTOM
                && kind != Kind.FILE
                && (words.isEmpty() || words.stream().anyMatch(w -> w.length() < 2 && !w.equals(".")))) {
            throw wrong("no literal of two characters or more leads to \"" + shape + "\"; give some with word=");
        }
        return new RuleSpec(
                kind,
                words,
                words(options.get(kind == Kind.NAMED ? "and" : "near")),
                patterned ? pattern(shape) : null,
                kind == Kind.PARSED ? constant(Parser.class, shape) : null,
                (int) number(options.getOrDefault("back", "0")),
                number(options.getOrDefault("entropy", kind == Kind.TOKEN || kind == Kind.NAMED ? "2.2" : "0")),
                constant(Structure.class, options.getOrDefault("check", "none")),
                constant(Nature.class, options.getOrDefault("nature", "server")),
                options.containsKey("path") ? pattern(options.get("path")) : null,
                kind == Kind.TOKEN ? literalHead(shape) : "",
                options.containsKey("open"));
    }

    private static List<String> words(@Nullable String list) {
        return list == null ? List.of() : List.of(list.toLowerCase(Locale.ROOT).split(",", -1));
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("\"" + text + "\" is no number");
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        wrong("there is no " + type.getSimpleName().toLowerCase(Locale.ROOT) + " \"" + name + "\""));
    }

    private LazyPattern pattern(String regex) {
        if (isUnbounded(regex)) {
            throw wrong("\"" + regex + "\" has a quantifier without an upper bound; write {1,200} instead of +");
        }
        LazyPattern shape = new LazyPattern(regex);
        if (strict) {
            try {
                shape.pattern();
            } catch (PatternSyntaxException e) {
                throw wrong("\"" + regex + "\" is no pattern: " + e.getDescription());
            }
        }
        return shape;
    }

    private static boolean isUnbounded(String regex) {
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (!inClass && (c == '*' || c == '+' || regex.startsWith(",}", i))) {
                return true;
            }
        }
        return false;
    }

    /** The characters that every match begins with. */
    private static String literalHead(String regex) {
        if (hasAlternatives(regex)) {
            return "";
        }
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length() && !Character.isLetterOrDigit(regex.charAt(i + 1))) {
                head.append(regex.charAt(++i));
            } else if ("\\[(.^$|".indexOf(c) >= 0) {
                break;
            } else if ("{?".indexOf(c) >= 0) {
                head.setLength(Math.max(0, head.length() - 1));
                break;
            } else {
                head.append(c);
            }
        }
        return head.toString();
    }

    /** Tells whether the pattern is several, joined outside of all groups and sets. */
    private static boolean hasAlternatives(String regex) {
        int depth = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }
}
