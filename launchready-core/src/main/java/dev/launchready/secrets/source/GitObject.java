package dev.launchready.secrets.source;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * An object of a Git repository. Which commit and path introduced it is asked for later, by {@link
 * GitHistory#trace(java.util.Collection, dev.launchready.net.Deadline)}, because that costs a walk.
 *
 * @param id its name, 40 hexadecimal digits
 * @param kind what it is
 * @param names how folders call it, without the path to them: of a blob the first name that was met, and each further one
 *     of another extension; empty where nothing names it
 */
public record GitObject(String id, Kind kind, List<String> names) implements Origin {

    /** Copies the list. */
    public GitObject {
        names = List.copyOf(names);
    }

    /**
     * An object without a name in any folder.
     *
     * @param id its name, 40 hexadecimal digits
     * @param kind what it is
     */
    public GitObject(String id, Kind kind) {
        this(id, kind, List.of());
    }

    /** The kinds of objects whose content people write. */
    public enum Kind {
        /** The bytes of a file. */
        BLOB,
        /** A commit: its headers, which hold names and addresses, and its message. */
        COMMIT,
        /** An annotated tag: its headers and its message. */
        TAG
    }

    /** {@return the kind of a type of JGit's; empty for trees} */
    static Optional<Kind> kind(int type) {
        return switch (type) {
            case Constants.OBJ_BLOB -> Optional.of(Kind.BLOB);
            case Constants.OBJ_COMMIT -> Optional.of(Kind.COMMIT);
            case Constants.OBJ_TAG -> Optional.of(Kind.TAG);
            default -> Optional.empty();
        };
    }

    @Override
    public String place() {
        return switch (kind) {
            case BLOB -> "blob " + id;
            case COMMIT -> "message of commit " + id;
            case TAG -> "message of tag object " + id;
        };
    }
}
