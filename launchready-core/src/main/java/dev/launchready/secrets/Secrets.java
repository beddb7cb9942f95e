package dev.launchready.secrets;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Expects no secret in a working tree, in the history of a repository, or in what ships. Immutable; each verb returns a
 * copy.
 *
 * <pre>{@code
 * launch.run(Secrets.inRepository(Path.of(".")), Secrets.inArtifact(Path.of("target/app.jar")));
 * }</pre>
 */
public final class Secrets implements Check {
    /**
     * How many bytes a file may have to be read, unless told otherwise: 40 million. An object of a history and a file
     * within an archive may have 16 MiB then, as several of them are unpacked at a time.
     */
    public static final long DEFAULT_LARGEST_FILE = 40_000_000;

    private final Scope scope;
    private final long largest;
    private final int threads;
    private final Consumer<ScanProgress> listener;
    private final SecretScanner scanner;
    private final List<AcceptanceList> accepted;
    private final Verification verification;

    private Secrets(
            Scope scope,
            long largest,
            int threads,
            Consumer<ScanProgress> listener,
            SecretScanner scanner,
            List<AcceptanceList> accepted,
            Verification verification) {
        this.verification = verification;
        this.scanner = scanner;
        this.accepted = List.copyOf(accepted);
        this.scope = scope;
        this.largest = largest;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Looks through a folder and all below it, archives among it opened.
     *
     * @param root the folder, usually that of the project
     * @return the check
     */
    public static Secrets in(Path root) {
        return of(new Scope(root, Scope.Kind.TREE));
    }

    /**
     * Looks through everything that a Git repository still holds: every version of every file once, and the messages of
     * commits and tags, whether a branch, a tag, the stash, a reflog or nothing at all leads to them. Needs no git binary.
     * What is no repository leaves the outcome open.
     *
     * @param root the root of a worktree, or a bare repository
     * @return the check
     */
    public static Secrets inHistoryOf(Path root) {
        return of(new Scope(root, Scope.Kind.HISTORY));
    }

    /**
     * Looks through a working tree and its history. A secret that is in both is told once, where it is now, with the commit
     * that brought it.
     *
     * @param root the root of a worktree, or a bare repository, which has no tree
     * @return the check
     */
    public static Secrets inRepository(Path root) {
        return of(new Scope(root, Scope.Kind.REPOSITORY));
    }

    /**
     * Looks through what ships: a jar, war, zip, tar, gz, bz2 or zst file, an image that {@code docker save} wrote, an
     * archive of an OCI image layout, or a folder of these. What is within is told with its path, {@code outer!inner}.
     *
     * @param file the file or folder
     * @return the check
     */
    public static Secrets inArtifact(Path file) {
        return of(new Scope(file, Scope.Kind.ARTIFACT));
    }

    private static Secrets of(Scope scope) {
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new Secrets(
                scope,
                DEFAULT_LARGEST_FILE,
                threads,
                progress -> {},
                SecretScanner.standard(),
                List.of(),
                Verification.none());
    }

    /**
     * Reads larger or only smaller files; those above are told as unseen.
     *
     * @param bytes how many bytes a file may have, at least 1
     * @return a copy with that bound
     * @throws IllegalArgumentException if it is less than 1 or more than an array can hold
     */
    public Secrets withLargestFile(long bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(
                    "a largest file of " + bytes + " bytes cannot be read; give 1 to " + (Integer.MAX_VALUE - 16));
        }
        return new Secrets(scope, bytes, threads, listener, scanner, accepted, verification);
    }

    /**
     * Scans on so many threads; as many as there are processors, at most four, unless told otherwise.
     *
     * @param number 1 to 64
     * @return a copy that uses them
     * @throws IllegalArgumentException if it is out of that range
     */
    public Secrets onThreads(int number) {
        if (number < 1 || number > 64) {
            throw new IllegalArgumentException(number + " threads make no scan; give 1 to 64");
        }
        return new Secrets(scope, largest, number, listener, scanner, accepted, verification);
    }

    /**
     * Tells somebody how far the scan has come, after each file and each object of a history, from whichever
     * thread scanned it.
     *
     * @param other who is told
     * @return a copy that tells
     */
    public Secrets reportingTo(Consumer<ScanProgress> other) {
        return new Secrets(scope, largest, threads, other, scanner, accepted, verification);
    }

    /**
     * Adds the rules and allowlists of a {@code .gitleaks.toml} to the catalogue's.
     *
     * @param file the file; what it extends is found beside it
     * @return a copy that has them
     * @throws IllegalArgumentException if it cannot be read or is malformed; names file, line and reason
     */
    public Secrets withGitleaksConfig(Path file) {
        return new Secrets(scope, largest, threads, listener, scanner.withGitleaksConfig(file), accepted, verification);
    }

    /**
     * Accepts what a {@code .gitleaksignore} lists, by file and line.
     *
     * @param file the file
     * @return a copy that accepts it
     * @throws IllegalArgumentException if it cannot be read or is malformed; names file, line and reason
     */
    public Secrets withGitleaksIgnore(Path file) {
        return accepting(
                GitleaksIgnore.parse(file.toString(), text(file).lines().toList()));
    }

    /**
     * Accepts what a baseline of detect-secrets lists, by file and hash.
     *
     * @param file the file, usually {@code .secrets.baseline}
     * @return a copy that accepts it
     * @throws IllegalArgumentException if it cannot be read or is no such baseline; names the file and the reason
     */
    public Secrets withDetectSecretsBaseline(Path file) {
        return accepting(DetectSecretsBaseline.parse(file.toString(), text(file)));
    }

    /**
     * Accepts what a baseline of our own lists, by path and fingerprint.
     *
     * @param file the file, as {@link SecretBaseline#text()} writes it
     * @return a copy that accepts it
     * @throws IllegalArgumentException if it cannot be read or is malformed; names file, line and reason
     */
    public Secrets withBaseline(Path file) {
        return accepting(SecretBaseline.parse(file.toString(), text(file)));
    }

    private Secrets accepting(AcceptanceList list) {
        List<AcceptanceList> more = new ArrayList<>(accepted);
        more.add(list);
        return new Secrets(scope, largest, threads, listener, scanner, more, verification);
    }

    /**
     * Allows to ask providers whether the secrets that were found work; nobody is asked otherwise.
     *
     * @param other whom to ask
     * @return a copy that asks
     */
    public Secrets verifying(Verification other) {
        return new Secrets(scope, largest, threads, listener, scanner, accepted, other);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + TreeWalk.reason(e), e);
        }
    }

    /**
     * Looks without judging.
     *
     * @param launch gives the deadline, and the network where providers are asked
     * @return what was found
     */
    public TreeScan scan(Launch launch) {
        Deadline deadline = launch.startDeadline();
        TreeScan scan =
                scope.scan(scanner, deadline, threads, largest, listener).accepting(accepted);
        return scan.withMatches(verification.applyTo(scan.matches(), launch.network(), deadline));
    }

    @Override
    public String name() {
        return scope.expectation();
    }

    @Override
    public Stage stage() {
        return Stage.QUICK_AUDIT;
    }

    @Override
    public List<? extends Rule> rules() {
        return SecretRules.all();
    }

    @Override
    public CheckResult run(Launch launch) {
        TreeScan scan = scan(launch);
        return CheckResult.of(this, SecretJudge.findings(scan), scan.unseen(), SecretJudge.exhibits(scan));
    }

    @Override
    public String toString() {
        return name();
    }
}
