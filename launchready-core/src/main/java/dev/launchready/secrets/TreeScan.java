package dev.launchready.secrets;

import dev.launchready.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a look through a working tree, a history or an artifact brought.
 *
 * @param matches the secrets, by path and line
 * @param skipped files that were not scanned on purpose, with the reason
 * @param unseen files that should have been scanned and could not be
 * @param ignored the paths among the matches that {@code .gitignore} keeps out of source control
 * @param accepted secrets that a list accepts, which are not among the matches
 * @param stale what a baseline accepts and is no longer there
 * @param files how many files were scanned
 * @param bytes how many bytes were in them, and in the pieces
 * @param pieces how many objects of a history, and files within archives, were scanned
 */
public record TreeScan(
        List<SecretMatch> matches,
        List<Skipped> skipped,
        List<Unseen> unseen,
        List<String> ignored,
        List<Accepted> accepted,
        List<String> stale,
        int files,
        long bytes,
        long pieces) {
    /** Nothing was looked at. */
    static final TreeScan NOTHING =
            new TreeScan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0);

    /** Copies the lists. */
    public TreeScan {
        matches = List.copyOf(matches);
        skipped = List.copyOf(skipped);
        unseen = List.copyOf(unseen);
        ignored = List.copyOf(ignored);
        accepted = List.copyOf(accepted);
        stale = List.copyOf(stale);
    }

    /** The same scan, of whose matches more is known. */
    TreeScan withMatches(List<SecretMatch> told) {
        return new TreeScan(told, skipped, unseen, ignored, accepted, stale, files, bytes, pieces);
    }

    /** The same scan, with what the lists accept taken out of the matches. */
    TreeScan accepting(List<? extends AcceptanceList> lists) {
        Map<SecretMatch, String> by = new LinkedHashMap<>();
        Map<String, String> versions = new HashMap<>();
        for (SecretMatch match : matches) {
            lists.stream()
                    .flatMap(list -> list.accepts(match).stream())
                    .findFirst()
                    .ifPresent(list -> {
                        by.put(match, list);
                        versions.put(secretIn(match), list);
                    });
        }
        List<SecretMatch> rest = new ArrayList<>();
        List<Accepted> taken = new ArrayList<>();
        for (SecretMatch match : matches) {
            String list = by.get(match);
            if (list == null && match.provenance() instanceof Provenance.InHistory) {
                // whoever accepts a secret in a file accepts it in the versions of the file that still have it
                list = versions.get(secretIn(match));
            }
            if (list == null) {
                rest.add(match);
            } else {
                taken.add(new Accepted(match, list));
            }
        }
        List<String> gone = new ArrayList<>();
        for (AcceptanceList list : lists) {
            if (list instanceof SecretBaseline baseline) {
                gone.addAll(baseline.stale(matches));
            }
        }
        return new TreeScan(rest, skipped, unseen, ignored, taken, gone, files, bytes, pieces);
    }

    private static String secretIn(SecretMatch match) {
        return match.rule().id() + " " + match.value().fingerprint() + " " + match.path();
    }

    /** The same scan, in which no path says what a secret is. */
    TreeScan silent() {
        Silence silence = new Silence(matches);
        return new TreeScan(
                matches.stream().map(match -> match.silent(silence)).toList(),
                skipped.stream()
                        .map(one -> new Skipped(silence.of(one.path()), silence.of(one.reason())))
                        .toList(),
                unseen.stream()
                        .map(one -> new Unseen(silence.of(one.subject()), silence.of(one.reason()), one.impact()))
                        .toList(),
                ignored.stream().map(silence::of).toList(),
                accepted,
                stale,
                files,
                bytes,
                pieces);
    }

    /** This scan and another one. */
    TreeScan and(TreeScan other) {
        return new TreeScan(
                both(matches, other.matches),
                both(skipped, other.skipped),
                both(unseen, other.unseen),
                both(ignored, other.ignored),
                both(accepted, other.accepted),
                both(stale, other.stale),
                files + other.files,
                bytes + other.bytes,
                pieces + other.pieces);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /**
     * A file or folder that was not scanned on purpose.
     *
     * @param path where it is, relative to the root
     * @param reason why
     */
    public record Skipped(String path, String reason) {}
}
