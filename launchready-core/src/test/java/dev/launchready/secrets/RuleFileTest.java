package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    /** Ids are public: the other names, by which people know a provider and its variables, are listed one by one. */
    private static final Set<String> OTHER_NAMES = Set.of(
            "aws",
            "convertkit",
            "dashscope",
            "facebook",
            "intra42",
            "llamaindex",
            "logtail",
            "nytimes",
            "ovh",
            "twitter",
            "wandb");

    private static final String HEAD = """
            # a comment
            provider acme Acme
            opens open the door
            revoke https://acme.example/keys
            """;

    @Test
    void a_rule_takes_provider_purpose_and_page_from_above_it() {
        SecretRule rule = RuleFile.parse("x.rules", HEAD + "token door-key acme_[a-z]{8}\n")
                .get(0);

        assertThat(rule.id()).isEqualTo("secrets.acme-door-key");
        assertThat(rule.title()).isEqualTo("Acme door key");
        assertThat(rule.why()).isEqualTo("Whoever reads the file can open the door.");
        assertThat(rule.remedy()).contains("https://acme.example/keys");
        assertThat(rule.spec().words()).containsExactly("acme_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "token k acme_[a-z]+; quantifier without an upper bound",
                "token k acme_[a-z]{3,}; quantifier without an upper bound",
                "token k [a-z]{3}; no literal of two characters",
                "token k acme_[a-z; is no pattern",
                "token K acme_; names no rule",
                "token k colour=red acme_; is no option",
                "token k entropy=much acme_; is no number",
                "token k check=tea-leaves acme_; there is no structure",
                "tokne k acme_; begins no line",
                "parse k word=abc nothing; there is no parser",
                "file k abc; needs path=",
                "named k [a-z]{3}; no literal of two characters"
            })
    void what_is_wrong_is_told_with_file_and_line(String line, String message) {
        assertThatThrownBy(() -> RuleFile.parse("x.rules", HEAD + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x.rules:5: ")
                .hasMessageContaining(message);
    }

    @Test
    void every_pattern_of_the_tables_compiles_before_anybody_needs_it() {
        assertThat(SecretRules.all()).allSatisfy(rule -> {
            Stream.of(
                            Optional.ofNullable(rule.spec().pattern()),
                            Optional.ofNullable(rule.spec().path()))
                    .flatMap(Optional::stream)
                    .forEach(LazyPattern::pattern);
        });
    }

    @Test
    void a_rule_without_a_provider_above_it_is_refused() {
        assertThatThrownBy(() -> RuleFile.parse("x.rules", "token k acme_[a-z]{8}"))
                .hasMessageContaining("x.rules:1: ");
    }

    @Test
    void the_catalogue_has_credentials_of_at_least_250_providers() {
        List<SecretRule> rules = SecretRules.all();

        assertThat(rules.stream().map(SecretRule::provider).distinct().count()).isGreaterThanOrEqualTo(250);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.id()).matches("secrets\\.[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.revoke()).startsWith("https://");
            assertThat(rule.reference().uri()).hasScheme("https");
            assertThat(rule.opens()).doesNotEndWith(".");
        });
    }

    @Test
    void an_id_names_the_provider_that_its_rule_names() {
        List<String> astray = new SecretRules()
                .rules().stream()
                        .map(SecretRule.class::cast)
                        .filter(rule -> !rule.provider().equals("any"))
                        .filter(rule ->
                                OTHER_NAMES.stream().noneMatch(n -> rule.id().startsWith("secrets." + n + "-")))
                        .filter(rule -> Stream.of(
                                        rule.provider().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                                .noneMatch(word -> letters(rule.id()).startsWith("secrets" + word)))
                        .map(rule -> rule.id() + " of " + rule.provider())
                        .toList();

        assertThat(astray).isEmpty();
    }

    private static String letters(String id) {
        return id.replaceAll("[^a-z0-9]", "");
    }
}
