package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.Unseen;
import dev.launchready.secrets.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever gives the wrong thing is told which, and what to give instead. */
class BadInputTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));

    @TempDir
    Path root;

    @Test
    void a_folder_that_is_no_repository() {
        assertThat(unseen(Secrets.inHistoryOf(root)).reason())
                .contains(root.toString())
                .contains("give the root of a Git worktree or a bare repository");
    }

    @Test
    void a_folder_within_a_repository_is_told_its_root() throws IOException {
        try (GitRepo repo = GitRepo.in(root)) {
            repo.ref("refs/heads/main", repo.commit(Map.of("a.txt", "x"), "1"));
        }

        assertThat(unseen(Secrets.inHistoryOf(Files.createDirectories(root.resolve("sub"))))
                        .reason())
                .endsWith("if you mean the repository around it, give its root " + root);
    }

    @Test
    void a_bare_repository_is_no_bad_input() throws IOException {
        try (GitRepo repo = GitRepo.bare(root.resolve("b.git"))) {
            repo.ref("refs/heads/main", repo.commit(Map.of("a.txt", "x"), "1"));
        }

        for (Secrets check :
                new Secrets[] {Secrets.inHistoryOf(root.resolve("b.git")), Secrets.inRepository(root.resolve("b.git"))
                }) {
            assertThat(check.run(launch).outcome()).isInstanceOf(Outcome.Passed.class);
        }
    }

    @Test
    void a_path_that_is_not_there() {
        Path none = root.resolve("none");

        assertThat(unseen(Secrets.in(none)).reason()).contains("there is nothing at this path");
        assertThat(unseen(Secrets.inArtifact(none)).reason()).contains("there is nothing at this path");
        assertThat(unseen(Secrets.inHistoryOf(none)).reason()).contains("there is no " + none);
    }

    @Test
    void lists_that_are_not_there() {
        Path none = root.resolve("none");
        Secrets check = Secrets.in(root);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.withBaseline(none))
                .withMessageStartingWith(none + " cannot be read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.withGitleaksConfig(none))
                .withMessageStartingWith(none + " cannot be read");
    }

    @Test
    void a_rule_that_there_is_not_in_a_baseline() throws IOException {
        Path file = list("# head\n0123456789abcdef a.js secrets.no-such-rule ops reason\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secrets.in(root).withBaseline(file))
                .withMessageStartingWith(file + ":2: there is no rule secrets.no-such-rule; ");
    }

    @Test
    void a_configuration_that_is_malformed() throws IOException {
        Path syntax = list("title = \"a\"\n\n[[rules]\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secrets.in(root).withGitleaksConfig(syntax))
                .withMessageStartingWith(syntax + ":3: ");

        Path pattern = list("[[rules]]\nid = \"x\"\nregex = '''a('''\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secrets.in(root).withGitleaksConfig(pattern))
                .withMessage(pattern + ":3: regex is no pattern: missing closing )");
    }

    private Unseen unseen(Secrets check) {
        Outcome outcome = check.run(launch).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(outcome.unseen()).hasSize(1);
        return outcome.unseen().get(0);
    }

    private Path list(String text) throws IOException {
        return Files.writeString(root.resolve("list"), text);
    }
}
