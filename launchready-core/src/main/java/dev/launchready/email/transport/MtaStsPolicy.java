package dev.launchready.email.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An MTA-STS policy file (RFC 8461 section 3.2), also when it is broken.
 *
 * @param mode {@code enforce}, {@code testing}, {@code none}, or what is written instead; empty when missing
 * @param mx the patterns of mail server names, in lower case
 * @param maxAge how long the policy may be kept, in seconds; -1 when missing or no number
 * @param problems what does not fit the grammar, in clauses; empty for a good policy
 */
public record MtaStsPolicy(String mode, List<String> mx, long maxAge, List<String> problems) {
    /** The longest that a policy may be kept, in seconds: a year. */
    public static final long LONGEST_AGE = 31_557_600;

    /** Copies the lists. */
    public MtaStsPolicy {
        mx = List.copyOf(mx);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a policy.
     *
     * @param text any text; lines end with CRLF or LF
     * @return what it says
     */
    public static MtaStsPolicy parse(String text) {
        String version = "";
        String mode = "";
        long maxAge = -1;
        List<String> mx = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            switch (key) {
                case "version" -> version = value;
                case "mode" -> mode = value;
                case "mx" -> mx.add(value.toLowerCase(Locale.ROOT));
                case "max_age" -> maxAge = value.matches("[0-9]{1,10}") ? Long.parseLong(value) : -1;
                default -> {
                    if (key.isEmpty() && !line.isBlank()) {
                        problems.add("the line \"" + shown(line) + "\" is no \"key: value\"");
                    }
                }
            }
        }
        if (!version.equals("STSv1")) {
            problems.add(0, "version is \"" + shown(version) + "\" and not STSv1");
        }
        if (!List.of("enforce", "testing", "none").contains(mode)) {
            problems.add("mode is \"" + shown(mode) + "\" and not enforce, testing or none");
        }
        if (maxAge < 0 || maxAge > LONGEST_AGE) {
            problems.add(
                    "max_age is " + (maxAge < 0 ? "missing or no number" : maxAge + ", which is more than a year"));
        }
        if (mx.isEmpty() && !mode.equals("none")) {
            problems.add("no mx is named");
        }
        for (String pattern : mx) {
            if (!pattern.matches("(\\*\\.)?([a-z0-9_-]{1,63}\\.)+[a-z0-9-]{1,63}\\.?")) {
                problems.add("mx \"" + shown(pattern) + "\" is no host name, with or without \"*.\" before it");
            }
        }
        return new MtaStsPolicy(mode, mx, maxAge, problems);
    }

    /**
     * Tells whether the policy names a mail server. A wildcard stands for exactly one label (RFC 8461 section 4.1).
     *
     * @param host a host name in lower case without a final dot
     * @return whether one of its patterns matches
     */
    public boolean covers(String host) {
        return mx.stream().anyMatch(pattern -> {
            String name = pattern.endsWith(".") ? pattern.substring(0, pattern.length() - 1) : pattern;
            int dot = host.indexOf('.');
            return name.startsWith("*.") ? dot > 0 && host.substring(dot).equals(name.substring(1)) : host.equals(name);
        });
    }

    private static String shown(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
    }
}
