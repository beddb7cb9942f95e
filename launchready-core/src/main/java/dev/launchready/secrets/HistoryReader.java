package dev.launchready.secrets;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.Archives;
import dev.launchready.secrets.source.Content;
import dev.launchready.secrets.source.ContentSink;
import dev.launchready.secrets.source.Gap;
import dev.launchready.secrets.source.GitHistory;
import dev.launchready.secrets.source.GitObject;
import dev.launchready.secrets.source.GitTrace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Scans all objects of a repository, on the threads that decode them. An object comes without its path: the first look is by
 * its name alone and takes whatever any path would make of it; the few objects in which something was seen are traced, and
 * looked at again under the paths that they had.
 */
final class HistoryReader implements ContentSink {
    private static final int MOST_PATHS = 4;

    private final SecretScanner scanner;
    private final Progress progress;
    private final Deadline deadline;
    private final int largest;
    private final Map<String, List<String>> suspects = new ConcurrentHashMap<>();
    private final List<Unseen> unseen = Collections.synchronizedList(new ArrayList<>());
    private final Counts counts = new Counts();

    private HistoryReader(SecretScanner scanner, Deadline deadline, int largest, Progress progress) {
        this.scanner = scanner;
        this.progress = progress;
        this.deadline = deadline;
        this.largest = largest;
    }

    /** What was seen, counted by several threads. */
    private static final class Counts {
        private long pieces;
        private long bytes;
        private long media;

        synchronized void seen(long size) {
            pieces++;
            bytes += size;
        }

        synchronized void media() {
            media++;
        }
    }

    static boolean isBare(Path root) {
        try {
            return GitHistory.at(root).isBare();
        } catch (IllegalArgumentException e) {
            return false; // the look at the history says so
        }
    }

    /** What may be in memory of one object: what the user says, unless that is what suits single files. */
    static int largest(long bytes) {
        return bytes == Secrets.DEFAULT_LARGEST_FILE ? 16 * 1024 * 1024 : (int) bytes;
    }

    static TreeScan scan(
            Path root, SecretScanner scanner, Deadline deadline, int threads, long largest, Progress progress) {
        GitHistory history;
        try {
            history = GitHistory.at(root).threads(threads).largest(largest(largest));
        } catch (IllegalArgumentException e) {
            Unseen none = new Unseen("the history of " + root, String.valueOf(e.getMessage()), Impact.LAUNCH_BLOCKER);
            return new TreeScan(List.of(), List.of(), List.of(none), List.of(), List.of(), List.of(), 0, 0, 0);
        }
        HistoryReader reader = new HistoryReader(scanner, deadline, largest(largest), progress);
        return reader.scan(history);
    }

    private TreeScan scan(GitHistory history) {
        // what was found has to be traced as well: a fifth of the time is kept for that
        history.read(Deadline.in(Duration.ofNanos(deadline.remainingNanos() / 5 * 4)), this);
        List<SecretMatch> matches = new ArrayList<>();
        if (!suspects.isEmpty()) {
            Map<String, GitTrace> traces = history.trace(suspects.keySet(), deadline);
            history.read(suspects.keySet(), deadline, new Again(traces, matches));
        }
        List<TreeScan.Skipped> skipped = counts.media == 0
                ? List.of()
                : List.of(new TreeScan.Skipped(counts.media + " objects of the history", "images, sounds or fonts"));
        return new TreeScan(matches, skipped, unseen, List.of(), List.of(), List.of(), 0, counts.bytes, counts.pieces);
    }

    @Override
    public void expect(long pieces) {
        progress.knowBlobs(pieces + counts.pieces);
    }

    @Override
    public void content(Content content) {
        if (content.origin() instanceof GitObject object) {
            int found = object.kind() == GitObject.Kind.BLOB
                    ? blob(object, content.bytes())
                    : ArchiveScan.guarded(scanner::scan, new Blob("", content.bytes()), fault -> tell(object, fault))
                            .size();
            if (found > 0) {
                suspects.put(object.id(), object.names());
            }
            counts.seen(content.bytes().length);
            progress.blob(content.bytes().length, found);
        }
    }

    private int blob(GitObject object, byte[] bytes) {
        if (!object.names().isEmpty() && object.names().stream().allMatch(TreeWalk::isMedia)) {
            counts.media();
            return 0;
        }
        int found = 0;
        for (String name : object.names().isEmpty() ? List.of("") : object.names()) {
            if (Archives.opens(bytes, name)) {
                ArchiveScan scan = ArchiveScan.of(scanner::sketch, named(object, name), bytes, largest, deadline);
                scan.unseen().forEach(fault -> tell(object, fault));
                found += scan.matches().size();
            } else {
                found += ArchiveScan.guarded(scanner::sketch, new Blob(name, bytes), fault -> tell(object, fault))
                        .size();
            }
        }
        return found;
    }

    private void tell(GitObject object, Unseen fault) {
        String place = fault.subject().isEmpty() || fault.subject().equals(object.place())
                ? object.place()
                : fault.subject() + " of " + object.place();
        unseen.add(new Unseen(place, fault.reason(), fault.impact()));
    }

    private static String named(GitObject object, String name) {
        return name.isEmpty() ? object.place() : name;
    }

    @Override
    public void gap(Gap gap) {
        unseen.add(ArchiveScan.unseen(gap));
    }

    /** The second look, by one thread, at what was traced. */
    private final class Again implements ContentSink {
        private final Map<String, GitTrace> traces;
        private final List<SecretMatch> matches;

        Again(Map<String, GitTrace> traces, List<SecretMatch> matches) {
            this.traces = traces;
            this.matches = matches;
        }

        @Override
        public void content(Content content) {
            GitTrace trace = content.origin() instanceof GitObject object ? traces.get(object.id()) : null;
            if (trace != null && content.origin() instanceof GitObject object) {
                List<SecretMatch> found = object.kind() == GitObject.Kind.BLOB
                        ? blob(object, trace, content.bytes())
                        : message(object, content.bytes());
                found.forEach(match -> matches.add(match.from(Provenance.InHistory.of(object, trace))));
            }
        }

        /** Under each path that is known; what is worst of a place counts, as some path makes it an example. */
        private List<SecretMatch> blob(GitObject object, GitTrace trace, byte[] bytes) {
            Set<String> paths = new LinkedHashSet<>();
            trace.introduced().ifPresent(first -> paths.add(first.path()));
            paths.addAll(trace.headPaths());
            List<String> names = suspects.getOrDefault(object.id(), List.of());
            if (paths.isEmpty() || names.size() > 1) {
                paths.addAll(names);
            }
            if (paths.isEmpty()) {
                paths.add(object.place());
            }
            String commit =
                    trace.introduced().map(GitTrace.Introduction::commit).orElse("");
            List<SecretMatch> worst = new ArrayList<>();
            for (String path : paths.stream().limit(MOST_PATHS).toList()) {
                for (SecretMatch match : under(path, commit, bytes)) {
                    SecretMatch same = worst.stream()
                            .filter(other -> other.offset() == match.offset()
                                    && other.rule().equals(match.rule())
                                    && other.value().equals(match.value()))
                            .findFirst()
                            .orElse(null);
                    if (same == null) {
                        worst.add(match);
                    } else if (!same.impact().isAtLeast(match.impact())) {
                        worst.set(worst.indexOf(same), match);
                    }
                }
            }
            return worst;
        }

        private List<SecretMatch> under(String path, String commit, byte[] bytes) {
            Function<Blob, List<SecretMatch>> scan = blob -> scanner.scan(blob, commit);
            if (!Archives.opens(bytes, path)) {
                // whatever is wrong with it was told after the first look
                return ArchiveScan.guarded(scan, new Blob(path, bytes), fault -> {});
            }
            ArchiveScan within = ArchiveScan.of(scan, path, bytes, largest, deadline);
            if (deadline.hasExpired()) {
                unseen.addAll(within.unseen());
            }
            return within.matches();
        }

        /** Lines are those of the message: its headers are no lines to whoever reads it. */
        private List<SecretMatch> message(GitObject object, byte[] bytes) {
            int end = 0;
            int lines = 1;
            while (end + 1 < bytes.length && !(bytes[end] == '\n' && bytes[end + 1] == '\n')) {
                lines += bytes[end++] == '\n' ? 1 : 0;
            }
            List<SecretMatch> placed = new ArrayList<>();
            for (SecretMatch match : ArchiveScan.guarded(scanner::scan, new Blob("", bytes), fault -> {})) {
                boolean inMessage = match.offset() > end;
                placed.add(match.at(
                        inMessage ? object.place() : object.place().replace("message of", "headers of"),
                        inMessage ? match.line() - lines - 1 : match.line(),
                        match.provenance()));
            }
            return placed;
        }

        @Override
        public void gap(Gap gap) {
            String again = "something in it looks like a secret, and it could not be read again: ";
            unseen.add(new Unseen(gap.place(), again + ArchiveScan.unseen(gap).reason(), Impact.LAUNCH_BLOCKER));
        }
    }
}
