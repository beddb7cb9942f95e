package dev.launchready.secrets;

import java.util.Locale;
import java.util.regex.Pattern;

/** What values look like that are no secrets: code, addresses, files, numbers, texts for people. */
final class Shapes {
    private static final Pattern VERSION = Pattern.compile("[\\d.]{1,400}");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(?:[Tt ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:[Zz]|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_]\\w{0,60}(?:\\.[A-Za-z_]\\w{0,60}){1,8}");
    private static final Pattern HOST_OR_FILE = Pattern.compile(
            "(?i)[\\w.-]{1,80}\\.(?:com|org|net|io|dev|local|internal|json|ya?ml|xml|txt|pem|key|crt|p12|jks|js|ts|java|py|rb|"
                    + "go|php|html?)(?::\\d{1,5})?");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,60}@[\\w-]{1,60}\\.[\\w.-]{2,60}");

    private Shapes() {}

    /** Tells whether letters beyond ASCII are in it, written out or escaped, or numbered gaps: text for people. */
    static boolean isForPeople(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean gap = c == '{'
                    && i + 2 < value.length()
                    && Text.isDigit(value.charAt(i + 1))
                    && value.charAt(i + 2) == '}';
            boolean escape = c == '\\' && i + 1 < value.length() && value.charAt(i + 1) == 'u';
            if (c > 126 || c < 32 || gap || escape) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the value is a date, or a date and a time (RFC 3339). */
    static boolean isTimestamp(String value) {
        return TIMESTAMP.matcher(value).matches();
    }

    static boolean isVersion(String value) {
        return value.indexOf('.') > 0 && VERSION.matcher(value).matches();
    }

    /** Tells whether the value is code: a call, a member, an operator; in quotes only the plainest forms of it. */
    static boolean isExpression(String value, boolean quoted) {
        int open = value.indexOf('(');
        if (open >= 0 && value.indexOf(')') > open) {
            return true;
        }
        if (quoted) {
            return value.startsWith("process.env") || value.startsWith("os.environ") || value.startsWith("$");
        }
        int equals = value.indexOf('=');
        boolean pair = equals > 1
                && Entropy.isPronounceable(value.substring(0, equals))
                && !value.substring(equals).replace("=", "").isEmpty();
        return open >= 0
                || pair
                || value.indexOf('[') >= 0
                || value.indexOf('{') >= 0
                || "$@&*".indexOf(value.charAt(0)) >= 0
                || value.contains("->")
                || value.contains("::")
                || MEMBER.matcher(value).matches();
    }

    static boolean isAddress(String value) {
        return value.contains("://")
                || value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("../")
                || value.startsWith("~/")
                || value.startsWith("\\")
                || HOST_OR_FILE.matcher(value).matches()
                || MAIL.matcher(value).matches();
    }

    /** Tells whether the value is its own name: {@code password = "Password"}. */
    static boolean repeatsName(String name, String value) {
        String n = bare(name);
        String v = bare(value);
        return v.length() >= 4 && n.endsWith(v);
    }

    private static String bare(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (Text.isAlnum(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** Tells whether the value is one capitalised word: a label. */
    static boolean isLabel(String value) {
        return Character.isUpperCase(value.charAt(0)) && value.chars().skip(1).noneMatch(Character::isUpperCase);
    }
}
