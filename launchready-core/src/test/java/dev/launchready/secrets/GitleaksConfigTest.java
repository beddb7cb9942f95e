package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitleaksConfigTest {
    private static final String RULE = """
            title = "ours"
            [[rules]]
            id = "door"
            description = "door code"
            regex = '''(?i)door-(?P<code>[a-z0-9]{6})'''
            keywords = ["DOOR-"]
            """;

    @TempDir
    Path folder;

    @Test
    void a_rule_of_your_own_finds_its_group_and_says_whose_it_is() throws IOException {
        SecretMatch match = scan(RULE, "a.txt", "first\nopen DOOR-ab12cd now").get(0);

        assertThat(match.rule().id()).isEqualTo("secrets.match-of-your-own-rule");
        assertThat(match.place()).isEqualTo("a.txt:2");
        assertThat(match.column()).isEqualTo("open DOOR-".length() + 1);
        assertThat(match.reasons()).containsExactly("your rule door (door code) matches");
    }

    @Test
    void the_rules_of_the_catalogue_stay() throws IOException {
        assertThat(scan(RULE, "a.txt", Tokens.stripe(1)))
                .extracting(m -> m.rule().id())
                .containsExactly("secrets.stripe-live-secret-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "paths = ['''^docs/''']; docs/a.txt; 0",
                "paths = ['''^docs/''']; src/a.txt; 1",
                "stopwords = [\"AB12\"]; a.txt; 0",
                "regexes = ['''^ab''']; a.txt; 0",
                "regexes = ['''^door''']; a.txt; 1",
                "regexTarget = \"match\" \\n regexes = ['''^door''']; a.txt; 0",
                "regexTarget = \"line\" \\n regexes = ['''ignore me''']; a.txt; 0",
                "condition = \"AND\" \\n paths = ['''^docs/'''] \\n stopwords = [\"ab12\"]; a.txt; 1",
                "condition = \"AND\" \\n paths = ['''^docs/'''] \\n stopwords = [\"ab12\"]; docs/a.txt; 0",
                "commits = [\"abc\"]; a.txt; 1"
            })
    void allowlists_are_read_in_both_spellings_for_a_rule_and_for_all(String list, String path, int found)
            throws IOException {
        String body = list.replace("\\n", "\n") + "\n";

        for (String heading : List.of("[rules.allowlist]", "[[rules.allowlists]]", "[allowlist]", "[[allowlists]]")) {
            boolean matchOnly = heading.contains("rules") || !list.contains("match");
            if (matchOnly) {
                assertThat(scan(RULE + heading + "\n" + body, path, "door-ab12cd # ignore me"))
                        .as(heading)
                        .hasSize(found);
            }
        }
    }

    @Test
    void an_allowlist_for_all_covers_the_catalogue_too_unless_it_names_rules() throws IOException {
        String token = Tokens.stripe(2);

        assertThat(scan("[allowlist]\npaths = ['''a''']", "a.txt", token)).isEmpty();
        assertThat(scan("[[allowlists]]\ntargetRules = [\"door\"]\npaths = ['''a''']", "a.txt", token))
                .hasSize(1);
        assertThat(scan("[extend]\nuseDefault = true\ndisabledRules = [\"stripe-live-secret-key\"]", "a.txt", token))
                .isEmpty();
    }

    @Test
    void a_rule_may_require_another_nearby() throws IOException {
        String rules = RULE + """
                [[rules.required]]
                id = "house"
                withinLines = 1
                [[rules]]
                id = "house"
                regex = '''house-[a-z]{3}'''
                skipReport = true
                """;

        assertThat(scan(rules, "a.txt", "door-ab12cd\nhouse-abc")).hasSize(1);
        assertThat(scan(rules, "a.txt", "door-ab12cd\n\nhouse-abc")).isEmpty();
        assertThat(scan(rules, "a.txt", "door-ab12cd")).isEmpty();
        assertThat(scan(rules, "a.txt", "house-abc")).isEmpty();
    }

    @Test
    void entropy_path_and_secret_group_are_honoured() throws IOException {
        String rule = "[[rules]]\nid = \"x\"\nregex = '''(k)=([a-z0-9]{8})'''\n";

        assertThat(scan(rule + "secretGroup = 2\nentropy = 2.5", "a.txt", "k=ab12cd34 k=aaaaaaaa"))
                .hasSize(1);
        assertThat(scan(rule + "secretGroup = 2", "a.txt", "k=ab12cd34")
                        .get(0)
                        .value()
                        .length())
                .isEqualTo(8);
        assertThat(scan(rule, "a.txt", "k=ab12cd34").get(0).value().length()).isEqualTo(1);
        assertThat(scan(rule + "path = '''\\.env$'''", "a.txt", "k=ab12cd34")).isEmpty();
        assertThat(scan("[[rules]]\nid = \"p\"\npath = '''\\.p12$'''", "cert.p12", "x"))
                .hasSize(1);
    }

    @Test
    void a_file_extends_another_beside_it() throws IOException {
        Files.writeString(folder.resolve("base.toml"), RULE);

        assertThat(scan("[extend]\npath = \"base.toml\"", "a.txt", "door-ab12cd"))
                .hasSize(1);
        assertThat(scan("[extend]\npath = \"base.toml\"\ndisabledRules = [\"door\"]", "a.txt", "door-ab12cd"))
                .isEmpty();
    }

    @Test
    void a_match_in_a_later_part_of_a_large_file_has_its_place() throws IOException {
        String text = "line of text\n".repeat(40_000) + "door-ab12cd\n";

        assertThat(scan(RULE, "a.txt", text)).extracting(SecretMatch::line).containsExactly(40_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = \n;1",
                "[[rules]]\nregex = '''a'''\n;2",
                "[[rules]]\nid = \"x\"\n;2",
                "[[rules]]\nid = \"x\"\nregex = '''a('''\n;3",
                "[[rules]]\nid = \"x\"\nregex = '''a'''\nsecretGroup = 3\n;4",
                "[[rules]]\nid = \"x\"\nregex = '''a'''\nkeywords = \"k\"\n;4",
                "[allowlist]\ncondition = \"XOR\"\n;2",
                "[allowlist]\nregexTarget = \"file\"\n;2",
                "rules = 3\n;1"
            })
    void what_is_malformed_is_told_with_its_line(String toml) throws IOException {
        String[] parts = toml.split(";", -1);
        Path file = Files.writeString(folder.resolve(".gitleaks.toml"), parts[0]);

        assertThatThrownBy(() -> SecretScanner.standard().withGitleaksConfig(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":" + parts[1] + ":");
    }

    @Test
    void a_missing_file_is_told() {
        assertThatThrownBy(() -> SecretScanner.standard().withGitleaksConfig(folder.resolve("none.toml")))
                .hasMessageContaining("cannot be read");
    }

    private List<SecretMatch> scan(String toml, String path, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(".gitleaks.toml"), toml);
        return SecretScanner.standard().withGitleaksConfig(file).scan(new Blob(path, text.getBytes(UTF_8)));
    }
}
