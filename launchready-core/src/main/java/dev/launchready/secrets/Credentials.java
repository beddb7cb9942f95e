package dev.launchready.secrets;

import dev.launchready.secrets.Structure.Grade;
import dev.launchready.secrets.Structure.Report;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Credentials on their way to a server: tokens, headers, command lines, login files. */
final class Credentials {
    private static final List<String> SCHEMES = Words.list("""
            bearer basic token apikey api-key bot key genie-key ssws oauth digest discogs splunk pve snippet
            """);

    private Credentials() {}

    static @Nullable Found jwt(Text text, int start) {
        if (isTokenPart(text.at(start - 1)) && !afterEscape(text, start)) {
            return null;
        }
        int at = start;
        int dots = 0;
        while (at < text.length() && at - start < 8000) {
            char c = text.charAt(at);
            if (c == '.' && dots < 4 && isTokenPart(text.at(at + 1))) {
                dots++;
            } else if (c == '.' && dots == 1 && !isTokenPart(text.at(at + 1))) {
                break;
            } else if (!isTokenPart(c)) {
                break;
            }
            at++;
        }
        if (dots == 0 || at - start < 40) {
            return null;
        }
        Report report = Structure.JWT.check(text.string(start, at));
        return report.grade() == Grade.WRONG ? null : new Found(start, at, report.grade(), report.reason());
    }

    private static boolean isTokenPart(char c) {
        return Text.isAlnum(c) || c == '-' || c == '_' || c == '/' || c == '+';
    }

    /** A letter that belongs to an escape before the token, as in \n or %20. */
    static boolean afterEscape(Text text, int start) {
        char before = text.at(start - 1);
        return ("nrtbf".indexOf(before) >= 0 && text.at(start - 2) == '\\')
                || (Character.digit(before, 16) >= 0
                        && Character.digit(text.at(start - 2), 16) >= 0
                        && text.at(start - 3) == '%')
                || before == '/';
    }

    static @Nullable Found authorization(Text text, int end) {
        int at = end;
        int limit = end + 40;
        while (at < limit && "\"'`\\ ]:=,>()\t".indexOf(text.at(at)) >= 0 && text.at(at) != 0) {
            at++;
        }
        for (String scheme : SCHEMES) {
            int after = at + scheme.length();
            if (text.hasWordAt(at, scheme) && " :=\"+'\t\\".indexOf(text.at(after)) >= 0 && text.at(after) != 0) {
                while (after < at + 40 && " :=\"'\t\\".indexOf(text.at(after)) >= 0 && text.at(after) != 0) {
                    after++;
                }
                return header(text, scheme, after);
            }
        }
        return at > end ? header(text, "", at) : null;
    }

    private static @Nullable Found header(Text text, String scheme, int start) {
        int at = start;
        while (at - start < 1500
                && (Text.isAlnum(text.at(at)) || "-_.~+/=:$%&@!#^*".indexOf(text.at(at)) >= 0)
                && text.at(at) != 0) {
            at++;
        }
        String value = text.string(start, at);
        if (Placeholders.isReference(value)
                || value.length() < 8
                || Placeholders.isFiller(value)
                || value.startsWith("$")
                || value.startsWith("%")
                || value.contains("://")) {
            return null;
        }
        if (scheme.equals("basic")) {
            Report report = Structure.BASIC.check(value);
            return report.grade() == Grade.WRONG ? null : new Found(start, at, report.grade(), report.reason());
        }
        boolean token = value.length() >= 10 && Entropy.looksRandom(value);
        if (!token || value.contains("$") || Placeholders.isPlaceholder(value)) {
            return null;
        }
        return scheme.isEmpty() && value.length() < 16
                ? null
                : new Found(start, at, Grade.PLAIN, "it is sent as authorization");
    }

    static @Nullable Found curl(Text text, int start, int end) {
        if (Text.isAlnum(text.at(end)) || Text.isLetter(text.at(start - 1))) {
            return null;
        }
        int stop = end;
        while (stop < text.length() && stop - end < 1200 && !(text.charAt(stop) == '\n' && text.at(stop - 1) != '\\')) {
            stop++;
        }
        for (String flag : List.of(" -u", " --user", " --proxy-user", " -U", "\t-u", "\t--user")) {
            int at = end;
            while ((at = text.indexOf(flag.toLowerCase(Locale.ROOT), at, stop)) >= 0) {
                int after = at + flag.length();
                Found found = flag.endsWith("u") || (!Text.isAlnum(text.at(after)) && text.at(after) != '-')
                        ? pair(text, after, stop)
                        : null;
                if (found != null) {
                    return found;
                }
                at = after;
            }
        }
        return null;
    }

    private static @Nullable Found pair(Text text, int after, int stop) {
        int at = after;
        while (at < stop && (text.at(at) == ' ' || text.at(at) == '=')) {
            at++;
        }
        // in a shell either half may have quotes of its own: deploy:'…'
        int end = at;
        char open = 0;
        int divided = -1;
        for (; end < stop; end++) {
            char c = text.charAt(end);
            boolean quote = isQuote(c);
            if (open != 0) {
                open = c == open ? 0 : open;
            } else if (quote && (end == at || end == divided + 1)) {
                open = c;
            } else if (c <= ' ' || quote) {
                break;
            }
            divided = c == ':' && divided < 0 ? end : divided;
        }
        String pair = text.string(at, end);
        int start = at + (isQuote(text.at(at)) ? 1 : 0);
        if (divided < 0 || pair.contains("://") || pair.indexOf(' ') >= 0 || text.at(start) == '<') {
            return null;
        }
        int userEnd = isQuote(text.at(divided - 1)) ? divided - 1 : divided;
        int from = isQuote(text.at(divided + 1)) ? divided + 2 : divided + 1;
        int to = Math.max(from, isQuote(text.at(end - 1)) ? end - 1 : end);
        String user = text.string(start, userEnd);
        String password = text.string(from, to);
        if (password.isEmpty()) {
            // an API key as user with an empty password
            boolean key = user.length() >= 12 && Entropy.looksRandom(user) && !Placeholders.isPlaceholder(user);
            return key ? new Found(start, userEnd, Grade.PLAIN, "curl sends it as a key") : null;
        }
        if (password.length() < 3
                || Placeholders.isReference(password)
                || password.startsWith("$")
                || password.startsWith("`")
                || password.contains("<")
                || password.contains("{")
                || password.equalsIgnoreCase(user)
                || Placeholders.isReference(user + "x")) {
            return null;
        }
        boolean weak = Placeholders.isPlaceholder(password)
                || password.toLowerCase(Locale.ROOT).matches("pass|yyy|token|passw(?:or)?d|pass(?:word)?\\d{0,3}");
        return weak ? null : new Found(from, to, Grade.PLAIN, "curl sends it as a password");
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static @Nullable Found netrc(Text text, int start, int end) {
        if (!Text.isSpace(text.at(end)) || (start > 0 && !Text.isSpace(text.at(start - 1)))) {
            return null;
        }
        int stop = Math.min(text.length(), end + 300);
        int next = text.indexOf("machine ", end, stop);
        int at = text.indexOf("password", end, next < 0 ? stop : next);
        int login = text.indexOf("login", end, at < 0 ? end : at);
        if (at < 0 || login < 0 || !Text.isSpace(text.at(at + 8))) {
            return null;
        }
        int from = at + 9;
        int to = from;
        while (to < text.length() && to - from < 200 && text.charAt(to) > ' ') {
            to++;
        }
        String password = text.string(from, to);
        return password.length() < 3 || Shapes.isForPeople(password) || Placeholders.isReference(password)
                ? null
                : new Found(
                        from,
                        to,
                        Placeholders.isPlaceholder(password) ? Grade.EXAMPLE : Grade.PLAIN,
                        "it stands beside a machine and a login");
    }
}
