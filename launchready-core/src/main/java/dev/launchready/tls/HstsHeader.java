package dev.launchready.tls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One Strict-Transport-Security field, read as a browser reads it (RFC 6797 section 6.1). Any text can be read; what a
 * browser would ignore as a whole has {@link #problems()}.
 *
 * @param raw the field value as sent
 * @param maxAge the seconds; empty when there is no usable max-age; saturated where larger than a {@code long}
 * @param quoted whether max-age is a quoted string, which browsers accept and the preload list refuses
 * @param includeSubDomains whether subdomains are included
 * @param preload whether the preload directive, which RFC 6797 does not know, is there
 * @param unknown directives that browsers ignore by themselves, as sent
 * @param problems what is against the grammar, in words; browsers ignore the whole field if there is any
 */
public record HstsHeader(
        String raw,
        OptionalLong maxAge,
        boolean quoted,
        boolean includeSubDomains,
        boolean preload,
        List<String> unknown,
        List<String> problems) {

    /** Copies the lists. */
    public HstsHeader {
        unknown = List.copyOf(unknown);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a field value.
     *
     * @param value the value, without the field's name
     * @return what it says; never fails
     */
    public static HstsHeader parse(String value) {
        return new Parser(value).parse();
    }

    /** {@return whether browsers heed the field} */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /** {@return whether browsers heed the field and insist on HTTPS from then on} */
    public boolean isOn() {
        return isValid() && maxAge.orElse(0) > 0;
    }

    /** Reads directive by directive; a broken one is noted and the next semicolon is looked for. */
    private static final class Parser {
        private final String text;
        private final List<String> unknown = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int at;
        private OptionalLong maxAge = OptionalLong.empty();
        private boolean quoted;
        private boolean includeSubDomains;
        private boolean preload;

        Parser(String text) {
            this.text = text;
        }

        HstsHeader parse() {
            while (at < text.length()) {
                directive();
                at++;
            }
            if (!seen.contains("max-age")) {
                problems.add("max-age is missing");
            }
            return new HstsHeader(text, maxAge, quoted, includeSubDomains, preload, unknown, problems);
        }

        /** Reads up to the next semicolon outside of quotes, and stops on it. */
        private void directive() {
            skipSpace();
            int start = at;
            String name = token();
            skipSpace();
            boolean hasValue = at < text.length() && text.charAt(at) == '=';
            boolean isQuoted = false;
            String value = "";
            boolean broken = false;
            if (hasValue) {
                at++;
                skipSpace();
                isQuoted = at < text.length() && text.charAt(at) == '"';
                int before = problems.size();
                value = isQuoted ? quotedString() : token();
                broken = problems.size() > before || (!isQuoted && value.isEmpty());
                skipSpace();
            }
            boolean rest = at < text.length() && text.charAt(at) != ';';
            if (rest) {
                skipTo(';');
            }
            String whole = text.substring(start, Math.min(at, text.length())).strip();
            if (name.isEmpty() && !hasValue && !rest) {
                return;
            }
            if (name.isEmpty() || broken || rest) {
                problems.add("\"" + whole + "\" is no directive");
                // it counts as seen, so that a broken max-age is not called missing as well
                seen.add(name.toLowerCase(Locale.ROOT));
                return;
            }
            heed(name.toLowerCase(Locale.ROOT), hasValue, value, isQuoted, whole);
        }

        private void heed(String name, boolean hasValue, String value, boolean isQuoted, String whole) {
            if (!seen.add(name)) {
                problems.add(name + " stands there twice");
                return;
            }
            switch (name) {
                case "max-age" -> {
                    quoted = isQuoted;
                    maxAge = seconds(value);
                    if (maxAge.isEmpty()) {
                        problems.add("max-age is \"" + value + "\", no number of seconds");
                    }
                }
                case "includesubdomains" -> {
                    includeSubDomains = true;
                    if (hasValue) {
                        problems.add("includeSubDomains takes no value");
                    }
                }
                case "preload" -> {
                    preload = !hasValue;
                    if (hasValue) {
                        unknown.add(whole);
                    }
                }
                default -> unknown.add(whole);
            }
        }

        private static OptionalLong seconds(String value) {
            if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(value));
            } catch (NumberFormatException e) {
                return OptionalLong.of(Long.MAX_VALUE);
            }
        }

        private String token() {
            int start = at;
            while (at < text.length() && isTokenChar(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quotedString() {
            StringBuilder out = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                out.append(text.charAt(at));
                at++;
            }
            if (at >= text.length()) {
                problems.add("a quotation mark is not closed");
            } else {
                at++;
            }
            return out.toString();
        }

        private void skipSpace() {
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
        }

        private void skipTo(char end) {
            while (at < text.length() && text.charAt(at) != end) {
                at++;
            }
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        private static boolean isTokenChar(char c) {
            return c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
        }
    }
}
