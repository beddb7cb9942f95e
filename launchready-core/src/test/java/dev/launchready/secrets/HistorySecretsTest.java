package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Waiver;
import dev.launchready.secrets.source.GitRepo;
import dev.launchready.secrets.source.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySecretsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(700);
    private final String line = "key = \"" + token + "\"\n";

    @TempDir
    Path root;

    @TempDir
    Path lists;

    private GitRepo repo;

    @BeforeEach
    void a_repository() throws IOException {
        repo = GitRepo.in(root);
    }

    @AfterEach
    void close() {
        repo.close();
    }

    @Test
    void a_deleted_secret_is_told_with_the_commit_that_brought_it() throws IOException {
        ObjectId first = deleted("conf/pay.yml", "# pay\n" + line);

        Finding finding = one(Secrets.inHistoryOf(root));

        assertThat(finding.message())
                .isEqualTo("conf/pay.yml:2: expected no secret in the history, but the version of commit "
                        + first.name().substring(0, 10) + " holds a Stripe live secret key, sk_…"
                        + token.substring(token.length() - 2) + " (32 characters), and HEAD no longer has it.");
        assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        assertThat(text(finding, "in the history"))
                .isEqualTo("commit " + first.name() + " of 2023-11-14T22:13:21Z introduced it in conf/pay.yml:2;"
                        + " a branch or a tag leads to it, so every clone has it; HEAD no longer has it");
        assertThat(finding.remedy())
                .contains("Revoke it at https://")
                .contains("a waiver of secrets.stripe-live-secret-key whose reason is the day it was revoked");
    }

    @Test
    void every_version_of_a_file_that_has_it_is_one_finding() throws IOException {
        ObjectId first = repo.commit(Map.of("a.yml", line), "1");
        ObjectId second = repo.commit(Map.of("a.yml", "\n" + line), "2", first);
        ObjectId third = repo.commit(Map.of("a.yml", "\n" + line + "more: 1\n", "b.yml", line), "3", second);
        repo.ref("refs/heads/main", third);

        Finding finding = one(Secrets.inHistoryOf(root));

        assertThat(finding.subject()).isEqualTo("a.yml:1");
        assertThat(finding.actual()).endsWith("and HEAD still has it");
        assertThat(text(finding, "3 versions of files have it"))
                .contains("a.yml:1, commit " + first.name())
                .contains("a.yml:2, commit " + third.name());
        assertThat(text(finding, "in the history")).endsWith("HEAD still has it in a.yml, b.yml");
    }

    @Test
    void a_secret_among_tests_is_cleanup_until_it_moves_elsewhere() throws IOException {
        ObjectId first = repo.commit(Map.of("src/test/a.yml", line), "1");
        repo.ref("refs/heads/main", first);
        assertThat(one(Secrets.inHistoryOf(root)).impact()).isEqualTo(Impact.CLEANUP);

        repo.ref("refs/heads/main", repo.commit(Map.of("src/main/a.yml", line), "2", first));
        assertThat(one(Secrets.inHistoryOf(root)))
                .returns(Impact.LAUNCH_BLOCKER, Finding::impact)
                .returns("src/main/a.yml:1", Finding::subject);
    }

    @Test
    void a_revoked_one_is_waived_with_a_note() throws IOException {
        deleted("pay.yml", line);
        Launch later = launch.withClock(Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC));
        Waiver waiver = new Waiver(
                "secrets.stripe-live-secret-key", "revoked on 2026-04-30", "ops@acme.test", LocalDate.of(2026, 7, 1));

        LaunchReport report = later.waiving(waiver).run(Secrets.inHistoryOf(root));

        assertThat(report.findings()).isEmpty();
        assertThat(report.waived())
                .singleElement()
                .satisfies(w -> assertThat(w.waiver().reason()).startsWith("revoked"));
    }

    @Test
    void the_line_that_the_remedy_gives_is_one_of_the_baseline() throws IOException {
        ObjectId first = repo.commit(Map.of("my pay.yml", line), "1");
        ObjectId second = repo.commit(Map.of("my pay.yml", "\n\n" + line), "2", first);
        repo.ref("refs/heads/main", repo.commit(Map.of("R", "x"), "3", second));
        String remedy = one(Secrets.inHistoryOf(root)).remedy();
        String written = remedy.substring(remedy.indexOf('"') + 1, remedy.lastIndexOf('"'));

        CheckResult result = Secrets.inHistoryOf(root)
                .withBaseline(list(written.replace("OWNER", "ops").replace("DAY", "2026-05-01")))
                .run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_gitleaksignore_accepts_by_commit_file_and_line_and_the_later_versions_with_it() throws IOException {
        ObjectId first = repo.commit(Map.of("pay.yml", line), "1");
        ObjectId second = repo.commit(Map.of("pay.yml", "\n\n" + line), "2", first);
        repo.ref("refs/heads/main", second);
        String accepted = first.name() + ":pay.yml:stripe-access-token:1\n";

        assertThat(Secrets.inHistoryOf(root)
                        .withGitleaksIgnore(list(accepted))
                        .run(launch)
                        .findings())
                .isEmpty();
        assertThat(Secrets.inHistoryOf(root)
                        .withGitleaksIgnore(list(accepted.replace(":1\n", ":7\n")))
                        .run(launch)
                        .findings())
                .hasSize(1);
        assertThat(Secrets.inHistoryOf(root)
                        .withGitleaksIgnore(list(accepted.replace(first.name(), "a".repeat(40))))
                        .run(launch)
                        .findings())
                .hasSize(1);
    }

    @Test
    void an_allowlist_of_gitleaks_may_name_the_commit() throws IOException {
        ObjectId first = deleted("pay.yml", line);
        Path allowing = list("[allowlist]\ncommits = [\"" + first.name() + "\"]\n");
        Secrets check = Secrets.inHistoryOf(root);

        assertThat(check.withGitleaksConfig(allowing).run(launch).findings()).isEmpty();
        assertThat(check.withGitleaksConfig(list("[allowlist]\ncommits = [\"" + "a".repeat(40) + "\"]\n"))
                        .run(launch)
                        .findings())
                .hasSize(1);
    }

    @Test
    void in_tree_and_history_it_is_told_once_where_it_is_now() throws IOException {
        ObjectId first = repo.commit(Map.of("a.yml", line), "1");
        repo.ref("refs/heads/main", repo.commit(Map.of("a.yml", "\n" + line), "2", first));
        Files.writeString(root.resolve("a.yml"), "\n" + line);

        Finding finding = one(Secrets.inRepository(root));

        assertThat(finding.subject()).isEqualTo("a.yml:2");
        assertThat(finding.expected()).isEqualTo("no secret in the file");
        assertThat(text(finding, "in the history")).startsWith("commit " + first.name());
    }

    @Test
    void what_the_tree_ignores_and_the_history_has_is_leaked() throws IOException {
        deleted(".env", "STRIPE_KEY=" + token + "\n");
        Files.writeString(root.resolve(".gitignore"), ".env\n");
        Files.writeString(root.resolve(".env"), "STRIPE_KEY=" + token + "\n");

        List<Finding> findings = Secrets.inRepository(root).run(launch).findings();

        assertThat(findings)
                .extracting(Finding::expected, Finding::impact)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("no secret in the file", Impact.CLEANUP),
                        org.assertj.core.groups.Tuple.tuple("no secret in the history", Impact.LAUNCH_BLOCKER));
    }

    @Test
    void messages_are_told_with_the_line_of_the_message() throws IOException {
        ObjectId commit = repo.commit(Map.of("R", "x"), "rotate\n\nold: " + token + "\n");
        ObjectId tag = repo.tag("v1", commit, Constants.OBJ_COMMIT, "release\n" + Tokens.github("ghp", 701) + "\n");
        repo.ref("refs/heads/main", commit).ref("refs/tags/v1", tag);

        assertThat(Secrets.inHistoryOf(root).run(launch).findings())
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(
                        "message of commit " + commit.name() + ":3", "message of tag object " + tag.name() + ":2");
    }

    @Test
    void rules_that_ask_for_a_path_get_the_one_of_the_commit() throws IOException {
        String login = "db.acme.test:5432:app:app:" + Tokens.random(702, Tokens.ALNUM, 20) + "\n";
        ObjectId first = repo.commit(Map.of("home/.pgpass", login, "i18n/de.properties", "password=Passwort-1\n"), "1");
        repo.ref("refs/heads/main", repo.commit(Map.of("R", "x"), "2", first));

        assertThat(one(Secrets.inHistoryOf(root)).subject()).isEqualTo("home/.pgpass:1");
    }

    @Test
    void one_content_under_a_quiet_and_a_telling_name_is_found() throws IOException {
        String secret = "api_secret = \"" + Tokens.random(703, Tokens.ALNUM, 32) + "\"\n";
        ObjectId first = repo.commit(Map.of("a.lock", secret, "b.py", secret), "1");
        repo.ref("refs/heads/main", repo.commit(Map.of("R", "x"), "2", first));

        assertThat(one(Secrets.inHistoryOf(root)).subject()).isEqualTo("b.py:1");
    }

    @Test
    void an_archive_that_was_committed_is_opened() throws IOException {
        ObjectId jar = repo.blob(Packing.zip("conf/keys.yml", line.getBytes(UTF_8)));
        ObjectId first = repo.commitIds(Map.of("lib/a.jar", jar), FileMode.REGULAR_FILE, "1");
        repo.ref("refs/heads/main", repo.commit(Map.of("R", "x"), "2", first));

        Finding finding = one(Secrets.inHistoryOf(root));

        assertThat(finding.subject()).isEqualTo("lib/a.jar!conf/keys.yml:1");
        assertThat(text(finding, "in the history")).startsWith("commit " + first.name());
    }

    @Test
    void a_bare_repository_has_a_history_and_no_tree() throws IOException {
        ObjectId first = deleted("pay.yml", line);

        for (Secrets check : List.of(
                Secrets.inHistoryOf(repo.gitDir), Secrets.inRepository(repo.gitDir), Secrets.inRepository(root))) {
            assertThat(text(one(check), "in the history")).startsWith("commit " + first.name());
        }
    }

    @Test
    void what_is_no_repository_leaves_the_outcome_open() throws IOException {
        Path folder = Files.createDirectories(lists.resolve("plain"));

        CheckResult result = Secrets.inRepository(folder).run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.subject()).isEqualTo("the history of " + folder);
            assertThat(unseen.reason()).contains("is no Git repository").contains("give the root");
        });
    }

    @Test
    void progress_counts_objects_up_to_all_there_are() throws IOException {
        deleted("pay.yml", line);
        List<ScanProgress> progress = Collections.synchronizedList(new ArrayList<>());

        Secrets.inHistoryOf(root).onThreads(1).reportingTo(progress::add).scan(launch);

        ScanProgress last = progress.get(progress.size() - 1);
        assertThat(last.blobs()).isEqualTo(4).isEqualTo(last.knownBlobs());
        assertThat(last.found()).isEqualTo(1);
        assertThat(last.share()).isEqualTo(1);
        assertThat(last.bytes()).isGreaterThan(line.length());
    }

    private ObjectId deleted(String path, String content) throws IOException {
        ObjectId first = repo.commit(Map.of(path, content), "add");
        repo.ref("refs/heads/main", repo.commit(Map.of("README", "hi"), "remove", first));
        return first;
    }

    private Finding one(Secrets check) {
        CheckResult result = check.run(launch);
        assertThat(result.unseen()).isEmpty();
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    private static String text(Finding finding, String label) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.label().equals(label))
                .map(Evidence::text)
                .findFirst()
                .orElse("");
    }

    private Path list(String text) throws IOException {
        return Files.writeString(lists.resolve("list"), text);
    }
}
