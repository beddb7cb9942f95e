package dev.launchready.secrets;

import dev.launchready.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges an assignment that no provider's rule knows, by its name, its value and its neighbours. Quiet on hashes, lock
 * files, UUIDs, placeholders, expressions, translations and public keys.
 */
final class Generic {
    private static final Pattern QUIET_FILES = Pattern.compile(
            "(?:^|/)(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|composer\\.lock|cargo\\.lock|"
                    + "gemfile\\.lock|poetry\\.lock|pipfile\\.lock|go\\.sum|flake\\.lock|bun\\.lock|uv\\.lock|[^/]{1,60}\\.lock|"
                    + "[^/]{1,100}\\.(?:min\\.js|min\\.css|css|scss|less|svg|map|po|pot|xlf|xliff|resx|strings))$");
    private static final Pattern TRANSLATIONS =
            Pattern.compile("(?:^|/)(?:i18n|l10n|locales?|lang|langs|languages?|translations?|messages)(?:[/._-]|$)");
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:^|/)(?:\\.?env(?:\\.[^/]{1,40})?|\\.[^/.]{1,40}|[^/]{1,100}\\.(?:ini|conf|cfg|config|cnf|properties|ya?ml|toml|env|"
                    + "json|xml|tfvars|credentials|sh|bash|rc|envrc|plist|service|txt)|config|credentials|hub|dockerfile[^/]{0,40})$");
    private static final Pattern SOURCE = Pattern.compile(
            "\\.(?:java|kt|kts|scala|groovy|go|rs|c|cc|cpp|h|hpp|cs|swift|m|mm|py|rb|php|js|jsx|ts|tsx|mjs|cjs|vue|svelte|"
                    + "dart|ex|exs|erl|hs|lua|pl|r|sql|html?|md|rst|adoc|jsp|gradle|tf|hcl)$");
    private static final List<String> NEIGHBOURS =
            List.of("user", "host", "login", "server", "email", "database", "port", "smtp", "mysql", "jdbc");

    private Generic() {}

    /**
     * What an assignment is thought to hold.
     *
     * @param says what its name says
     * @param confidence how sure
     * @param reason why
     */
    record Opinion(Names.Says says, Confidence confidence, String reason) {}

    /** {@return what is thought of it; null if it is not a secret} */
    static @Nullable Opinion judge(Assignment found, Text text, String path) {
        String value = text.string(found.start(), found.end());
        String lowerPath = path.toLowerCase(Locale.ROOT);
        Names.Says says = Names.of(found.name());
        if (says == Names.Says.NOTHING
                || (value.matches("[\\d.]{1,400}") && value.indexOf('.') > 0)
                || value.matches(".{0,200}\\{\\d\\}.{0,200}")
                || isForeign(value)
                || QUIET_FILES.matcher(lowerPath).find()
                || Placeholders.isReference(value)
                || (text.at(found.end()) == '.' && text.at(found.end() + 1) == '.')
                || value.length() > 400) {
            return null;
        }
        return says == Names.Says.PASSWORD ? password(found, value, text, lowerPath) : secret(found, value, lowerPath);
    }

    /** Tells whether letters beyond ASCII are in it, written out or escaped: text for people. */
    private static boolean isForeign(String value) {
        return value.contains("\\u") || value.chars().anyMatch(c -> c > 126 || c < 32);
    }

    private static @Nullable Opinion secret(Assignment found, String value, String path) {
        if (value.length() < 8
                || value.indexOf(' ') >= 0
                || Placeholders.isPlaceholder(value)
                || Entropy.isUuid(value)
                || isExpression(value, found.quoted())
                || isAddress(value)
                || repeatsName(found.name(), value)) {
            return null;
        }
        if (found.operator() == ' ' && (found.prose() || value.length() < 16)) {
            return null;
        }
        if (found.operator() == '!' || (found.prose() && !found.quoted() && found.operator() == ':')) {
            return null;
        }
        if (!Entropy.looksRandom(value)) {
            return isChosen(found, value)
                    ? new Opinion(
                            Names.Says.SECRET,
                            Confidence.LOW,
                            "the name \"" + shown(found.name(), value) + "\" says secret and somebody chose the value")
                    : null;
        }
        boolean unsure = value.length() < 16
                || (Entropy.isHex(value) && SOURCE.matcher(path).find());
        return new Opinion(
                Names.Says.SECRET,
                unsure ? Confidence.LOW : Confidence.MEDIUM,
                "the name \"" + shown(found.name(), value) + "\" says secret and the value looks drawn by chance");
    }

    private static @Nullable Opinion password(Assignment found, String value, Text text, String path) {
        if (value.length() < 4
                || value.length() > 120
                || isExpression(value, found.quoted())
                || isAddress(value)
                || TRANSLATIONS.matcher(path).find()) {
            return null;
        }
        boolean random = Entropy.looksRandom(value);
        boolean spaced = value.indexOf(' ') >= 0;
        boolean configured =
                CONFIGURATION.matcher(path).find() && !SOURCE.matcher(path).find();
        if (spaced
                || (!found.quoted() && found.prose())
                || (found.operator() == ' ' && !found.quoted() && !configured && !isFlag(found, text))) {
            return null;
        }
        if (Placeholders.isPlaceholder(value) && !(configured && isWeakButReal(value, found, text))) {
            return null;
        }
        int digits = Entropy.digits(value);
        boolean symbols = value.chars().anyMatch(c -> "!#@$%^&*+=?~".indexOf(c) >= 0);
        boolean words = digits == 0 && !symbols;
        if (words
                && !(hasNeighbours(found, text) && (configured || found.quoted()) && !isWord(value))
                && !isShouted(found, value)) {
            return null;
        }
        if (repeatsName(found.name(), value) && !(configured && hasNeighbours(found, text))) {
            return null;
        }
        if (!found.quoted()
                && !configured
                && !random
                && !symbols
                && !path.endsWith("/")
                && SOURCE.matcher(path).find()) {
            return null;
        }
        return new Opinion(
                Names.Says.PASSWORD,
                random && digits > 0 ? Confidence.MEDIUM : Confidence.LOW,
                "the name \"" + shown(found.name(), value) + "\" says password and the value is written out");
    }

    /** JWT_SECRET=supersecret1: a secret of an environment that a person made up. */
    private static boolean isChosen(Assignment found, String value) {
        return !found.quoted()
                && !found.prose()
                && found.operator() == '='
                && found.name().length() > 4
                && found.name().equals(found.name().toUpperCase(Locale.ROOT))
                && Entropy.digits(value) > 0
                && Entropy.letters(value) >= 4
                && value.matches("[A-Za-z0-9!@#%^*+]{8,60}");
    }

    /** Tells whether "password" or "secret" is what somebody really set, as beside a real host and user. */
    private static boolean isWeakButReal(String value, Assignment found, Text text) {
        return !Placeholders.isFiller(value)
                && value.length() >= 5
                && hasNeighbours(found, text)
                && !value.toLowerCase(Locale.ROOT)
                        .matches(
                                ".{0,40}(?:change|your|replace|insert|todo|example|_here|placeholder|redacted|null|none|undefined|true|false|string).{0,80}");
    }

    private static boolean isFlag(Assignment found, Text text) {
        return text.at(found.nameStart()) == '-' && text.at(found.nameStart() + 1) == '-';
    }

    /** IRC_PASS=irc_pass: names in capitals are set in environments. */
    private static boolean isShouted(Assignment found, String value) {
        String name = found.name();
        return found.operator() == '='
                && name.equals(name.toUpperCase(Locale.ROOT))
                && !value.equals(value.toUpperCase(Locale.ROOT))
                && name.length() > 5
                && !isWord(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(String value) {
        return Character.isUpperCase(value.charAt(0)) && value.chars().skip(1).noneMatch(Character::isUpperCase);
    }

    private static boolean hasNeighbours(Assignment found, Text text) {
        int from = found.nameStart() - 250;
        int to = found.end() + 250;
        int seen = 0;
        for (String word : NEIGHBOURS) {
            int at = text.indexOf(word, from, to);
            if (at >= 0 && (at < found.nameStart() || at >= found.end())) {
                seen++;
            }
        }
        return seen >= 2;
    }

    /** Tells whether the value is code: a call, a member, an operator; in quotes only the plainest forms of it. */
    private static boolean isExpression(String value, boolean quoted) {
        if (value.indexOf('(') >= 0 && value.indexOf(')') > value.indexOf('(')) {
            return true;
        }
        if (quoted) {
            return value.startsWith("process.env") || value.startsWith("os.environ") || value.startsWith("$");
        }
        return value.indexOf('(') >= 0
                || value.indexOf('[') >= 0
                || value.indexOf('{') >= 0
                || value.startsWith("$")
                || value.startsWith("@")
                || value.startsWith("&")
                || value.startsWith("*")
                || value.contains("->")
                || value.contains("::")
                || value.matches("[A-Za-z_]\\w{0,60}(?:\\.[A-Za-z_]\\w{0,60}){1,8}");
    }

    private static boolean isAddress(String value) {
        return value.contains("://")
                || value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("../")
                || value.startsWith("~/")
                || value.startsWith("\\")
                || value.matches(
                        "(?i)[\\w.-]{1,80}\\.(?:com|org|net|io|dev|local|internal|json|ya?ml|xml|txt|pem|key|crt|p12|jks|js|ts|java|py|rb|go|php|html?)(?::\\d{1,5})?")
                || value.matches("[\\w.+-]{1,60}@[\\w-]{1,60}\\.[\\w.-]{2,60}");
    }

    private static boolean repeatsName(String name, String value) {
        String n = name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        String v = value.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return v.length() >= 4 && (n.endsWith(v) || v.equals(n));
    }

    /** The name as it may be printed: not where it holds the secret, or another one. */
    private static String shown(String name, String value) {
        if (Excerpts.shares(name, value) || Entropy.looksRandom(name)) {
            return "…";
        }
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
