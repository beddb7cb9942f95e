package dev.launchready.secrets.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Reads what commits, tags and trees refer to. JGit's own parsers name each object by a digest first, and ask the user's
 * configuration which implementation of SHA-1 to take.
 */
final class GitText {
    private static final int ID = Constants.OBJECT_ID_LENGTH;

    private GitText() {}

    /** What a commit refers to, and when it was committed. */
    record Commit(ObjectId tree, List<ObjectId> parents, Instant time) {}

    static Commit commit(byte[] bytes) throws GitFormatException {
        ObjectId tree = null;
        List<ObjectId> parents = new ArrayList<>();
        Instant time = Instant.EPOCH;
        for (String line : head(bytes)) {
            if (line.startsWith("tree ")) {
                tree = id(line.substring(5));
            } else if (line.startsWith("parent ")) {
                parents.add(id(line.substring(7)));
            } else if (line.startsWith("committer ")) {
                time = time(line);
            }
        }
        if (tree == null) {
            throw corrupt("the commit has no tree");
        }
        return new Commit(tree, parents, time);
    }

    /** {@return what a tag points to} */
    static ObjectId target(byte[] bytes) throws GitFormatException {
        for (String line : head(bytes)) {
            if (line.startsWith("object ")) {
                return id(line.substring(7));
            }
        }
        throw corrupt("the tag points to nothing");
    }

    private static List<String> head(byte[] bytes) {
        int end = 0;
        while (end + 1 < bytes.length && !(bytes[end] == '\n' && bytes[end + 1] == '\n')) {
            end++;
        }
        return new String(bytes, 0, Math.min(bytes.length, end + 1), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    private static ObjectId id(String text) throws GitFormatException {
        if (!ObjectId.isId(text)) {
            throw corrupt("a name of an object in it is none");
        }
        return ObjectId.fromString(text);
    }

    /** The seconds stand before the time zone, at the end of the line. */
    private static Instant time(String line) {
        String[] parts = line.split(" ", -1);
        try {
            return Instant.ofEpochSecond(Long.parseLong(parts[parts.length - 2]));
        } catch (RuntimeException e) {
            // a clock that was set to nonsense spoils an order, not the content
            return Instant.EPOCH;
        }
    }

    /** What a tree holds: files, folders, submodules. */
    record Entry(int mode, String name, ObjectId id) {
        boolean isTree() {
            return (mode & 0170000) == 0040000;
        }

        boolean isSubmodule() {
            return (mode & 0170000) == 0160000;
        }
    }

    static List<Entry> tree(byte[] bytes) throws GitFormatException {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int mode = 0;
            while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '7') {
                mode = (mode << 3) | (bytes[at++] - '0');
            }
            int name = at + 1;
            int end = name;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            if (at >= bytes.length || bytes[at] != ' ' || end + ID >= bytes.length) {
                throw corrupt("the tree ends within an entry");
            }
            entries.add(new Entry(
                    mode,
                    new String(bytes, name, end - name, StandardCharsets.UTF_8),
                    ObjectId.fromRaw(bytes, end + 1)));
            at = end + 1 + ID;
        }
        return entries;
    }

    private static GitFormatException corrupt(String detail) {
        return new GitFormatException(Gap.Reason.CORRUPT, detail);
    }
}
