package dev.launchready.secrets.source;

import dev.launchready.net.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all objects, in two goes: what refers to others first, so that each blob is known by a name when it comes,
 * then the blobs. References are followed only to notice what is missing: an object that is not there cannot be enumerated.
 */
final class HistoryReading {
    private static final int UNIT = 512;

    private final ObjectStore store;
    private final GapList gaps;
    private final ContentSink sink;
    private final int largest;
    private final Deadline deadline;
    private final Set<ObjectId> shallow;
    private final boolean partial;
    private final AtomicLong pieces = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final EntryNames names = new EntryNames();
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private volatile boolean cancelled;

    HistoryReading(
            GitLayout layout, ObjectStore store, GapList gaps, ContentSink sink, int largest, Deadline deadline) {
        this.store = store;
        this.gaps = gaps;
        this.sink = sink;
        this.largest = largest;
        this.deadline = deadline;
        this.shallow = GitRefs.shallow(layout, gaps);
        this.partial = store.isPromised() || layout.isPartial();
        GitRefs refs = GitRefs.of(layout, gaps);
        refs.refs().forEach((name, id) -> expect(id, "ref " + name));
        refs.stash().forEach(id -> expect(id, "the stash"));
        refs.logged().forEach(id -> expect(id, "a reflog"));
        if (!shallow.isEmpty()) {
            gaps.add(
                    "history before " + shallow.size() + " commits, among them "
                            + shallow.iterator().next().name(),
                    Gap.Reason.NOT_CLONED,
                    "the clone is shallow; \"git fetch --unshallow\" gets the rest");
        }
    }

    /** A run of objects: of a pack by position, or of loose objects by place in their list. */
    private record Unit(@Nullable Pack pack, @Nullable LooseObjects loose, List<ObjectId> ids, int from, int to) {}

    Tally run(int threads) {
        List<Unit> units = units();
        long total = units.stream().mapToLong(unit -> unit.to() - unit.from()).sum();
        go(threads, units, false);
        sink.expect(total - handled.get());
        go(threads, units, true);
        long unread = total - handled.get();
        if (unread > 0 && thrown.get() == null) {
            gaps.add(
                    unread + " objects of the repository",
                    Gap.Reason.TIME,
                    cancelled ? "the reading was cancelled" : deadline.budget().toMillis() + " ms were granted");
        }
        Throwable fault = thrown.get();
        if (fault instanceof RuntimeException e) {
            throw e;
        }
        if (fault instanceof Error e) {
            throw e;
        }
        gaps.sumUp();
        return new Tally(pieces.get(), bytes.get(), gaps.total());
    }

    private void go(int threads, List<Unit> units, boolean blobs) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> work(units, next, blobs), "launchready-git-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        join(workers);
    }

    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        for (Pack pack : store.packs()) {
            for (int from = 0; from < pack.size(); from += UNIT) {
                units.add(new Unit(pack, null, List.of(), from, Math.min(pack.size(), from + UNIT)));
            }
        }
        for (LooseObjects loose : store.loose()) {
            List<ObjectId> ids = loose.ids();
            for (int from = 0; from < ids.size(); from += UNIT) {
                units.add(new Unit(null, loose, ids, from, Math.min(ids.size(), from + UNIT)));
            }
        }
        return units;
    }

    private void join(List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancelled = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(List<Unit> units, AtomicInteger next, boolean blobs) {
        try (ObjectStore.Reader reader = store.reader(largest)) {
            for (int i = next.getAndIncrement(); i < units.size(); i = next.getAndIncrement()) {
                Unit unit = units.get(i);
                for (int at = unit.from(); at < unit.to(); at++) {
                    if (cancelled || deadline.hasExpired()) {
                        return;
                    }
                    if (unit.pack() != null) {
                        packed(reader, unit.pack(), at, blobs);
                    } else if (unit.loose() != null) {
                        loose(reader, unit.loose(), unit.ids().get(at), blobs);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            // of the sink, or ours: it has to reach whoever started this, and the other threads need not go on
            thrown.compareAndSet(null, e);
            cancelled = true;
        }
    }

    private void packed(ObjectStore.Reader reader, Pack pack, int position, boolean blobs) {
        ObjectId id = pack.id(position);
        String place = "object " + id.name() + " in " + pack.name();
        boolean isBlob = true;
        try {
            int type = reader.decoder(pack).type(pack.offset(position));
            isBlob = type == Constants.OBJ_BLOB;
            place = isBlob == blobs ? Constants.typeString(type) + " " + id.name() + " in " + pack.name() : place;
        } catch (GitFormatException | IllegalArgumentException e) {
            // with the blobs it is read, which says why, or finds a whole copy elsewhere
            isBlob = true;
        }
        if (isBlob == blobs) {
            handled.incrementAndGet();
            if (!store.isInEarlier(pack, id)) {
                take(reader, id, place);
            }
        }
    }

    private void loose(ObjectStore.Reader reader, LooseObjects loose, ObjectId id, boolean blobs) {
        if (loose.isBlob(id) == blobs) {
            handled.incrementAndGet();
            if (!store.isInEarlier(loose, id)) {
                take(reader, id, "loose object " + id.name());
            }
        }
    }

    private void take(ObjectStore.Reader reader, ObjectId id, String place) {
        try {
            RawObject object = reader.read(id);
            switch (object.type()) {
                case Constants.OBJ_BLOB -> hand(id, GitObject.Kind.BLOB, object.bytes());
                case Constants.OBJ_COMMIT -> {
                    hand(id, GitObject.Kind.COMMIT, object.bytes());
                    GitText.Commit commit = GitText.commit(object.bytes());
                    expect(commit.tree(), "commit " + id.name());
                    if (!shallow.contains(id)) {
                        commit.parents().forEach(parent -> expect(parent, "commit " + id.name()));
                    }
                }
                case Constants.OBJ_TAG -> {
                    hand(id, GitObject.Kind.TAG, object.bytes());
                    expect(GitText.target(object.bytes()), "tag object " + id.name());
                }
                default -> tree(id, object.bytes());
            }
        } catch (GitFormatException e) {
            gaps.add(place, e.reason(), e.detail());
        }
    }

    private void tree(ObjectId id, byte[] content) throws GitFormatException {
        for (GitText.Entry entry : GitText.tree(content)) {
            if (entry.isSubmodule()) {
                gaps.add(
                        "submodule " + entry.name(),
                        Gap.Reason.OTHER_REPOSITORY,
                        "at commit " + entry.id().name() + "; look at it by itself");
            } else if ((entry.isTree() || names.add(entry.id(), entry.name())) && !store.has(entry.id())) {
                expect(entry.id(), "\"" + entry.name() + "\" in tree " + id.name());
            }
        }
    }

    private void hand(ObjectId id, GitObject.Kind kind, byte[] content) {
        pieces.incrementAndGet();
        bytes.addAndGet(content.length);
        sink.content(new Content(
                new GitObject(id.name(), kind, kind == GitObject.Kind.BLOB ? names.of(id) : List.of()), content));
    }

    private void expect(ObjectId id, String from) {
        if (!store.has(id)) {
            gaps.add(
                    "object " + id.name(),
                    partial ? Gap.Reason.NOT_CLONED : Gap.Reason.MISSING,
                    String.format(Locale.ROOT, "%s refers to it", from));
        }
    }
}
