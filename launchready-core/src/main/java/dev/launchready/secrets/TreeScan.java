package dev.launchready.secrets;

import dev.launchready.Unseen;
import java.util.ArrayList;
import java.util.List;

/**
 * What a look through a working tree brought.
 *
 * @param matches the secrets, by path and line
 * @param skipped files that were not scanned on purpose, with the reason
 * @param unseen files that should have been scanned and could not be
 * @param ignored the paths among the matches that {@code .gitignore} keeps out of source control
 * @param accepted secrets that a list accepts, which are not among the matches
 * @param stale what a baseline accepts and is no longer there
 * @param files how many files were scanned
 * @param bytes how many bytes were in them
 */
public record TreeScan(
        List<SecretMatch> matches,
        List<Skipped> skipped,
        List<Unseen> unseen,
        List<String> ignored,
        List<Accepted> accepted,
        List<String> stale,
        int files,
        long bytes) {

    /** Copies the lists. */
    public TreeScan {
        matches = List.copyOf(matches);
        skipped = List.copyOf(skipped);
        unseen = List.copyOf(unseen);
        ignored = List.copyOf(ignored);
        accepted = List.copyOf(accepted);
        stale = List.copyOf(stale);
    }

    /** The same scan, with what the lists accept taken out of the matches. */
    TreeScan accepting(List<? extends AcceptanceList> lists) {
        List<SecretMatch> rest = new ArrayList<>();
        List<Accepted> taken = new ArrayList<>();
        for (SecretMatch match : matches) {
            lists.stream()
                    .flatMap(list -> list.accepts(match).stream())
                    .findFirst()
                    .ifPresentOrElse(by -> taken.add(new Accepted(match, by)), () -> rest.add(match));
        }
        List<String> gone = new ArrayList<>();
        for (AcceptanceList list : lists) {
            if (list instanceof SecretBaseline baseline) {
                gone.addAll(baseline.stale(matches));
            }
        }
        return new TreeScan(rest, skipped, unseen, ignored, taken, gone, files, bytes);
    }

    /**
     * A file or folder that was not scanned on purpose.
     *
     * @param path where it is, relative to the root
     * @param reason why
     */
    public record Skipped(String path, String reason) {}
}
