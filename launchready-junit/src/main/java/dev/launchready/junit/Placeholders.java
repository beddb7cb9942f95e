package dev.launchready.junit;

import java.util.Optional;

/** Resolves {@code ${name}} and {@code ${name:default}}; a default may hold placeholders again. */
final class Placeholders {
    private final Settings settings;

    Placeholders(Settings settings) {
        this.settings = settings;
    }

    /**
     * Resolves all placeholders of a text.
     *
     * @param text the text
     * @return the text with values in their place; a value is taken as it is, also where it looks like a placeholder
     * @throws IllegalArgumentException if one has neither value nor default, or does not end
     */
    String resolve(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            if (open < 0) {
                break;
            }
            int close = end(text, open);
            out.append(text, at, open).append(value(text.substring(open + 2, close)));
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String value(String inside) {
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (name.isBlank() || name.contains("${")) {
            throw new IllegalArgumentException("the placeholder \"${" + inside
                    + "}\" has no plain name; write for example ${launchready.domain:acme.dev}");
        }
        Optional<String> value = settings.get(name.strip());
        if (value.isPresent()) {
            return value.get();
        }
        if (colon < 0) {
            throw new IllegalArgumentException("nothing is set for ${" + name + "}; pass -D" + name.strip()
                    + "=acme.dev, set the environment variable "
                    + Settings.variables(name.strip()).iterator().next() + ", or give a default: ${" + name
                    + ":acme.dev}");
        }
        return resolve(inside.substring(colon + 1));
    }

    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a placeholder in \"" + text + "\" does not end; close it with }");
    }
}
