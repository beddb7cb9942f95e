package dev.launchready.secrets.source;

import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.GitTrace.Introduction;
import dev.launchready.secrets.source.GitTrace.Reach;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One search for the origin of objects. Commits are walked from what reaches them best to what reaches them least, within
 * that from the oldest on; a tree that was seen once holds nothing new, so each is read once however many commits share it.
 */
final class HistoryTracing {
    private final ObjectStore store;
    private final ObjectStore.Reader reader;
    private final GitRefs refs;
    private final Deadline deadline;
    private final Map<ObjectId, GitText.Commit> commits = new HashMap<>();
    private final Set<ObjectId> seenTrees = new HashSet<>();
    private final Map<ObjectId, Introduction> introduced = new HashMap<>();
    private final Map<ObjectId, Reach> reached = new HashMap<>();
    private final Set<ObjectId> open = new LinkedHashSet<>();
    private boolean incomplete;

    HistoryTracing(ObjectStore store, GitRefs refs, int largest, Deadline deadline) {
        this.store = store;
        this.reader = store.reader(largest);
        this.refs = refs;
        this.deadline = deadline;
    }

    Map<String, GitTrace> trace(Set<ObjectId> wanted) {
        open.addAll(wanted);
        Map<ObjectId, List<String>> inHead = new HashMap<>();
        try (reader) {
            refs.head().ifPresent(head -> headPaths(head, wanted, inHead));
            reach(refs.refs().values(), Reach.REF);
            reach(refs.stash(), Reach.STASH);
            reach(refs.logged(), Reach.REFLOG);
            if (!open.isEmpty() && !over()) {
                reach(dangling(), Reach.DANGLING);
            }
        }
        Map<String, GitTrace> traces = new LinkedHashMap<>();
        for (ObjectId id : wanted) {
            // with everything walked and nothing missing, what is still open hangs in the air
            Reach rest = incomplete || over() ? Reach.UNKNOWN : Reach.DANGLING;
            traces.put(
                    id.name(),
                    new GitTrace(
                            id.name(),
                            reached.getOrDefault(id, rest),
                            Optional.ofNullable(introduced.get(id)),
                            inHead.getOrDefault(id, List.of()).stream().sorted().toList()));
        }
        return traces;
    }

    private boolean over() {
        return deadline.hasExpired() || Thread.currentThread().isInterrupted();
    }

    /** Walks what can be reached from some objects, and was not reached before. */
    private void reach(Collection<ObjectId> tips, Reach reach) {
        Map<ObjectId, GitText.Commit> fresh = new LinkedHashMap<>();
        Deque<ObjectId> queue = new ArrayDeque<>(tips);
        List<ObjectId> bareTrees = new ArrayList<>();
        while (!queue.isEmpty() && !open.isEmpty()) {
            ObjectId id = queue.pop();
            if (over()) {
                return;
            }
            if (commits.containsKey(id)) {
                continue;
            }
            RawObject object = read(id);
            if (object == null) {
                continue;
            }
            try {
                switch (object.type()) {
                    case Constants.OBJ_COMMIT -> {
                        GitText.Commit commit = GitText.commit(object.bytes());
                        commits.put(id, commit);
                        fresh.put(id, commit);
                        queue.addAll(commit.parents());
                        found(id, reach, new Introduction(id.name(), "", commit.time()));
                    }
                    case Constants.OBJ_TAG -> {
                        found(id, reach, null);
                        queue.add(GitText.target(object.bytes()));
                    }
                    case Constants.OBJ_TREE -> bareTrees.add(id);
                    default -> found(id, reach, null);
                }
            } catch (GitFormatException e) {
                incomplete = true;
            }
        }
        for (ObjectId id : oldestFirst(fresh)) {
            if (open.isEmpty() || over()) {
                return;
            }
            GitText.Commit commit = fresh.get(id);
            if (commit != null) {
                tree(commit.tree(), "", reach, id, commit);
            }
        }
        // last, as they tell neither a commit nor a time
        bareTrees.forEach(id -> tree(id, "", reach, null, null));
    }

    /** By the committer's clock, but never a commit before its parents. */
    private static List<ObjectId> oldestFirst(Map<ObjectId, GitText.Commit> fresh) {
        Map<ObjectId, Integer> waiting = new HashMap<>();
        Map<ObjectId, List<ObjectId>> children = new HashMap<>();
        PriorityQueue<ObjectId> ready =
                new PriorityQueue<>(Comparator.<ObjectId, java.time.Instant>comparing(id -> time(fresh, id))
                        .thenComparing(ObjectId::name));
        fresh.forEach((id, commit) -> {
            int parents = 0;
            for (ObjectId parent : new HashSet<>(commit.parents())) {
                if (fresh.containsKey(parent)) {
                    parents++;
                    children.computeIfAbsent(parent, k -> new ArrayList<>()).add(id);
                }
            }
            waiting.put(id, parents);
            if (parents == 0) {
                ready.add(id);
            }
        });
        List<ObjectId> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            ObjectId id = ready.remove();
            order.add(id);
            for (ObjectId child : children.getOrDefault(id, List.of())) {
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return order;
    }

    private static java.time.Instant time(Map<ObjectId, GitText.Commit> commits, ObjectId id) {
        GitText.Commit commit = commits.get(id);
        return commit == null ? java.time.Instant.EPOCH : commit.time();
    }

    private void tree(
            ObjectId tree, String path, Reach reach, @Nullable ObjectId commit, GitText.@Nullable Commit parsed) {
        Deque<Map.Entry<ObjectId, String>> stack = new ArrayDeque<>();
        stack.push(Map.entry(tree, path));
        while (!stack.isEmpty() && !open.isEmpty() && !over()) {
            Map.Entry<ObjectId, String> next = stack.pop();
            if (!seenTrees.add(next.getKey())) {
                continue;
            }
            for (GitText.Entry entry : entries(next.getKey())) {
                if (entry.isTree()) {
                    stack.push(Map.entry(entry.id(), next.getValue() + entry.name() + "/"));
                } else if (open.contains(entry.id())) {
                    String where = next.getValue() + entry.name();
                    found(
                            entry.id(),
                            reach,
                            commit == null || parsed == null
                                    ? null
                                    : new Introduction(commit.name(), where, parsed.time()));
                }
            }
        }
    }

    private void found(ObjectId id, Reach reach, @Nullable Introduction where) {
        if (open.remove(id)) {
            reached.put(id, reach);
            if (where != null) {
                introduced.put(id, where);
            }
        }
    }

    private void headPaths(ObjectId head, Set<ObjectId> wanted, Map<ObjectId, List<String>> paths) {
        RawObject object = read(head);
        if (object == null || object.type() != Constants.OBJ_COMMIT) {
            return;
        }
        Deque<Map.Entry<ObjectId, String>> stack = new ArrayDeque<>();
        try {
            stack.push(Map.entry(GitText.commit(object.bytes()).tree(), ""));
        } catch (GitFormatException e) {
            incomplete = true;
        }
        while (!stack.isEmpty() && !over()) {
            Map.Entry<ObjectId, String> next = stack.pop();
            for (GitText.Entry entry : entries(next.getKey())) {
                String where = next.getValue() + entry.name();
                if (entry.isTree()) {
                    stack.push(Map.entry(entry.id(), where + "/"));
                } else if (wanted.contains(entry.id())) {
                    paths.computeIfAbsent(entry.id(), k -> new ArrayList<>()).add(where);
                }
            }
        }
    }

    private List<GitText.Entry> entries(ObjectId tree) {
        RawObject object = read(tree);
        if (object == null || object.type() != Constants.OBJ_TREE) {
            return List.of();
        }
        try {
            return GitText.tree(object.bytes());
        } catch (GitFormatException e) {
            incomplete = true;
            return List.of();
        }
    }

    private @Nullable RawObject read(ObjectId id) {
        try {
            return reader.read(id);
        } catch (GitFormatException e) {
            incomplete = true;
            return null;
        }
    }

    /** {@return all commits and tags there are; what was reached before is not walked again} */
    private List<ObjectId> dangling() {
        List<ObjectId> commitIds = new ArrayList<>();
        List<ObjectId> others = new ArrayList<>();
        for (Pack pack : store.packs()) {
            for (int i = 0; i < pack.size() && !over(); i++) {
                sort(pack.id(i), type(pack, i), commitIds, others);
            }
        }
        for (LooseObjects loose : store.loose()) {
            for (ObjectId id : loose.ids()) {
                RawObject object = over() ? null : read(id);
                sort(id, object == null ? Constants.OBJ_BAD : object.type(), commitIds, others);
            }
        }
        commitIds.addAll(others);
        return commitIds;
    }

    private int type(Pack pack, int position) {
        try {
            return reader.decoder(pack).type(pack.offset(position));
        } catch (GitFormatException e) {
            return Constants.OBJ_BAD;
        }
    }

    private void sort(ObjectId id, int type, List<ObjectId> commitIds, List<ObjectId> others) {
        if (type == Constants.OBJ_COMMIT) {
            commitIds.add(id);
        } else if (type == Constants.OBJ_TAG) {
            others.add(id);
        }
    }
}
