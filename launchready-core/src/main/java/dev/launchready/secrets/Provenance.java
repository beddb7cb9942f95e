package dev.launchready.secrets;

import dev.launchready.secrets.source.GitObject;
import dev.launchready.secrets.source.GitTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a secret got to where it was found. */
public sealed interface Provenance {
    /** A file that lies in the tree, or within an archive that does. */
    record Lying() implements Provenance {}

    /**
     * A part of an image.
     *
     * @param detail what it is, for example {@code layer 1 of 2}
     * @param deleted whether a later layer deletes it, which whoever pulls the image gets all the same
     */
    record Packed(String detail, boolean deleted) implements Provenance {}

    /**
     * An object of a repository.
     *
     * @param object its name, 40 hexadecimal digits
     * @param kind what it is
     * @param reach what still leads to it
     * @param introduced the first commit that has it; empty if no commit that is left has it
     * @param headPaths where it is in the commit that is checked out; empty if it is not
     */
    record InHistory(
            String object,
            GitObject.Kind kind,
            GitTrace.Reach reach,
            Optional<Introduction> introduced,
            List<String> headPaths)
            implements Provenance {
        /** Copies the list. */
        public InHistory {
            headPaths = List.copyOf(headPaths);
        }

        /** What a trace says. */
        static InHistory of(GitObject object, GitTrace trace) {
            return new InHistory(
                    object.id(),
                    object.kind(),
                    trace.reach(),
                    trace.introduced().map(i -> new Introduction(i.commit(), i.path(), i.time())),
                    trace.headPaths());
        }

        /** The same, in whose paths nothing is said of any secret. */
        InHistory silent(Silence silence) {
            return new InHistory(
                    object,
                    kind,
                    reach,
                    introduced.map(i -> new Introduction(i.commit(), silence.of(i.path()), i.time())),
                    headPaths.stream().map(silence::of).toList());
        }

        /** {@return whether the commit that is checked out has it} */
        public boolean isInHead() {
            return !headPaths.isEmpty();
        }
    }

    /**
     * The first appearance of an object.
     *
     * @param commit the commit, 40 hexadecimal digits
     * @param path the path in it; empty for messages
     * @param time when it was committed, by the committer's clock
     */
    record Introduction(String commit, String path, Instant time) {}
}
