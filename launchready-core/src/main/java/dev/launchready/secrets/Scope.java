package dev.launchready.secrets;

import dev.launchready.net.Deadline;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where a check looks.
 *
 * @param path the folder, repository or file
 * @param kind what of it
 */
record Scope(Path path, Kind kind) {

    /** What is looked at. */
    enum Kind {
        /** A folder as it is. */
        TREE,
        /** Everything that a repository holds. */
        HISTORY,
        /** Both. */
        REPOSITORY,
        /** A file that ships. */
        ARTIFACT
    }

    /** {@return what is expected, as the name of the check} */
    String expectation() {
        return switch (kind) {
            case TREE -> "no secret lies in " + path;
            case HISTORY -> "no secret lies in the history of " + path;
            case REPOSITORY -> "no secret lies in " + path + " or its history";
            case ARTIFACT -> "no secret ships in " + path;
        };
    }

    TreeScan scan(
            SecretScanner scanner, Deadline deadline, int threads, long largest, Consumer<ScanProgress> listener) {
        return look(scanner, deadline, threads, largest, listener).silent();
    }

    private TreeScan look(
            SecretScanner scanner, Deadline deadline, int threads, long largest, Consumer<ScanProgress> listener) {
        Progress progress = new Progress(listener);
        return switch (kind) {
            case TREE, ARTIFACT -> TreeReader.scan(this, scanner, deadline, threads, largest, progress);
            case HISTORY -> HistoryReader.scan(path, scanner, deadline, threads, largest, progress);
            case REPOSITORY -> {
                TreeScan tree = HistoryReader.isBare(path)
                        ? TreeScan.NOTHING
                        : TreeReader.scan(this, scanner, deadline, threads, largest, progress);
                yield tree.and(HistoryReader.scan(path, scanner, deadline, threads, largest, progress));
            }
        };
    }
}
