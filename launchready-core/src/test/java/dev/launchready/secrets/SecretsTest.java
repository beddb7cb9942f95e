package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.secrets.TreeScan.Skipped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(200);

    @TempDir
    Path root;

    @Test
    void a_clean_tree_passes() throws IOException {
        write("src/app.js", "const key = process.env.STRIPE_KEY;\n");

        CheckResult result = Secrets.in(root).run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_secret_is_told_with_its_place_and_no_more_than_its_edges() throws IOException {
        write("src/app.js", "// pay\nconst stripeKey = \"" + token + "\";\n");

        Finding finding = Secrets.in(root).run(launch).findings().get(0);

        assertThat(finding.rule()).isEqualTo("secrets.stripe-live-secret-key");
        assertThat(finding.message())
                .isEqualTo("src/app.js:2: expected no secret in the file, but it holds a Stripe live secret key, sk_…"
                        + token.substring(token.length() - 2) + " (32 characters).");
        assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        assertThat(finding.evidence().get(0).text()).startsWith("const stripeKey = \" sk_…");
        assertThat(finding.toString()).doesNotContain(token.substring(4, 12));
    }

    @Test
    void an_ignored_file_is_present_and_not_leaked() throws IOException {
        write(".gitignore", "*.log\n.env*\n!.env.example\n/build/\n");
        write(".env", "STRIPE_KEY=" + token + "\n");
        write("build/x.txt", token);
        write("sub/build/x.txt", token);

        List<Finding> findings = Secrets.in(root).run(launch).findings();

        assertThat(findings)
                .extracting(Finding::subject, Finding::impact)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(".env:1", Impact.CLEANUP),
                        org.assertj.core.groups.Tuple.tuple("build/x.txt:1", Impact.CLEANUP),
                        org.assertj.core.groups.Tuple.tuple("sub/build/x.txt:1", Impact.LAUNCH_BLOCKER));
    }

    @Test
    void every_skipped_file_is_listed_with_its_reason() throws IOException {
        write("node_modules/x/index.js", token);
        write("logo.png", token);
        write("empty.txt", "");
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/loop"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("nowhere"), root.resolve("missing"));

        TreeScan scan = Secrets.in(root).scan(launch);

        assertThat(scan.matches()).isEmpty();
        assertThat(scan.skipped())
                .extracting(Skipped::path)
                .containsExactly("a/loop", "empty.txt", "logo.png", "node_modules", "nowhere");
        assertThat(scan.skipped())
                .allSatisfy(skipped -> assertThat(skipped.reason()).isNotBlank());
    }

    @Test
    void a_link_that_leaves_the_tree_was_not_looked_at_unless_git_ignores_it(@TempDir Path elsewhere)
            throws IOException {
        write(".gitignore", "bazel-out");
        Files.createSymbolicLink(root.resolve("bazel-out"), elsewhere);
        Files.createSymbolicLink(root.resolve("settings"), elsewhere);

        TreeScan scan = Secrets.in(root).scan(launch);

        assertThat(scan.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.subject()).isEqualTo("settings");
            assertThat(unseen.reason()).contains("outside the tree");
        });
        assertThat(scan.skipped()).extracting(Skipped::path).containsExactly("bazel-out");
    }

    @Test
    void a_file_that_is_too_large_leaves_the_outcome_open() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("disk.img").toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }

        CheckResult result = Secrets.in(root).run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).subject()).isEqualTo("disk.img");
        assertThat(result.unseen().get(0).reason()).contains("3000000000 bytes").contains("withLargestFile");
    }

    @Test
    void an_unreadable_file_leaves_the_outcome_open() throws IOException {
        Path file = write("locked.txt", "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "whoever runs this test may read everything");

        assertThat(Secrets.in(root).run(launch).unseen().get(0).subject()).isEqualTo("locked.txt");
    }

    @Test
    void an_archive_that_was_not_opened_and_a_folder_that_is_not_there_leave_it_open() throws IOException {
        write("lib/a.jar", "PK");

        assertThat(Secrets.in(root).run(launch).outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(Secrets.in(root.resolve("missing"))
                        .run(launch)
                        .unseen()
                        .get(0)
                        .reason())
                .contains("there is nothing at this path");
    }

    @Test
    void what_was_not_reached_by_the_deadline_is_told() throws IOException {
        for (int i = 0; i < 50; i++) {
            write("f" + i + ".txt", "secret ".repeat(1000));
        }

        CheckResult result = Secrets.in(root).run(launch.within(Duration.ofNanos(1)));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason()).contains("the deadline passed");
    }

    @Test
    void binary_files_are_scanned_as_well() throws IOException {
        write("app.bin", "\0\1\2" + token + "\0\0\3");

        assertThat(Secrets.in(root).run(launch).findings()).hasSize(1);
    }

    @Test
    void progress_is_reported_up_to_the_last_file() throws IOException {
        write("a.txt", "one");
        write("b.txt", token);
        List<ScanProgress> progress = Collections.synchronizedList(new ArrayList<>());

        Secrets.in(root).onThreads(1).reportingTo(progress::add).scan(launch);

        assertThat(progress).hasSize(2);
        assertThat(progress.get(1)).isEqualTo(new ScanProgress(2, 35, 2, 35, 1));
        assertThat(progress.get(1).share()).isEqualTo(1);
    }

    @Test
    void many_of_a_kind_in_one_file_are_counted() throws IOException {
        StringBuilder dump = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            dump.append("$2")
                    .append("b$12$")
                    .append(Tokens.random(i, Tokens.ALNUM, 53))
                    .append('\n');
        }
        write("dump.sql", dump.toString());

        List<Finding> findings = Secrets.in(root).run(launch).findings();

        assertThat(findings).hasSize(20);
        assertThat(findings.get(19).actual()).endsWith("and 10 more of the kind follow in the file");
    }

    @Test
    void bounds_are_checked() {
        assertThatThrownBy(() -> Secrets.in(root).onThreads(0)).hasMessageContaining("give 1 to 64");
        assertThatThrownBy(() -> Secrets.in(root).withLargestFile(0)).hasMessageContaining("give 1 to");
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(UTF_8));
    }
}
