package dev.launchready.secrets.source;

import dev.launchready.net.Deadline;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Everything that a Git repository still holds: each blob, commit message and tag message once, whether a branch, a tag,
 * the stash, a reflog or nothing at all refers to it. Needs no {@code git} binary, writes nothing, reads no user or
 * system configuration, and leaves no thread behind. Immutable.
 *
 * <pre>{@code
 * GitHistory history = GitHistory.at(Path.of("."));
 * Tally tally = history.read(Deadline.in(Duration.ofMinutes(2)), sink);
 * Map<String, GitTrace> traces = history.trace(idsWithMatches, Deadline.in(Duration.ofMinutes(1)));
 * }</pre>
 *
 * <p>A shallow or partial clone, a missing or a corrupt object, a broken pack end nothing: the rest is handed over and
 * what was missed is listed. Submodules are repositories of their own and are listed, not entered.
 */
public final class GitHistory {
    private static final int LARGEST = 16 * 1024 * 1024;

    private final GitLayout layout;
    private final int largest;
    private final int threads;

    private GitHistory(GitLayout layout, int largest, int threads) {
        this.layout = layout;
        this.largest = largest;
        this.threads = threads;
    }

    /**
     * The history of a repository.
     *
     * @param path the root of a worktree, be it the main one, a linked one or a submodule's, or a bare repository
     * @return its history, of which nothing was read yet
     * @throws IllegalArgumentException if there is no repository
     */
    public static GitHistory at(Path path) {
        return new GitHistory(
                GitLayout.of(path), LARGEST, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * This history with another limit for single objects; those above it are listed as {@link Gap.Reason#TOO_LARGE}.
     * The heap that is needed grows with it: about three times the limit for each thread.
     *
     * @param bytes the largest object that is read, 16 MiB unless set
     * @return the history
     * @throws IllegalArgumentException if it is not positive
     */
    public GitHistory largest(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the largest object has to have at least one byte, not " + bytes);
        }
        return new GitHistory(layout, bytes, threads);
    }

    /**
     * This history, decoded by another number of threads.
     *
     * @param count how many, from 1 to 64; as many as there are processors, at most 4, unless set
     * @return the history
     * @throws IllegalArgumentException if it is out of that range
     */
    public GitHistory threads(int count) {
        if (count < 1 || count > 64) {
            throw new IllegalArgumentException("the number of threads is from 1 to 64, not " + count);
        }
        return new GitHistory(layout, largest, count);
    }

    /**
     * Hands over every piece of content once, in the order of the packs, then the loose objects.
     *
     * @param deadline when it ends, with what was not read as {@link Gap.Reason#TIME}; interrupting the calling thread
     *     ends it likewise
     * @param sink takes the content and the gaps, from several threads at once
     * @return how much it was
     */
    public Tally read(Deadline deadline, ContentSink sink) {
        GapList gaps = new GapList(sink);
        if (layout.isSha256()) {
            gaps.add("repository " + layout.given(), Gap.Reason.UNSUPPORTED, "its objects are named by SHA-256");
            return new Tally(0, 0, gaps.total());
        }
        try (ObjectStore store = ObjectStore.open(layout.objects(), gaps)) {
            return new HistoryReading(layout, store, gaps, sink, largest, deadline).run(threads);
        }
    }

    /**
     * Hands over some objects again, by the calling thread.
     *
     * @param objects their names, from {@link GitObject#id()}; of trees nothing is handed over
     * @param deadline when it ends, with what was not read as {@link Gap.Reason#TIME}
     * @param sink takes the content and the gaps
     * @throws IllegalArgumentException if one of the names is none
     */
    public void read(Collection<String> objects, Deadline deadline, ContentSink sink) {
        Set<ObjectId> wanted = ids(objects);
        GapList gaps = new GapList(sink);
        try (ObjectStore store = ObjectStore.open(layout.objects(), unheard());
                ObjectStore.Reader reader = store.reader(largest)) {
            for (ObjectId id : store.inOrder(wanted)) {
                if (deadline.hasExpired()) {
                    gaps.add("object " + id.name(), Gap.Reason.TIME, "it was to be read again");
                    continue;
                }
                try {
                    RawObject object = reader.read(id);
                    GitObject.kind(object.type())
                            .ifPresent(
                                    kind -> sink.content(new Content(new GitObject(id.name(), kind), object.bytes())));
                } catch (GitFormatException e) {
                    gaps.add("object " + id.name(), e.reason(), e.detail());
                }
            }
        }
        gaps.sumUp();
    }

    /** {@return whether it is a repository without a worktree} */
    public boolean isBare() {
        return layout.given().equals(layout.gitDir());
    }

    /**
     * Says where objects come from: the first commit and path that introduced them, what keeps them, whether they are
     * still in {@code HEAD}.
     *
     * @param objects their names, from {@link GitObject#id()}
     * @param deadline when it ends; what was not traced until then is said to be {@link GitTrace.Reach#UNKNOWN}
     * @return for each of the objects what is known of it
     * @throws IllegalArgumentException if one of the names is none
     */
    public Map<String, GitTrace> trace(Collection<String> objects, Deadline deadline) {
        Set<ObjectId> wanted = ids(objects);
        GapList unheard = unheard();
        try (ObjectStore store = ObjectStore.open(layout.objects(), unheard)) {
            return new HistoryTracing(store, GitRefs.of(layout, unheard), largest, deadline).trace(wanted);
        }
    }

    private static Set<ObjectId> ids(Collection<String> objects) {
        Set<ObjectId> wanted = new LinkedHashSet<>();
        for (String id : objects) {
            if (!ObjectId.isId(id)) {
                throw new IllegalArgumentException(
                        "\"" + id + "\" is no object name; give the 40 hexadecimal digits of GitObject.id()");
            }
            wanted.add(ObjectId.fromString(id));
        }
        return wanted;
    }

    /** What cannot be read was listed by the first reading already. */
    private static GapList unheard() {
        return new GapList(new ContentSink() {
            @Override
            public void content(Content content) {}

            @Override
            public void gap(Gap gap) {}
        });
    }

    @Override
    public String toString() {
        return "history of " + layout.given();
    }
}
