package dev.launchready.secrets.source;

import static dev.launchready.secrets.source.GitRepo.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.GitTrace.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One text planted in every place that a repository has: found once, and told where it came from. */
class GitHistoryPlacesTest {
    @TempDir
    Path folder;

    private final Gathering gathering = new Gathering();

    @Test
    void a_file_in_head_is_told_with_the_commit_that_introduced_it_and_where_it_is_now() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            ObjectId first = repo.commit(Map.of("conf/app.yml", token("head")), "first");
            ObjectId moved = repo.commit(Map.of("a/b.yml", token("head"), "z.yml", token("head")), "move", first);
            repo.ref("refs/heads/main", moved);

            GitTrace trace = onlyTrace("head");

            assertThat(trace.reach()).isEqualTo(Reach.REF);
            assertThat(trace.introduced()).hasValueSatisfying(where -> {
                assertThat(where.commit()).isEqualTo(first.name());
                assertThat(where.path()).isEqualTo("conf/app.yml");
                assertThat(where.time()).isAfter(java.time.Instant.EPOCH);
            });
            assertThat(trace.headPaths()).containsExactly("a/b.yml", "z.yml");
        }
    }

    @Test
    void a_file_that_was_deleted_is_told_to_be_in_history_only() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            ObjectId first = repo.commit(Map.of(".env", token("deleted")), "add");
            repo.ref("refs/heads/main", repo.commit(Map.of("README", "hi"), "remove", first));

            assertTrace("deleted", Reach.REF, first, ".env");
        }
    }

    @Test
    void a_file_stored_as_a_delta_in_a_pack_is_found_after_unpacking() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            String long1 = manyLines();
            ObjectId first = repo.commit(Map.of("big.txt", long1), "whole");
            ObjectId second =
                    repo.commit(Map.of("big.txt", long1.replace("line 250\n", token("delta") + "\n")), "2", first);
            ObjectId third = repo.commit(Map.of("big.txt", long1 + "the end\n"), "third", second);
            repo.ref("refs/heads/main", third).pack();
            assertThat(Files.size(repo.packFile(".pack"))).isLessThan(2L * long1.length());
            assertThat(deltas(repo)).isPositive();

            assertTrace("delta", Reach.REF, second, "big.txt");

            assertThat(gathering.where("line 249")).hasSize(3);
        }
    }

    @Test
    void other_branches_remote_branches_and_merged_sides_are_reached() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            ObjectId base = repo.commit(Map.of("README", "hi"), "base");
            ObjectId side = repo.commit(Map.of("side.txt", token("side")), "side", base);
            ObjectId merge = repo.commit(Map.of("README", "hi"), "merge", base, side);
            ObjectId branch = repo.commit(Map.of("branch.txt", token("branch")), "branch", base);
            ObjectId remote = repo.commit(Map.of("remote.txt", token("remote")), "remote", base);
            repo.ref("refs/heads/main", merge).ref("refs/heads/other", branch);
            Files.writeString(
                    repo.gitDir.resolve("packed-refs"),
                    "# pack-refs with: peeled\n" + remote.name() + " refs/remotes/origin/dev\n");

            assertTrace("side", Reach.REF, side, "side.txt");
            assertTrace("branch", Reach.REF, branch, "branch.txt");
            assertTrace("remote", Reach.REF, remote, "remote.txt");
        }
    }

    @Test
    void what_only_the_stash_a_reflog_or_nothing_keeps_is_told_apart() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            ObjectId base = repo.commit(Map.of("README", "hi"), "base");
            ObjectId older = repo.commit(Map.of("w.txt", token("older-stash")), "WIP", base);
            ObjectId newer = repo.commit(Map.of("w.txt", token("stash")), "WIP", base);
            ObjectId reset = repo.commit(Map.of("r.txt", token("reflog")), "undone", base);
            ObjectId original = repo.commit(Map.of("o.txt", token("orig-head")), "before the reset", base);
            ObjectId lost = repo.commit(Map.of("l.txt", token("dangling")), "lost", base);
            repo.ref("refs/heads/main", base).ref("refs/stash", newer).ref("ORIG_HEAD", original);
            repo.log("refs/stash", older, newer).log("HEAD", base, reset, base);

            assertTrace("stash", Reach.STASH, newer, "w.txt");
            assertTrace("older-stash", Reach.STASH, older, "w.txt");
            assertTrace("reflog", Reach.REFLOG, reset, "r.txt");
            assertTrace("orig-head", Reach.REFLOG, original, "o.txt");
            assertTrace("dangling", Reach.DANGLING, lost, "l.txt");
        }
    }

    @Test
    void a_blob_that_no_commit_ever_had_hangs_in_the_air() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            repo.blob(token("staged-once"));

            GitTrace trace = onlyTrace("staged-once");

            assertThat(trace.reach()).isEqualTo(Reach.DANGLING);
            assertThat(trace.introduced()).isEmpty();
        }
    }

    @Test
    void messages_of_commits_and_tags_are_content() throws IOException {
        try (GitRepo repo = GitRepo.in(folder)) {
            ObjectId commit = repo.commit(Map.of("README", "hi"), "rotate " + token("message"));
            ObjectId tag = repo.tag("v1", commit, Constants.OBJ_COMMIT, token("tag"));
            ObjectId lost = repo.tag("v0", commit, Constants.OBJ_COMMIT, token("lost-tag"));
            ObjectId attached = repo.blob(token("tagged-blob"));
            ObjectId key = repo.tag("key", attached, Constants.OBJ_BLOB, "our key");
            repo.ref("refs/heads/main", commit).ref("refs/tags/v1", tag).ref("refs/tags/key", key);

            assertTrace("message", Reach.REF, commit, "");
            assertThat(onlyTrace("tag").reach()).isEqualTo(Reach.REF);
            assertThat(gathering.where(token("tag"))).containsExactly(new GitObject(tag.name(), GitObject.Kind.TAG));
            assertThat(onlyTrace("tagged-blob").reach()).isEqualTo(Reach.REF);
            assertThat(onlyTrace("lost-tag").reach()).isEqualTo(Reach.DANGLING);
            assertThat(gathering.where(token("lost-tag"))).hasSize(1);
            assertThat(lost).isNotEqualTo(tag);
        }
    }

    @Test
    void a_linked_worktree_shows_its_own_head_and_the_shared_objects() throws IOException {
        try (GitRepo repo = GitRepo.in(folder.resolve("main"))) {
            ObjectId base = repo.commit(Map.of("README", token("shared")), "base");
            ObjectId detached = repo.commit(Map.of("d.txt", token("detached")), "detached", base);
            repo.ref("refs/heads/main", base);
            Path own = Files.createDirectories(repo.gitDir.resolve("worktrees").resolve("w"));
            Files.writeString(own.resolve("HEAD"), detached.name() + "\n");
            Files.writeString(own.resolve("commondir"), "../..\n");
            Path linked = Files.createDirectories(folder.resolve("linked"));
            Files.writeString(linked.resolve(".git"), "gitdir: " + own + "\n");

            assertThat(trace(linked, "detached").headPaths()).containsExactly("d.txt");
            assertThat(trace(linked, "shared").headPaths()).isEmpty();
            assertThat(trace(repo.root, "detached").reach()).isEqualTo(Reach.REF);
            assertThat(trace(repo.root, "shared").headPaths()).containsExactly("README");
        }
    }

    @Test
    void a_bare_repository_and_the_objects_it_borrows_are_read_each_once() throws IOException {
        Path lender = folder.resolve("lender");
        Path borrower = folder.resolve("borrower.git");
        try (GitRepo first = GitRepo.in(lender);
                GitRepo second = GitRepo.bare(borrower)) {
            ObjectId lent = first.commit(Map.of("l.txt", token("lent"), "same.txt", token("same")), "lent");
            first.ref("refs/heads/main", lent).pack();
            Files.writeString(
                    Files.createDirectories(borrower.resolve("objects/info")).resolve("alternates"),
                    lender.resolve(".git/objects") + "\n");
            ObjectId own = second.commit(Map.of("same.txt", token("same"), "o.txt", token("own")), "own", lent);
            second.ref("refs/heads/main", own);

            assertThat(trace(borrower, "lent").introduced())
                    .hasValueSatisfying(where -> assertThat(where.commit()).isEqualTo(lent.name()));
            assertThat(trace(borrower, "own").headPaths()).containsExactly("o.txt");
            assertThat(trace(borrower, "same").headPaths()).containsExactly("same.txt");
        }
    }

    private static String manyLines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }

    private static int deltas(GitRepo repo) throws IOException {
        Path file = repo.packFile(".pack");
        byte[] bytes = Files.readAllBytes(file);
        int count = 0;
        Path index = repo.packFile(".idx");
        try (Pack pack = Pack.open(file, index)) {
            for (int i = 0; i < pack.size(); i++) {
                count += ((bytes[(int) pack.offset(i)] >> 4) & 7) >= Constants.OBJ_OFS_DELTA ? 1 : 0;
            }
        }
        return count;
    }

    private void assertTrace(String name, Reach reach, ObjectId commit, String path) {
        GitTrace trace = onlyTrace(name);
        assertThat(trace.reach()).as(name).isEqualTo(reach);
        assertThat(trace.introduced()).as(name).hasValueSatisfying(where -> {
            assertThat(where.commit()).isEqualTo(commit.name());
            assertThat(where.path()).isEqualTo(path);
        });
        assertThat(trace.headPaths()).as(name).isEmpty();
    }

    private GitTrace onlyTrace(String name) {
        return trace(folder, name);
    }

    private GitTrace trace(Path root, String name) {
        gathering.contents.clear();
        gathering.gaps.clear();
        GitHistory history = GitHistory.at(root);
        Tally tally = history.read(Deadline.in(Duration.ofSeconds(60)), gathering);
        assertThat(gathering.gaps).isEmpty();
        assertThat(gathering.places()).doesNotHaveDuplicates().hasSize((int) tally.pieces());
        List<Origin> where = new ArrayList<>(gathering.where(token(name)));
        assertThat(where).as(name).hasSize(1);
        String id = ((GitObject) where.get(0)).id();
        return List.copyOf(history.trace(List.of(id), Deadline.in(Duration.ofSeconds(60)))
                        .values())
                .get(0);
    }
}
