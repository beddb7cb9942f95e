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
    private static final int LONGEST = 400;
    private static final Pattern CHOSEN = Pattern.compile("[A-Za-z0-9!@#%^*+]{8,60}");
    private static final Pattern NOT_MEANT = Pattern.compile(
            "change|your|replace|insert|todo|example|_here|placeholder|redacted|null|none|undefined|true|false|string");
    private static final Pattern NOT_OF_NAMES = Pattern.compile("[/+=-]");
    /** A name, a number, or a name and a member of it. */
    private static final Pattern CODE =
            Pattern.compile("-?\\d{1,20}|[+-]?[A-Za-z_$][\\w$]{0,80}(?:[.?:]{1,2}[\\w$]{0,80}){0,8}|[+-]\\d{0,20}");

    private static final List<String> NEIGHBOURS =
            List.of("user", "host", "login", "server", "email", "database", "port", "smtp", "mysql", "jdbc");

    /** What stands beside the parameters of a key derivation. */
    private static final List<String> DERIVATION =
            List.of("iteration", "pbkdf", "pbes", "scrypt", "argon2", "rounds", "kdf");

    private final Text text;
    private final FileKind file;

    Generic(Text text, FileKind file) {
        this.text = text;
        this.file = file;
    }

    /**
     * What an assignment is thought to hold.
     *
     * @param says what its name says
     * @param confidence how sure
     * @param reason why
     */
    record Opinion(Names.Says says, Confidence confidence, String reason) {}

    /** {@return what is thought of it; null if it is not a secret} */
    @Nullable Opinion judge(Assignment found) {
        Names.Says says = file.isQuiet() || isOffhand(found) ? Names.Says.NOTHING : Names.of(found.name());
        if (says == Names.Says.NOTHING || found.end() - found.start() > LONGEST) {
            return null;
        }
        String value = text.string(found.start(), found.end());
        boolean cutOff = text.at(found.end()) == '.' && text.at(found.end() + 1) == '.';
        if (cutOff
                || Shapes.isForPeople(value)
                || Shapes.isVersion(value)
                || Shapes.isTimestamp(value)
                || Placeholders.isReference(value)
                || Shapes.isExpression(value, found.quoted())
                || Shapes.isAddress(value)) {
            return null;
        }
        if (isCode(found, value)) {
            return null;
        }
        return says == Names.Says.PASSWORD ? password(found, value) : secret(found, value);
    }

    /** In a program a value without quotes is an expression, unless it stands in a comment. */
    private boolean isCode(Assignment found, String value) {
        if (found.quoted() || !file.isSource() || file.isDocument()) {
            return false;
        }
        boolean literal =
                Text.isDigit(value.charAt(0)) || NOT_OF_NAMES.matcher(value).find();
        boolean drawn = value.length() >= 16 && literal && Entropy.looksRandom(value);
        return !drawn
                && !Grading.isComment(text.string(text.lineStart(found.nameStart(), 200), found.nameStart()))
                && CODE.matcher(value).matches();
    }

    /** Words side by side are an assignment in configuration and command lines, and nowhere else. */
    private boolean isOffhand(Assignment found) {
        return found.operator() == ' '
                && !file.isConfiguration()
                && !isFlag(found)
                && !(found.quoted() && !file.isSource());
    }

    private @Nullable Opinion secret(Assignment found, String value) {
        if (value.length() < 8
                || value.indexOf(' ') >= 0
                || value.indexOf('[') >= 0
                || Placeholders.isPlaceholder(value)
                || (Entropy.isUuid(value) && !isHeader(found))
                || isParameter(found)
                || Shapes.repeatsName(found.name(), value)) {
            return null;
        }
        if ((found.operator() == ' ' && !found.quoted() && (found.prose() || value.length() < 16))
                || found.operator() == '!'
                || (found.prose() && !found.quoted() && found.operator() == ':')) {
            return null;
        }
        if (value.length() < 10 || !Entropy.looksRandom(value)) {
            return isChosen(found, value)
                    ? new Opinion(
                            Names.Says.SECRET,
                            Confidence.LOW,
                            says(found, value) + "secret and somebody chose the value")
                    : null;
        }
        boolean unsure = value.length() < 16 || (file.isSource() && Entropy.isHex(value));
        return new Opinion(
                Names.Says.SECRET,
                unsure ? Confidence.LOW : Confidence.MEDIUM,
                says(found, value) + "secret and the value looks drawn by chance");
    }

    private @Nullable Opinion password(Assignment found, String value) {
        if (value.length() < 4
                || value.length() > 120
                || file.isTranslation()
                || value.indexOf(' ') >= 0
                || (!found.quoted() && found.prose())) {
            return null;
        }
        boolean random = Entropy.looksRandom(value);
        int digits = Entropy.digits(value);
        boolean symbols = value.chars().anyMatch(c -> "!#@$%^&*+=?~".indexOf(c) >= 0);
        if (Placeholders.isPlaceholder(value) && !(file.isConfiguration() && isWeakButReal(value, found))) {
            return null;
        }
        boolean words = digits == 0 && !symbols && !random;
        boolean configured =
                (file.isConfiguration() || found.quoted()) && !Shapes.isLabel(value) && hasNeighbours(found);
        if (words && !configured && !isShouted(found, value)) {
            return null;
        }
        if (Shapes.repeatsName(found.name(), value) && !(file.isConfiguration() && hasNeighbours(found))) {
            return null;
        }
        if (!found.quoted() && file.isSource() && !random && !symbols) {
            return null;
        }
        return new Opinion(
                Names.Says.PASSWORD,
                random && (digits > 0 || value.length() >= 16) ? Confidence.MEDIUM : Confidence.LOW,
                says(found, value) + "password and the value is written out");
    }

    /** A secret that a person made up for an environment: a name in capitals, a few letters and digits. */
    private static boolean isChosen(Assignment found, String value) {
        return !found.quoted()
                && !found.prose()
                && found.operator() == '='
                && found.name().length() > 4
                && found.name().equals(found.name().toUpperCase(Locale.ROOT))
                && Entropy.digits(value) > 0
                && Entropy.letters(value) >= 4
                && CHOSEN.matcher(value).matches();
    }

    /** Tells whether "password" or "secret" is what somebody really set, as beside a real host and user. */
    private boolean isWeakButReal(String value, Assignment found) {
        return value.length() >= 5
                && !Placeholders.isFiller(value)
                && hasNeighbours(found)
                && !NOT_MEANT.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    /** A salt beside a count of iterations is stored with the hash, in the open (RFC 8018 section 4.1). */
    private boolean isParameter(Assignment found) {
        return found.name().equalsIgnoreCase("salt")
                && DERIVATION.stream()
                        .anyMatch(word -> text.indexOf(word, found.nameStart() - 150, found.end() + 150) >= 0);
    }

    /** Tells whether it is a header that a command line sends: {@code -H "X-Api-Key: …"}. */
    private boolean isHeader(Assignment found) {
        int before = found.nameStart() - 1;
        return found.operator() == ':'
                && (text.at(before) == '"' || text.at(before) == '\'')
                && (text.hasWordAt(before - 3, "-h ")
                        || text.hasWordAt(before - 7, "header")
                        || text.hasWordAt(before - 2, "-h"));
    }

    private boolean isFlag(Assignment found) {
        return text.at(found.nameStart()) == '-' && text.at(found.nameStart() + 1) == '-';
    }

    /** A name in capitals with a value in small letters: environments are set like that. */
    private static boolean isShouted(Assignment found, String value) {
        String name = found.name();
        return found.operator() == '='
                && name.length() > 5
                && name.equals(name.toUpperCase(Locale.ROOT))
                && !value.equals(value.toUpperCase(Locale.ROOT));
    }

    private boolean hasNeighbours(Assignment found) {
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

    /** The name as it may be printed: not where it holds the secret, or another one. */
    private static String says(Assignment found, String value) {
        String name = found.name();
        boolean silent = Excerpts.shares(name, value) || Entropy.looksRandom(name);
        String shown = silent ? "…" : name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return "the name \"" + shown + "\" says ";
    }
}
