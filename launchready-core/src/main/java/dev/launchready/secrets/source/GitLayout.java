package dev.launchready.secrets.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the parts of a repository are, see gitrepository-layout(5).
 *
 * @param given the path that the user gave
 * @param gitDir the folder of this worktree: {@code HEAD}, its reflog, its index
 * @param commonDir the folder that all worktrees share: objects, refs, configuration; mostly the same
 */
record GitLayout(Path given, Path gitDir, Path commonDir) {
    private static final Pattern SHA256 = Pattern.compile("(?im)^\\s*objectformat\\s*=\\s*\"?sha256");
    private static final Pattern REFTABLE = Pattern.compile("(?im)^\\s*refstorage\\s*=\\s*\"?reftable");
    private static final Pattern PARTIAL = Pattern.compile("(?im)^\\s*(partialclone\\s*=|promisor\\s*=\\s*true)");

    static GitLayout of(Path given) {
        if (!Files.exists(given)) {
            throw new IllegalArgumentException(
                    "there is no " + given.toAbsolutePath() + "; give the root of a Git worktree or a bare repository");
        }
        Path dotGit = given.resolve(".git");
        if (Files.isRegularFile(dotGit)) {
            return linked(given, dotGit);
        }
        if (isGitDir(dotGit)) {
            return of(given, dotGit);
        }
        if (isGitDir(given)) {
            return of(given, given);
        }
        throw new IllegalArgumentException(given.toAbsolutePath() + " is no Git repository: "
                + (Files.exists(dotGit)
                        ? dotGit.getFileName() + " in it lacks HEAD, objects or refs"
                        : "it has no .git, and no HEAD, objects and refs of a bare one")
                + remedy(given));
    }

    private static String remedy(Path given) {
        Path above = given.toAbsolutePath().normalize().getParent();
        while (above != null && !isGitDir(above.resolve(".git"))) {
            above = above.getParent();
        }
        return above == null
                ? "; give the root of a Git worktree or a bare repository"
                : "; if you mean the repository around it, give its root " + above;
    }

    /** The {@code .git} file of a linked worktree or of a submodule says where the folder is. */
    private static GitLayout linked(Path given, Path dotGit) {
        String line;
        try {
            line = Files.readString(dotGit, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    dotGit + " cannot be read: " + Faults.said(e) + "; it should say where the repository is", e);
        }
        if (!line.startsWith("gitdir:")) {
            throw new IllegalArgumentException(
                    dotGit + " does not start with \"gitdir:\"; give the root of a Git worktree or a bare repository");
        }
        Path target = resolve(given, line.substring("gitdir:".length()).strip());
        if (!Files.isDirectory(target)) {
            throw new IllegalArgumentException(dotGit + " points to " + target
                    + ", which does not exist; repair it with \"git worktree repair\", or give the main repository");
        }
        return of(given, target);
    }

    private static GitLayout of(Path given, Path gitDir) {
        Path pointer = gitDir.resolve("commondir");
        if (!Files.isRegularFile(pointer)) {
            return new GitLayout(given, gitDir, gitDir);
        }
        try {
            Path common = resolve(
                    gitDir, Files.readString(pointer, StandardCharsets.UTF_8).strip());
            return new GitLayout(given, gitDir, common.normalize());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    pointer + " cannot be read: " + Faults.said(e) + "; give the main repository instead", e);
        }
    }

    private static Path resolve(Path from, String path) {
        try {
            return from.resolve(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(from + " points to a path that this system does not have: " + path, e);
        }
    }

    private static boolean isGitDir(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && (Files.exists(folder.resolve("commondir"))
                        || (Files.isDirectory(folder.resolve("objects")) && Files.isDirectory(folder.resolve("refs"))));
    }

    Path objects() {
        return commonDir.resolve("objects");
    }

    /** Whether its objects are named by SHA-256, which JGit does not read. */
    boolean isSha256() {
        return SHA256.matcher(config()).find();
    }

    boolean hasReftable() {
        return REFTABLE.matcher(config()).find();
    }

    boolean isPartial() {
        return PARTIAL.matcher(config()).find();
    }

    /**
     * The repository's own configuration, as text: three questions to it are not worth JGit's machinery, which reads
     * the user's and the system's as well.
     */
    private String config() {
        try {
            return Files.readString(commonDir.resolve("config"), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
