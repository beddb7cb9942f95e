package dev.launchready.secrets;

import dev.launchready.Unseen;
import java.util.List;

/**
 * What a look through a working tree brought.
 *
 * @param matches the secrets, by path and line
 * @param skipped files that were not scanned on purpose, with the reason
 * @param unseen files that should have been scanned and could not be
 * @param ignored the paths among the matches that {@code .gitignore} keeps out of source control
 * @param files how many files were scanned
 * @param bytes how many bytes were in them
 */
public record TreeScan(
        List<SecretMatch> matches,
        List<Skipped> skipped,
        List<Unseen> unseen,
        List<String> ignored,
        int files,
        long bytes) {

    /** Copies the lists. */
    public TreeScan {
        matches = List.copyOf(matches);
        skipped = List.copyOf(skipped);
        unseen = List.copyOf(unseen);
        ignored = List.copyOf(ignored);
    }

    /**
     * A file or folder that was not scanned on purpose.
     *
     * @param path where it is, relative to the root
     * @param reason why
     */
    public record Skipped(String path, String reason) {}
}
