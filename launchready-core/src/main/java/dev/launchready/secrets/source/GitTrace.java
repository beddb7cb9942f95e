package dev.launchready.secrets.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an object of a repository comes from and what keeps it.
 *
 * @param object its name, 40 hexadecimal digits
 * @param reach what still leads to it
 * @param introduced where it first appeared, among the commits of that reach; empty if no commit that is left has it
 * @param headPaths where it is in the commit that is checked out, sorted; empty if it is not
 */
public record GitTrace(String object, Reach reach, Optional<Introduction> introduced, List<String> headPaths) {

    /** Copies the list. */
    public GitTrace {
        headPaths = List.copyOf(headPaths);
    }

    /** What leads to an object, the strongest first. */
    public enum Reach {
        /** A branch, a tag, a remote's branch or a worktree's {@code HEAD}: whoever clones may get it. */
        REF,
        /** Only the stash. */
        STASH,
        /** Only a reflog, which forgets after some weeks. */
        REFLOG,
        /** Nothing: it waits for {@code git gc}. */
        DANGLING,
        /** It was not found out, because an object is missing or the time was over. */
        UNKNOWN
    }

    /**
     * The first appearance of an object.
     *
     * @param commit the commit, 40 hexadecimal digits; the object itself for a commit message
     * @param path the path in it; empty for messages
     * @param time when it was committed, by the committer's clock
     */
    public record Introduction(String commit, String path, Instant time) {}
}
