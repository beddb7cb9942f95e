package dev.launchready.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values that stand for a secret and are none: what documentation, templates and samples write instead. */
final class Placeholders {
    private static final List<String> WORDS = List.of(
            "example",
            "changeme",
            "change_me",
            "change-me",
            "change_this",
            "changethis",
            "placeholder",
            "redacted",
            "your_",
            "your-",
            "yourapi",
            "yourkey",
            "yourtoken",
            "yoursecret",
            "yourpass",
            "insert",
            "dummy",
            "fake",
            "replace",
            "notreal",
            "not_real",
            "not-real",
            "my_secret",
            "my-secret",
            "mysecret",
            "my_token",
            "mytoken",
            "my-token",
            "my_api",
            "my-api",
            "myapikey",
            "my_key",
            "my_pass",
            "my-pass",
            "mypass",
            "sample",
            "todo",
            "fixme",
            "undefined",
            "null",
            "none",
            "_here",
            "-here",
            "goes here",
            "xxxx",
            "....",
            "****",
            "abcdefgh",
            "abcd1234",
            "1234567890",
            "0123456789",
            "deadbeef",
            "foobar",
            "foo-bar",
            "foo_bar",
            "some_",
            "some-",
            "secret_key",
            "api_key",
            "apikey",
            "access_token",
            "test_token",
            "test-token",
            "testtoken",
            "test_key",
            "test-key",
            "testkey",
            "test_secret",
            "test-secret",
            "testsecret",
            "no_secret",
            "hidden");
    private static final List<String> TEMPLATES = Words.list("""
            example change placeholder redacted your insert dummy replace xxxx _here -here sample todo undefined
            **** ....
            """);
    private static final Set<String> WHOLE = Words.set("""
            password passwd secret token key true false nil string test pass user username text hidden required
            optional default value empty admin root foo bar baz qux yyy xxx zzz asdf enabled disabled yes no int
            str bool object function number boolean symbol env auto always never new old current anonymous guest pwd abc on off
            """);

    private Placeholders() {}

    /** Tells whether the value refers to something else: a variable, a template, a shell substitution. */
    static boolean isReference(String value) {
        String v = value.strip();
        if (v.isEmpty()) {
            return true;
        }
        char first = v.charAt(0);
        char last = v.charAt(v.length() - 1);
        return v.contains("${")
                || v.contains("{{")
                || v.contains("<%")
                || v.contains("$(")
                || v.contains("#{")
                || v.contains("%s")
                || v.contains("%{")
                || v.contains("...")
                || v.contains("…")
                || (first == '$'
                        && v.length() > 1
                        && (Text.isLetter(v.charAt(1)) || v.charAt(1) == '_')
                        && v.chars().skip(1).allMatch(c -> Text.isAlnum((char) c) || c == '_'))
                || (first == '<' && v.indexOf('>') > 0)
                || (first == '[' && last == ']')
                || (first == '{' && last == '}')
                || (first == '%' && last == '%')
                || (first == '@' && last == '@')
                || (first == '_' && last == '_' && v.startsWith("__"))
                || v.startsWith("arn:")
                || v.startsWith("vault:")
                || v.startsWith("op://")
                || v.startsWith("env:")
                || v.startsWith("ENC[");
    }

    /** Tells whether the value is one that nobody draws: a word for a placeholder, one character over and over. */
    static boolean isPlaceholder(String value) {
        String v = value.toLowerCase(Locale.ROOT);
        if (WHOLE.contains(v) || isFiller(value)) {
            return true;
        }
        for (String word : WORDS) {
            if (v.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the value says of itself that another one is to be written in its place. */
    static boolean isTemplate(String value) {
        String v = value.toLowerCase(Locale.ROOT);
        if (WHOLE.contains(v) || isFiller(value)) {
            return true;
        }
        for (String word : TEMPLATES) {
            if (v.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether runs of one character make up most of the value. */
    static boolean isFiller(String value) {
        int run = Entropy.longestRun(value);
        return run >= 8 || (run >= 4 && run * 2 >= value.length()) || (run >= 4 && hasRunOf(value, "xX*.#0-_"));
    }

    private static boolean hasRunOf(String value, String characters) {
        int run = 0;
        for (int i = 0; i < value.length(); i++) {
            run = i > 0 && value.charAt(i) == value.charAt(i - 1) ? run + 1 : 1;
            if (run >= 5 && characters.indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
