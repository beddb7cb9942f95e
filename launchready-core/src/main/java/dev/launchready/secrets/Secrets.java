package dev.launchready.secrets;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Expects no secret in a working tree. Immutable; each verb returns a copy.
 *
 * <pre>{@code
 * launch.run(Secrets.in(Path.of(".")));
 * }</pre>
 */
public final class Secrets implements Check {
    /** How many bytes a file may have to be read, unless told otherwise: 40 million. */
    public static final long DEFAULT_LARGEST_FILE = 40_000_000;

    private final Path root;
    private final long largest;
    private final int threads;
    private final Consumer<ScanProgress> listener;

    private Secrets(Path root, long largest, int threads, Consumer<ScanProgress> listener) {
        this.root = root;
        this.largest = largest;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Looks through a folder and all below it.
     *
     * @param root the folder, usually that of the project
     * @return the check
     */
    public static Secrets in(Path root) {
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new Secrets(root, DEFAULT_LARGEST_FILE, threads, progress -> {});
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
        return new Secrets(root, bytes, threads, listener);
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
        return new Secrets(root, largest, number, listener);
    }

    /**
     * Tells somebody how far the scan has come, after each file, from whichever thread scanned it.
     *
     * @param other who is told
     * @return a copy that tells
     */
    public Secrets reportingTo(Consumer<ScanProgress> other) {
        return new Secrets(root, largest, threads, other);
    }

    /**
     * Looks without judging.
     *
     * @param launch gives the deadline
     * @return what was found
     */
    public TreeScan scan(Launch launch) {
        return TreeReader.scan(root, SecretScanner.standard(), launch.startDeadline(), threads, largest, listener);
    }

    @Override
    public String name() {
        return "no secret lies in " + root;
    }

    @Override
    public Stage stage() {
        return Stage.QUICK_AUDIT;
    }

    @Override
    public Impact impact() {
        return Impact.LAUNCH_BLOCKER;
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
