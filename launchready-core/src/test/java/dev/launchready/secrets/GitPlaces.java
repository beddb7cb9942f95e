package dev.launchready.secrets;

import static dev.launchready.secrets.PlantedTokenTest.LINE;
import static dev.launchready.secrets.PlantedTokenTest.TOKEN;

import dev.launchready.secrets.PlantedTokenTest.Place;
import dev.launchready.secrets.PlantedTokenTest.Planted;
import dev.launchready.secrets.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Where a repository may have a token. */
final class GitPlaces {
    private static final String BROUGHT = "commit %s of 2023-11-14T22:13:";
    private static final String GONE = "HEAD no longer has it";

    private GitPlaces() {}

    /** Plants in a repository whose main branch has one commit. */
    private interface Plant {
        ObjectId in(GitRepo repo, ObjectId base) throws IOException;
    }

    private static Place place(String name, Plant plant, String subject, String... says) {
        return new Place(
                name,
                root -> {
                    try (GitRepo repo = GitRepo.in(root)) {
                        ObjectId base = repo.commit(Map.of("README", "hello\n"), "base");
                        repo.ref("refs/heads/main", base);
                        ObjectId id = plant.in(repo, base);
                        return new Planted(Secrets.inHistoryOf(root), id.name());
                    }
                },
                subject,
                List.of(says));
    }

    static Stream<Place> all() {
        return Stream.of(
                place(
                        "HEAD",
                        (repo, base) -> onMain(repo, repo.commit(Map.of("c/pay.yml", "\n" + LINE), "add", base)),
                        "c/pay.yml:2",
                        BROUGHT,
                        "HEAD still has it in c/pay.yml"),
                place("deleted file", GitPlaces::deleted, ".env.production:1", BROUGHT, "every clone has it", GONE),
                place(
                        "side branch",
                        (repo, base) -> {
                            ObjectId side = repo.commit(Map.of("side.yml", LINE), "side", base);
                            repo.ref("refs/heads/side", side);
                            return side;
                        },
                        "side.yml:1",
                        BROUGHT,
                        "every clone has it",
                        GONE),
                place(
                        "stash",
                        (repo, base) -> {
                            ObjectId stash = repo.commit(Map.of("w.yml", LINE), "WIP", base);
                            repo.ref("refs/stash", stash);
                            return stash;
                        },
                        "w.yml:1",
                        BROUGHT,
                        "only the stash leads to it"),
                place(
                        "reflog",
                        (repo, base) -> {
                            ObjectId undone = repo.commit(Map.of("r.yml", LINE), "undone", base);
                            repo.log("HEAD", base, undone, base);
                            return undone;
                        },
                        "r.yml:1",
                        BROUGHT,
                        "only a reflog leads to it"),
                place(
                        "dangling commit",
                        (repo, base) -> repo.commit(Map.of("l.yml", LINE), "lost", base),
                        "l.yml:1",
                        BROUGHT,
                        "nothing leads to it until git gc removes it"),
                place(
                        "loose blob of no commit",
                        (repo, base) -> repo.blob("\n\n" + LINE),
                        "blob %s:3",
                        "no commit that is left introduced it"),
                place("packed delta", GitPlaces::delta, "big.txt:251", BROUGHT, GONE),
                place(
                        "commit message",
                        (repo, base) -> onMain(repo, repo.commit(Map.of("README", "x"), "old\n\n" + LINE, base)),
                        "message of commit %s:3",
                        "the commit holds",
                        BROUGHT),
                place(
                        "message of an annotated tag",
                        (repo, base) -> {
                            ObjectId tag = repo.tag("v1", base, Constants.OBJ_COMMIT, "release\n" + LINE);
                            repo.ref("refs/tags/v1", tag);
                            return tag;
                        },
                        "message of tag object %s:2",
                        "the tag holds",
                        "a branch or a tag leads to it"),
                place(
                        "blob that only a tag has",
                        (repo, base) -> {
                            ObjectId blob = repo.blob(LINE);
                            repo.ref("refs/tags/k", repo.tag("k", blob, Constants.OBJ_BLOB, "our key"));
                            return blob;
                        },
                        "blob %s:1",
                        "a branch or a tag leads to it"),
                new Place(
                        "linked worktree",
                        GitPlaces::worktree,
                        "d.yml:1",
                        List.of(BROUGHT, "HEAD still has it in d.yml")),
                new Place("borrowed object", GitPlaces::borrowed, "l.yml:1", List.of(BROUGHT, GONE)),
                new Place(
                        "bare repository", GitPlaces::bare, "b.yml:1", List.of(BROUGHT, "HEAD still has it in b.yml")));
    }

    private static ObjectId onMain(GitRepo repo, ObjectId commit) throws IOException {
        repo.ref("refs/heads/main", commit);
        return commit;
    }

    private static ObjectId deleted(GitRepo repo, ObjectId base) throws IOException {
        ObjectId added = repo.commit(Map.of(".env.production", "STRIPE_KEY=" + TOKEN + "\n"), "add", base);
        onMain(repo, repo.commit(Map.of("README", "hello\n"), "remove", added));
        return added;
    }

    private static ObjectId delta(GitRepo repo, ObjectId base) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append("line ").append(i).append('\n');
        }
        String whole = lines.toString();
        ObjectId first = repo.commit(Map.of("big.txt", whole), "whole", base);
        ObjectId second = repo.commit(Map.of("big.txt", whole.replace("line 250\n", LINE)), "2", first);
        onMain(repo, repo.commit(Map.of("big.txt", whole + "the end\n"), "3", second));
        repo.pack();
        if (Files.size(repo.packFile(".pack")) > 2L * whole.length()) {
            throw new IllegalStateException("nothing was stored as a delta");
        }
        return second;
    }

    private static Planted worktree(Path root) throws IOException {
        try (GitRepo repo = GitRepo.in(root.resolve("main"))) {
            ObjectId base = repo.commit(Map.of("README", "hello\n"), "base");
            ObjectId detached = repo.commit(Map.of("d.yml", LINE), "detached", base);
            repo.ref("refs/heads/main", base);
            Path own = Files.createDirectories(repo.gitDir.resolve("worktrees").resolve("w"));
            Files.writeString(own.resolve("HEAD"), detached.name() + "\n");
            Files.writeString(own.resolve("commondir"), "../..\n");
            Path linked = Files.createDirectories(root.resolve("linked"));
            Files.writeString(linked.resolve(".git"), "gitdir: " + own + "\n");
            return new Planted(Secrets.inHistoryOf(linked), detached.name());
        }
    }

    private static Planted borrowed(Path root) throws IOException {
        Path lender = root.resolve("lender");
        Path borrower = root.resolve("borrower.git");
        try (GitRepo first = GitRepo.in(lender);
                GitRepo second = GitRepo.bare(borrower)) {
            ObjectId lent = first.commit(Map.of("l.yml", LINE), "lent");
            first.ref("refs/heads/main", lent).pack();
            Files.writeString(
                    Files.createDirectories(borrower.resolve("objects/info")).resolve("alternates"),
                    lender.resolve(".git/objects") + "\n");
            second.ref("refs/heads/main", second.commit(Map.of("o.txt", "own"), "own", lent));
            return new Planted(Secrets.inHistoryOf(borrower), lent.name());
        }
    }

    private static Planted bare(Path root) throws IOException {
        try (GitRepo repo = GitRepo.bare(root.resolve("b.git"))) {
            ObjectId commit = repo.commit(Map.of("b.yml", LINE), "base");
            repo.ref("refs/heads/main", commit).pack();
            return new Planted(Secrets.inRepository(repo.root), commit.name());
        }
    }
}
