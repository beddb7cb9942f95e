package dev.launchready.secrets;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The catalogue of the secrets concern. */
public final class SecretRules implements RuleCatalogue {
    private static final List<String> FAMILIES = List.of(
            "ai", "payment", "mail", "cloud", "database", "source", "chat", "monitoring", "saas", "business", "common");

    /** For the service loader. */
    public SecretRules() {}

    @Override
    public String concern() {
        return "secrets";
    }

    @Override
    public Collection<? extends Rule> rules() {
        return all();
    }

    /** {@return every rule, in the order of the tables} */
    public static List<SecretRule> all() {
        return Loaded.RULES;
    }

    /** The rule under which rules of somebody's own report. */
    static SecretRule own() {
        return Loaded.OWN;
    }

    /** Read once, when first needed. */
    private static final class Loaded {
        static final List<SecretRule> RULES = load();
        static final SecretRule OWN = RULES.stream()
                .filter(rule -> rule.spec().kind() == RuleSpec.Kind.CUSTOM)
                .findFirst()
                .orElseThrow();

        private static List<SecretRule> load() {
            List<SecretRule> rules = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (String family : FAMILIES) {
                String file = family + ".rules";
                for (SecretRule rule : RuleFile.parseKnown(file, text(file))) {
                    if (!ids.add(rule.id())) {
                        throw new IllegalArgumentException(file + ": rule " + rule.id() + " is there twice");
                    }
                    rules.add(rule);
                }
            }
            return List.copyOf(rules);
        }

        private static String text(String file) {
            try (InputStream in = SecretRules.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the table " + file + " is missing beside its class");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("the table " + file + " cannot be read", e);
            }
        }
    }
}
