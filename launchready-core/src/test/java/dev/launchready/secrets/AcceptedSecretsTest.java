package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedSecretsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(300);
    private final String other = Tokens.github("ghp", 301);

    @TempDir
    Path root;

    @TempDir
    Path lists;

    @BeforeEach
    void two_secrets() throws IOException {
        Files.writeString(root.resolve("pay.js"), "// pay\n" + token + "\n");
        Files.writeString(root.resolve("git.js"), other + "\n");
    }

    @Test
    void a_gitleaksignore_accepts_by_file_and_line() throws IOException {
        Path file = list("# reviewed\npay.js:stripe-access-token:2\n" + "a".repeat(40) + ":git.js:github-pat:1\n");

        CheckResult result = Secrets.in(root).withGitleaksIgnore(file).run(launch);

        assertThat(result.findings()).extracting(f -> f.subject()).containsExactly("git.js:1");
        assertThat(accepted(result)).contains(List.of("pay.js:2", "secrets.stripe-live-secret-key", file.toString()));
    }

    @Test
    void a_baseline_of_detect_secrets_accepts_by_file_and_hash() throws IOException {
        Path file =
                list("{\"version\": \"1.5.0\", \"results\": {\"pay.js\": [{\"type\": \"Stripe\", \"hashed_secret\": \""
                        + DetectSecretsBaseline.sha1(token.getBytes(UTF_8)) + "\", \"line_number\": 77}]}}");

        assertThat(Secrets.in(root).withDetectSecretsBaseline(file).run(launch).findings())
                .extracting(f -> f.subject())
                .containsExactly("git.js:1");
    }

    @Test
    void our_own_baseline_survives_moved_lines_and_holds_no_secret() throws IOException {
        TreeScan scan = Secrets.in(root).scan(launch);
        String text = SecretBaseline.of(scan.matches(), "ops@acme.test", "closed in  May")
                .text();
        Files.writeString(root.resolve("pay.js"), "\n\n\n" + token + "\n");

        CheckResult result = Secrets.in(root).withBaseline(list(text)).run(launch);

        assertThat(result.findings()).isEmpty();
        assertThat(text).doesNotContain(token.substring(5, 13)).doesNotContain(":2");
        assertThat(text.lines().skip(1).map(l -> l.split(" ", -1)[1])).containsExactly("git.js", "pay.js");
        assertThat(SecretBaseline.parse("b", text).text()).isEqualTo(text);
        assertThat(accepted(result))
                .anySatisfy(row -> assertThat(row.get(2)).isEqualTo("ops@acme.test: closed in May"));
    }

    @Test
    void another_secret_in_the_same_file_is_not_accepted_and_a_gone_one_is_told() throws IOException {
        String text = SecretBaseline.of(Secrets.in(root).scan(launch).matches(), "ops", "known")
                .text();
        Files.writeString(root.resolve("pay.js"), Tokens.stripe(302));

        CheckResult result = Secrets.in(root).withBaseline(list(text)).run(launch);

        assertThat(result.findings()).extracting(f -> f.subject()).containsExactly("pay.js:1");
        assertThat(accepted(result))
                .contains(List.of(
                        "pay.js secrets.stripe-live-secret-key", "", "no longer there: take it out of the baseline"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef a.js secrets.stripe-live-secret-key ops",
                "xyz a.js secrets.stripe-live-secret-key ops reason",
                "0123456789abcdef a.js secrets.no-such-rule ops reason"
            })
    void a_malformed_baseline_is_told_with_its_line(String line) throws IOException {
        Path file = list("# head\n" + line + "\n");

        assertThatThrownBy(() -> Secrets.in(root).withBaseline(file)).hasMessageStartingWith(file + ":2: ");
    }

    @Test
    void malformed_lists_of_others_are_told() throws IOException {
        Path file = list("pay.js\n");

        assertThatThrownBy(() -> Secrets.in(root).withGitleaksIgnore(file)).hasMessageStartingWith(file + ":1: ");
        assertThatThrownBy(() -> Secrets.in(root).withDetectSecretsBaseline(file))
                .hasMessageContaining("no baseline");
        assertThatThrownBy(() -> Secrets.in(root).withBaseline(lists.resolve("none")))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> SecretBaseline.of(List.of(), "two words", "r")).hasMessageContaining("names no owner");
        assertThatThrownBy(() -> SecretBaseline.of(List.of(), "ops", " ")).hasMessageContaining("reason is blank");
    }

    private Path list(String text) throws IOException {
        return Files.writeString(lists.resolve("list"), text);
    }

    private static List<List<String>> accepted(CheckResult result) {
        return result.exhibits().stream()
                .filter(e -> e.title().equals("Accepted secrets"))
                .flatMap(e -> ((Exhibit.Table) e).rows().stream())
                .toList();
    }
}
