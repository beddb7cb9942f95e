package dev.launchready.junit;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks settings up: first as a JUnit configuration parameter, which covers system properties and {@code
 * junit-platform.properties}, then in the environment.
 *
 * @param parameters configuration parameters by name
 * @param environment environment variables by name
 */
record Settings(Function<String, Optional<String>> parameters, Function<String, Optional<String>> environment) {

    static Settings of(Function<String, Optional<String>> parameters) {
        return new Settings(parameters, Settings::environmentVariable);
    }

    static Optional<String> environmentVariable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    Optional<String> get(String name) {
        return parameters
                .apply(name)
                .or(() -> variables(name).stream()
                        .flatMap(variable -> environment.apply(variable).stream())
                        .findFirst());
    }

    /** The names under which a setting may stand in the environment, the usual one first. */
    static Set<String> variables(String name) {
        String flat = name.replace('.', '_').replace("-", "");
        Set<String> names = new LinkedHashSet<>();
        names.add(flat.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
        names.add(flat.toUpperCase(Locale.ROOT));
        names.add(name);
        return names;
    }
}
