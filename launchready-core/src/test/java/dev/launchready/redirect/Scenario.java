package dev.launchready.redirect;

import java.util.List;
import java.util.stream.Stream;

/**
 * A scripted chain and the findings that it has to give, each rule as often as it is named.
 *
 * @param name what is scripted
 * @param check what is expected of it
 * @param script the answers, a line each
 * @param rules the ids without {@code redirect.}, sorted
 */
record Scenario(String name, Redirects check, List<String> script, List<String> rules) {

    static Scenario bad(String name, Redirects check, String rules, String... script) {
        List<String> ids = Stream.of(rules.split(" ", -1))
                .map(id -> "redirect." + id)
                .sorted()
                .toList();
        return new Scenario(name, check, List.of(script), ids);
    }

    static Scenario clean(String name, Redirects check, String... script) {
        return new Scenario(name, check, List.of(script), List.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
