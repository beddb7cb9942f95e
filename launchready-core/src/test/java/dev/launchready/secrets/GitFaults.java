package dev.launchready.secrets;

import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.zip;

import dev.launchready.secrets.InjectedFaultsTest.Fault;
import dev.launchready.secrets.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What can be wrong with a repository. */
final class GitFaults {
    private static final ObjectId ABSENT = ObjectId.fromString("1234567890123456789012345678901234567890");

    private GitFaults() {}

    /** Breaks a repository with two commits, of which the second is the head of the main branch. */
    private interface Break {
        void it(GitRepo repo, ObjectId first, ObjectId second) throws IOException;
    }

    private static Fault fault(String name, Break how, String subject, String reason) {
        return new Fault(
                name,
                root -> {
                    try (GitRepo repo = GitRepo.in(root)) {
                        ObjectId first = repo.commit(Map.of("a.txt", "one", "noise.bin", noise(1)), "first");
                        ObjectId second = repo.commit(Map.of("b.txt", "two", "noise.bin", noise(2)), "second", first);
                        repo.ref("refs/heads/main", second);
                        how.it(repo, first, second);
                        return Secrets.inRepository(root).withLargestFile(2_000_000);
                    }
                },
                subject,
                reason);
    }

    static Stream<Fault> all() {
        return Stream.of(
                new Fault("no repository", Secrets::inHistoryOf, "the history of", "is no Git repository"),
                fault(
                        "missing blob",
                        (repo, first, second) -> Files.delete(repo.loose(repo.blob("one"))),
                        "object ",
                        "it is missing (\"a.txt\" in tree"),
                fault("missing commit", (repo, first, second) -> Files.delete(repo.loose(first)), "object ", "missing"),
                fault(
                        "branch that leads to nothing",
                        (repo, first, second) -> repo.ref("refs/heads/gone", ABSENT),
                        ABSENT.name(),
                        "ref refs/heads/gone refers to it"),
                fault(
                        "ref that names no object",
                        (repo, first, second) -> Files.writeString(repo.gitDir.resolve("refs/heads/bad"), "what?\n"),
                        "refs/heads/bad",
                        "it names no object"),
                fault(
                        "loose object that was cut off",
                        (repo, first, second) -> GitRepo.cut(repo.loose(repo.blob("one")), 9),
                        "loose object",
                        "it is corrupt"),
                fault(
                        "corrupt pack",
                        (repo, first, second) ->
                                GitRepo.flip(repo.pack().packFile(".pack"), size(repo.packFile(".pack")) / 2),
                        "blob ",
                        "it is corrupt"),
                fault(
                        "pack that was cut off",
                        (repo, first, second) ->
                                GitRepo.cut(repo.pack().packFile(".pack"), size(repo.packFile(".pack")) / 2),
                        "object ",
                        "the pack ends at byte"),
                fault(
                        "pack without its index",
                        (repo, first, second) -> Files.delete(repo.pack().packFile(".idx")),
                        "pack ",
                        "it has no index"),
                fault("shallow clone", GitFaults::shallow, "history before", "the clone was made without it"),
                fault("partial clone", GitFaults::partial, ABSENT.name(), "the clone was made without it"),
                fault(
                        "submodule",
                        (repo, first, second) -> repo.ref(
                                "refs/heads/sub",
                                repo.commitIds(Map.of("lib", ABSENT), FileMode.GITLINK, "sub", second)),
                        "submodule lib",
                        "it is another repository"),
                fault(
                        "borrowed objects that are gone",
                        (repo, first, second) -> Files.writeString(
                                Files.createDirectories(repo.gitDir.resolve("objects/info"))
                                        .resolve("alternates"),
                                "/nowhere/objects\n"),
                        "/nowhere/objects",
                        "it is missing"),
                fault(
                        "large object",
                        (repo, first, second) -> repo.blob(" ".repeat(2_000_001)),
                        "loose object",
                        "2000001 bytes, the limit is 2000000"),
                fault(
                        "refs in a format of their own",
                        (repo, first, second) -> Files.writeString(
                                repo.gitDir.resolve("config"), "[extensions]\n\trefStorage = reftable\n"),
                        "refs of",
                        "reftable"),
                fault(
                        "objects named by SHA-256",
                        (repo, first, second) -> Files.writeString(
                                repo.gitDir.resolve("config"), "[extensions]\n\tobjectFormat = sha256\n"),
                        "repository",
                        "SHA-256"),
                fault(
                        "worktree whose repository is gone",
                        (repo, first, second) -> {
                            Files.move(repo.gitDir, repo.root.resolve("moved"));
                            Files.writeString(repo.gitDir, "gitdir: /nowhere/.git\n");
                        },
                        "the history of",
                        "git worktree repair"),
                fault(
                        "encrypted archive in the history",
                        (repo, first, second) -> {
                            byte[] archive = zip("1.txt", bytes("hidden"));
                            archive[6] |= 1;
                            repo.blob(archive);
                        },
                        "!1.txt",
                        "it is encrypted"),
                fault(
                        "UTF-16 in the history that lost a byte",
                        (repo, first, second) -> repo.blob(new byte[] {-1, -2, 'a', 0, 'b'}),
                        "blob ",
                        "UTF-16 and ends within a character"));
    }

    private static void shallow(GitRepo repo, ObjectId first, ObjectId second) throws IOException {
        Files.writeString(repo.gitDir.resolve("shallow"), second.name() + "\n");
        Files.delete(repo.loose(first));
    }

    private static void partial(GitRepo repo, ObjectId first, ObjectId second) throws IOException {
        repo.pack();
        repo.ref("refs/heads/p", repo.commitIds(Map.of("p.txt", ABSENT), FileMode.REGULAR_FILE, "partial", second));
        Path pack = repo.packFile(".pack");
        Files.writeString(pack.resolveSibling(pack.getFileName().toString().replace(".pack", ".promisor")), "");
    }

    private static int size(Path file) throws IOException {
        return (int) Files.size(file);
    }

    /** Does not compress, so that the middle of a pack lies in it. */
    private static String noise(int seed) {
        byte[] noise = new byte[2000];
        new java.util.Random(seed).nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }
}
