package dev.launchready.secrets.source;

import static dev.launchready.secrets.source.GitRepo.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.Gap.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault each: what it took away is listed with the reason, what is left is handed over. */
class GitHistoryFaultsTest {
    @TempDir
    Path folder;

    private final Gathering gathering = new Gathering();
    private GitRepo repo;
    private ObjectId first;
    private ObjectId second;

    @BeforeEach
    void a_repository_with_two_commits() throws IOException {
        repo = GitRepo.in(folder);
        first = repo.commit(Map.of("a.txt", token("first"), "noise.bin", noise(1)), "first");
        second = repo.commit(Map.of("b.txt", token("second"), "noise.bin", noise(2)), "second", first);
        repo.ref("refs/heads/main", second);
    }

    @AfterEach
    void close() {
        repo.close();
    }

    @Test
    void a_missing_blob_is_named_with_what_refers_to_it() throws IOException {
        ObjectId lost = repo.blob(token("first"));
        Files.delete(repo.loose(lost));

        read();

        assertThat(gathering.gaps(Reason.MISSING))
                .singleElement()
                .asString()
                .contains(lost.name(), "\"a.txt\" in tree");
        assertThat(gathering.where(token("second"))).hasSize(1);
    }

    @Test
    void a_missing_commit_and_a_ref_to_nothing_are_named() throws IOException {
        Files.delete(repo.loose(first));
        repo.ref("refs/heads/gone", ObjectId.fromString("1234567890123456789012345678901234567890"));

        read();

        assertThat(gathering.gaps(Reason.MISSING))
                .anyMatch(gap -> gap.contains(first.name()) && gap.contains("commit " + second.name()))
                .anyMatch(gap -> gap.contains("ref refs/heads/gone"))
                .hasSize(2);
        assertThat(gathering.where(token("first"))).hasSize(1);
    }

    @Test
    void a_loose_object_that_was_cut_off_is_corrupt() throws IOException {
        GitRepo.cut(repo.loose(repo.blob(token("first"))), 12);

        read();

        assertThat(gathering.gaps(Reason.CORRUPT)).singleElement().asString().contains("loose object", "make no sense");
        assertThat(gathering.where(token("second"))).hasSize(1);
    }

    @Test
    void a_loose_object_with_the_content_of_another_is_corrupt() throws IOException {
        Path file = repo.loose(repo.blob(token("first")));
        GitRepo.makeWritable(file);
        Files.write(file, Files.readAllBytes(repo.loose(repo.blob(token("second")))));

        read();

        assertThat(gathering.gaps(Reason.CORRUPT)).singleElement().asString().contains("than its name says");
    }

    @Test
    void a_damaged_pack_gives_away_its_whole_objects() throws IOException {
        repo.pack();
        // the noise does not compress, so the middle of the pack lies in it
        GitRepo.flip(repo.packFile(".pack"), (int) Files.size(repo.packFile(".pack")) / 2);

        read();

        assertThat(gathering.gaps(Reason.CORRUPT)).isNotEmpty().allMatch(gap -> gap.startsWith("blob "));
        assertThat(gathering.where(token("first"))).hasSize(1);
        assertThat(gathering.where(token("second"))).hasSize(1);
    }

    @Test
    void of_a_damaged_pack_the_whole_copy_elsewhere_is_taken() throws IOException {
        repo.pack();
        GitRepo.flip(repo.packFile(".pack"), (int) Files.size(repo.packFile(".pack")) / 2);
        // JGit does not write what a pack has, so the copies come from another repository with the same content
        try (GitRepo other = GitRepo.in(folder.resolve("other"))) {
            for (int seed = 1; seed <= 2; seed++) {
                ObjectId id = other.blob(noise(seed));
                Files.createDirectories(repo.loose(id).getParent());
                Files.copy(other.loose(id), repo.loose(id));
            }
        }

        read();

        assertThat(gathering.gaps).isEmpty();
        assertThat(gathering.places()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void a_pack_that_was_cut_off_gives_away_what_is_left() throws IOException {
        repo.pack();
        GitRepo.cut(repo.packFile(".pack"), (int) Files.size(repo.packFile(".pack")) / 2);

        read();

        assertThat(gathering.gaps(Reason.CORRUPT)).anyMatch(gap -> gap.contains("the pack ends at byte"));
        assertThat(gathering.contents).isNotEmpty();
    }

    @Test
    void a_pack_without_or_with_a_broken_index_is_listed() throws IOException {
        repo.pack();
        Path index = repo.packFile(".idx");
        GitRepo.cut(index, 100);

        read();
        assertThat(gathering.gaps(Reason.CORRUPT)).anyMatch(gap -> gap.contains(".pack"));

        Files.delete(index);
        read();
        assertThat(gathering.gaps(Reason.MISSING)).anyMatch(gap -> gap.contains("it has no index pack-"));
    }

    @Test
    void a_shallow_clone_says_that_its_past_was_not_cloned() throws IOException {
        Files.writeString(repo.gitDir.resolve("shallow"), second.name() + "\n");
        Files.delete(repo.loose(first));

        read();

        assertThat(gathering.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo(Reason.NOT_CLONED);
            assertThat(gap.detail()).contains("git fetch --unshallow");
        });
    }

    @Test
    void what_a_partial_clone_lacks_was_not_cloned() throws IOException {
        ObjectId absent = ObjectId.fromString("1234567890123456789012345678901234567890");
        repo.pack();
        repo.ref("refs/heads/p", repo.commitIds(Map.of("p.txt", absent), FileMode.REGULAR_FILE, "partial", second));
        Files.writeString(Path.of(repo.packFile(".pack").toString().replace(".pack", ".promisor")), "");

        read();

        assertThat(gathering.gaps(Reason.NOT_CLONED)).singleElement().asString().contains(absent.name(), "p.txt");
        assertThat(gathering.where(token("first"))).hasSize(1);
    }

    @Test
    void thousands_of_missing_blobs_are_summed_up() throws IOException {
        Map<String, ObjectId> files = new java.util.TreeMap<>();
        for (int i = 0; i < 250; i++) {
            files.put("f" + i, ObjectId.fromString(String.format("%040x", i + 1)));
        }
        repo.ref("refs/heads/many", repo.commitIds(files, FileMode.REGULAR_FILE, "many", second));

        Tally tally = read();

        assertThat(tally.gaps()).isEqualTo(250);
        assertThat(gathering.gaps(Reason.MISSING))
                .hasSize(101)
                .anyMatch(gap -> gap.startsWith("150 more: it is missing"));
    }

    @Test
    void objects_above_the_limit_are_listed_with_their_size() throws IOException {
        repo.pack();

        GitHistory.at(folder).largest(1000).read(Deadline.in(Duration.ofSeconds(60)), gathering);

        assertThat(gathering.gaps(Reason.TOO_LARGE)).hasSize(2).allMatch(gap -> gap.contains("4000 bytes"));
        assertThat(gathering.where(token("first"))).hasSize(1);
    }

    @Test
    void alternates_that_are_gone_are_listed() throws IOException {
        Files.writeString(
                Files.createDirectories(repo.gitDir.resolve("objects/info")).resolve("alternates"),
                "/nowhere/objects\n");

        read();

        assertThat(gathering.gaps(Reason.MISSING)).singleElement().asString().contains("/nowhere/objects");
    }

    @Test
    void a_submodule_is_listed_and_not_entered() throws IOException {
        ObjectId there = ObjectId.fromString("1234567890123456789012345678901234567890");
        repo.ref("refs/heads/sub", repo.commitIds(Map.of("lib", there), FileMode.GITLINK, "sub", second));

        read();

        assertThat(gathering.gaps)
                .singleElement()
                .hasToString("submodule lib: it is another repository (at commit " + there.name()
                        + "; look at it by itself)");
    }

    @Test
    void formats_that_are_not_read_are_listed() throws IOException {
        Files.writeString(repo.gitDir.resolve("config"), "[extensions]\n\trefStorage = reftable\n");
        read();
        assertThat(gathering.gaps(Reason.UNSUPPORTED))
                .singleElement()
                .asString()
                .contains("reftable");
        assertThat(gathering.where(token("first"))).hasSize(1);

        Files.writeString(repo.gitDir.resolve("config"), "[extensions]\n\tobjectFormat = sha256\n");
        assertThat(read().pieces()).isZero();
        assertThat(gathering.gaps(Reason.UNSUPPORTED))
                .singleElement()
                .asString()
                .contains("SHA-256");
    }

    @Test
    void a_ref_without_an_object_name_is_corrupt() throws IOException {
        Files.writeString(repo.gitDir.resolve("refs/heads/bad"), "what?\n");

        read();

        assertThat(gathering.gaps(Reason.CORRUPT))
                .containsExactly("ref refs/heads/bad: it is corrupt (it names no object)");
    }

    @Test
    void what_the_time_did_not_suffice_for_is_counted() {
        GitHistory.at(folder).read(Deadline.in(Duration.ZERO), gathering);

        assertThat(gathering.contents).isEmpty();
        assertThat(gathering.gaps(Reason.TIME)).singleElement().asString().startsWith("8 objects");
        assertThat(GitHistory.at(folder).trace(List.of(first.name()), Deadline.in(Duration.ZERO)))
                .hasEntrySatisfying(
                        first.name(), trace -> assertThat(trace.reach()).isEqualTo(GitTrace.Reach.UNKNOWN));
    }

    @Test
    void an_interrupt_ends_the_reading_and_stays_set() {
        Thread.currentThread().interrupt();

        Tally tally = GitHistory.at(folder).read(Deadline.in(Duration.ofSeconds(60)), slow());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tally.pieces()).isLessThan(8);
        assertThat(gathering.gaps(Reason.TIME)).singleElement().asString().contains("cancelled");
    }

    /** Its first content waits until the reading was cancelled, which the interrupt of the caller does at once. */
    private ContentSink slow() {
        return new ContentSink() {
            @Override
            public void content(Content content) {
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
            }

            @Override
            public void gap(Gap gap) {
                gathering.gap(gap);
            }
        };
    }

    @Test
    void what_the_sink_throws_reaches_the_caller() {
        ContentSink sink = new ContentSink() {
            @Override
            public void content(Content content) {
                throw new IllegalStateException("full");
            }

            @Override
            public void gap(Gap gap) {}
        };

        assertThatThrownBy(() -> GitHistory.at(folder).read(Deadline.in(Duration.ofSeconds(60)), sink))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    private Tally read() {
        gathering.contents.clear();
        gathering.gaps.clear();
        return GitHistory.at(folder).read(Deadline.in(Duration.ofSeconds(60)), gathering);
    }

    /** Text of ASCII letters that does not compress well, 4,000 bytes. */
    private static String noise(int seed) {
        StringBuilder text = new StringBuilder();
        new Random(seed).ints(4000, 33, 127).forEach(i -> text.append((char) i));
        return text.toString();
    }
}
